/** `npm run bench [-- p1 p2 p4 p5 p9] [--entries=5000000]`: prints one table (docs/benchmarks.md). */
import 'reflect-metadata'
import { join } from 'node:path'
import { p2, p5 } from './figures.ts'
import { p1 } from './p1.ts'
import { p4 } from './p4.ts'
import { p9 } from './p9.ts'
import { installPeers, PEERS } from './peers.ts'
import { ROOT } from './programs.ts'
import { openProvince, type Province } from './province.ts'
import { schemaOf } from '@jingxian/server/app/schema'
import { machine, printed, type Row } from './table.ts'

type Bench = (province: Province, peers: boolean) => Promise<Row[]>

const BENCHES: Record<string, Bench> = { p1, p2, p4, p5, p9 }
const ENTRIES = 5_000_000
const PROJECTS = 6_000

const say = (line: string): void => void process.stderr.write(`${line}\n`)

async function main(args: string[]): Promise<void> {
  const chosen = args.filter((arg) => !arg.startsWith('--'))
  const unknown = chosen.filter((name) => !(name in BENCHES))
  if (unknown.length) throw new Error(`There is no bench ${unknown.join(', ')}: say one of ${Object.keys(BENCHES).join(', ')}, or none for all.`)
  const entries = Number(args.find((arg) => arg.startsWith('--entries='))?.split('=')[1] ?? ENTRIES)
  const missing = await installPeers(say)
  if (missing) say(missing)
  const province = await openProvince(join(ROOT, '.bench'), { entries, projects: PROJECTS }, say)
  schemaOf() // opens the catalogue of metrics
  const rows: Row[] = []
  try {
    for (const name of chosen.length ? chosen : Object.keys(BENCHES)) {
      say(`Measuring ${name}`)
      rows.push(...(await BENCHES[name]!(province, !missing).catch(failed(name))))
    }
    const [{ version }] = await province.house.orm.em.fork().execute<[{ version: string }]>(`select 'PostgreSQL ' || current_setting('server_version') as version`)
    const peers = missing ? 'no PostGraphile' : Object.entries(PEERS).map(([name, v]) => `${name} ${v}`).join(', ')
    process.stdout.write(`\n${machine(version)} · ${peers} · ${entries} entries over 120 months · ${new Date().toISOString().slice(0, 10)}\n\n${printed(rows)}\n`)
  } finally {
    await province.close()
  }
}

/** What the others measured is printed all the same. */
function failed(name: string) {
  return (error: Error): Row[] => {
    say(`${name} failed: ${error.stack ?? error.message}`)
    process.exitCode = 1
    return []
  }
}

main(process.argv.slice(2)).catch((error: Error) => {
  say(error.stack ?? error.message)
  process.exitCode = 1
})
