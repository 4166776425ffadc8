/** P9: from `npm start` to the first leaderboard: a fresh clone with the packages' cache, and the next start. */
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePort, ROOT, signIn, start, stop } from './programs.ts'
import type { Row } from './table.ts'

const run = promisify(execFile)
const PASSWORD = 'bench-password-149'
const LEADERBOARD = '{ snapshot { cube(periods: {grain: MONTH, from: "2025-10", to: "2025-10"}) { rows(first: 15, orderBy: [{metric: CAPITAL_USED}]) { nodes { key { city { name } } capitalUsed { value rank { position } } } } } } }'

export async function p9(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'jingxian-clone-'))
  try {
    await run('chmod', ['755', folder])
    const clone = join(folder, 'jingxian')
    await run('git', ['clone', '--quiet', '--no-hardlinks', ROOT, clone])
    const [fresh, warm] = [await firstAnswer(clone), await firstAnswer(clone)]
    return [
      { promise: 'P9', what: 'fresh clone, packages in the cache: to the first leaderboard', figure: `${fresh.toFixed(1)} s`, aim: '<= 60 s' },
      { promise: 'P9', what: 'warm start: to the first leaderboard', figure: `${warm.toFixed(1)} s`, aim: '<= 8 s' },
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Seconds from the command to the answer, with a sign-in between. */
async function firstAnswer(clone: string): Promise<number> {
  const port = await freePort()
  const began = performance.now()
  const child = await start('npm', ['start'], { cwd: clone, env: { PORT: String(port), DEMO_PASSWORD: PASSWORD, DATABASE_URL: '' }, ready: new RegExp(`http://127.0.0.1:${port}`) })
  try {
    const origin = `http://127.0.0.1:${port}`
    const cookie = await signIn(origin, 'analyst', PASSWORD)
    const response = await fetch(`${origin}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', cookie }, body: JSON.stringify({ query: LEADERBOARD }) })
    const { data, errors } = (await response.json()) as { data: { snapshot: { cube: { rows: { nodes: unknown[] } } } } | null; errors?: unknown }
    if (data?.snapshot.cube.rows.nodes.length !== 15) throw new Error(`No leaderboard: ${JSON.stringify(errors)}`)
    return (performance.now() - began) / 1000
  } finally {
    // Not SIGINT: a terminal tells the whole group, a signal to npm alone stops at its shell.
    await stop(child)
  }
}
