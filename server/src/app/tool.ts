/** Tools for developers: `emit` writes what is generated and committed; `migration <name>` writes the next migration. */
import 'reflect-metadata'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { exampleEnv } from '../kernel/config.ts'
import { schemaText } from './emit-schema.ts'
import { makeMigration } from './make-migration.ts'
import { rightsText } from './rights-text.ts'

const root = join(import.meta.dirname, '../..')
const [command, ...args] = process.argv.slice(2)

if (command === 'emit') {
  writeFileSync(join(root, 'schema/schema.graphql'), schemaText())
  writeFileSync(join(root, 'docs/rights.md'), rightsText())
  writeFileSync(join(root, '.env.example'), exampleEnv())
} else if (command === 'migration') {
  const path = await makeMigration(join(root, 'server/migrations'), args[0] ?? 'change', args[1])
  process.stdout.write(`${path}\n`)
} else {
  process.stderr.write('Say emit, or migration <name> [url of a database at the last migration].\n')
  process.exitCode = 1
}
