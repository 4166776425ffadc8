/** Who may do what with which table, as PostgreSQL is told: a page that reviewers read, kept true by a test. */
import { MikroORM } from '@mikro-orm/postgresql'
import { INNER_ROLES } from '../kernel/actor.ts'
import { ormOptions } from '../kernel/database.ts'
import { rightsIn } from '../kernel/rights.ts'
import { ENTITIES } from './features.ts'

export function rightsText(): string {
  const orm = new MikroORM(ormOptions('postgresql://nobody@127.0.0.1:1/none', ENTITIES))
  const rights = rightsIn([...orm.getMetadata().getAll().values()])
  const tables = [...new Set(rights.map((right) => right.table))]
  const cell = (table: string, role: string) => {
    const own = rights.filter((right) => right.table === table && right.role === role)
    return own.map(({ verb, columns, where, kept }) => `${verb}${columns?.length ? ` (${columns.join(', ')})` : ''}${kept ? condition(where) : ''}`).join('<br>') || '–'
  }
  const head = `| table | ${INNER_ROLES.join(' | ')} |\n|${' --- |'.repeat(INNER_ROLES.length + 1)}`
  const rows = tables.map((table) => `| ${table} | ${INNER_ROLES.map((role) => cell(table, role)).join(' | ')} |`)
  return `# Rights on rows\n\nEmitted from the entities (\`pnpm emit\`); do not edit. A role without a word gets \`permission denied\`; the login has none of these itself.\nIn PostgreSQL each role carries the database's name: \`jingxian_city_role\`.\n\n${head}\n${rows.join('\n')}\n`
}

function condition(where: string): string {
  if (where === 'true') return ''
  return ` where ${where.replace(/current_setting\('app\.(\w+)'\)::int/g, 'own $1')}`
}
