// Finds Node 24 and pnpm 10: those of this machine if they fit, else the exact ones below, fetched through npx.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { run } from './children.mjs'
import { Failed } from './failed.mjs'

const PNPM = '10.34.9'

/** The environment in which `node` and `pnpm` are the right ones. */
export async function findTools(root, say) {
  const pins = { node: readFileSync(join(root, '.node-version'), 'utf8').trim(), pnpm: PNPM }
  const memory = join(root, 'node_modules', '.jingxian-tools')
  if (await fits(pins)) return withPath(dirname(process.execPath))
  const known = recall(memory, pins)
  if (known) return withPath(known)
  say(`Getting Node ${pins.node} and pnpm ${pins.pnpm} (once)`)
  const folder = await fetchTools(pins, root)
  mkdirSync(dirname(memory), { recursive: true })
  writeFileSync(memory, JSON.stringify({ ...pins, folder }))
  return withPath(folder)
}

async function fits(pins) {
  if (major(process.versions.node) !== major(pins.node)) return false
  const { code, output } = await run('pnpm', ['--version'], {
    quiet: true,
    env: withPath(dirname(process.execPath)),
  })
  return code === 0 && major(output.trim().split('\n').pop()) === major(pins.pnpm)
}

function recall(memory, pins) {
  try {
    const { node, pnpm, folder } = JSON.parse(readFileSync(memory, 'utf8'))
    return node === pins.node && pnpm === pins.pnpm && holdsBoth(folder) ? folder : undefined
  } catch {
    return undefined
  }
}

/**
 * npx puts both on a PATH of its own; we ask for that PATH instead of running inside npx, so that no further
 * process stands between a signal and the server, and no flag needs quoting for a shell.
 */
async function fetchTools({ node, pnpm }, root) {
  const wanted = [`--package=node@${node}`, `--package=pnpm@${pnpm}`]
  const args = ['--yes', ...wanted, '-c', 'node -p process.version+process.env.PATH']
  const { output } = await run('npx', args, { quiet: true, cwd: root })
  const line = output.split(/\r?\n/).find((each) => each.startsWith(`v${node}`)) ?? ''
  const folder = line
    .slice(node.length + 1)
    .split(delimiter)
    .find(holdsBoth)
  if (folder) return folder
  process.stderr.write(`${output}\n`)
  throw new Failed(
    `Node ${node} and pnpm ${pnpm} could not be fetched through npx: connect this machine to its npm registry, or install both yourself, then try again.`,
  )
}

function holdsBoth(folder) {
  const ends = process.platform === 'win32' ? ['.cmd', '.exe'] : ['']
  return ['node', 'pnpm'].every((name) => ends.some((end) => existsSync(join(folder, name + end))))
}

function withPath(folder) {
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH'
  return { ...process.env, [key]: `${folder}${delimiter}${process.env[key] ?? ''}` }
}

function major(version) {
  return version.replace(/^v/, '').split('.')[0]
}
