/** Tools for developers: `emit` writes what is generated and committed, `emit check` compares it; `migration <name>` writes the next migration. */
import 'reflect-metadata'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { EMIT_REMEDY, EMITTED } from './emitted.ts'
import { makeMigration } from './make-migration.ts'

const root = join(import.meta.dirname, '../..')
const [command, ...args] = process.argv.slice(2)

if (command === 'emit' && args[0] === 'check') {
  const stale = Object.entries(EMITTED).filter(([path, text]) => readFileSync(join(root, path), 'utf8') !== text())
  for (const [path] of stale) process.stderr.write(`${path} is not what the code says: ${EMIT_REMEDY}.\n`)
  process.exitCode = stale.length ? 1 : 0
} else if (command === 'emit') {
  for (const [path, text] of Object.entries(EMITTED)) writeFileSync(join(root, path), text())
} else if (command === 'migration') {
  const path = await makeMigration(join(root, 'server/migrations'), args[0] ?? 'change', args[1])
  process.stdout.write(`${path}\n`)
} else {
  process.stderr.write('Say emit, emit check, or migration <name> [url of a database at the last migration].\n')
  process.exitCode = 1
}
