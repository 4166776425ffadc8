/** The migrations: SQL files, in the order of their numbers, bundled with the server. */
import { Migration } from '@mikro-orm/migrations'
import type { MigrationItem } from '../kernel/prepare.ts'

const files = import.meta.glob<string>('../../migrations/*.sql', { query: '?raw', import: 'default', eager: true })

export const MIGRATIONS: MigrationItem[] = Object.entries(files)
  .sort(([a], [b]) => a.localeCompare(b))
  .map(([path, sql]) => ({ name: path.split('/').at(-1)!.replace('.sql', ''), class: migrationOf(sql) }))

function migrationOf(sql: string): MigrationItem['class'] {
  return class extends Migration {
    override up(): void {
      for (const statement of statementsOf(sql)) this.addSql(statement)
    }
  }
}

/** One statement per line group; our migrations hold no semicolon inside a statement, and no rights (kernel/rights.ts). */
export function statementsOf(sql: string): string[] {
  return sql
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter(Boolean)
}
