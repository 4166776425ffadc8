/** Who may do what with which table, as PostgreSQL is told: a page that reviewers read, kept true by a test. */
import { MikroORM } from '@mikro-orm/postgresql'
import { INNER_ROLES } from '../kernel/actor.ts'
import { ormOptions } from '../kernel/database.ts'
import { grantsFor } from '../kernel/rights.ts'
import { ENTITIES } from './features.ts'

export function rightsText(): string {
  const orm = new MikroORM(ormOptions('postgresql://nobody@127.0.0.1:1/none', ENTITIES))
  const metadata = [...orm.getMetadata().getAll().values()]
  const grants = grantsFor(metadata).map(parsed)
  const tables = [...new Set(grants.map((grant) => grant.table))]
  const where = new Map(metadata.flatMap((meta) => meta.policies.map((p) => [`${meta.tableName} ${p.roles![0]} ${p.command}`, String(p.using ?? p.check)])))
  const cell = (table: string, role: string) => {
    const own = grants.filter((grant) => grant.table === table && grant.role === role)
    return own.map(({ verb, columns }) => `${verb}${columns ? ` (${columns})` : ''}${condition(where.get(`${table} ${role} ${verb}`))}`).join('<br>') || '–'
  }
  const head = `| table | ${INNER_ROLES.join(' | ')} |\n|${' --- |'.repeat(INNER_ROLES.length + 1)}`
  const rows = tables.map((table) => `| ${table} | ${INNER_ROLES.map((role) => cell(table, role)).join(' | ')} |`)
  return `# Rights on rows\n\nEmitted from the entities (\`pnpm emit\`); do not edit. A role without a word gets \`permission denied\`; the login has none of these itself.\n\n${head}\n${rows.join('\n')}\n`
}

function parsed(grant: string): { verb: string; columns: string | undefined; table: string; role: string } {
  const [, verb, columns, table, role] = /^grant (\w+)(?: \((.+?)\))? on (\w+) to (\w+)$/.exec(grant)!
  return { verb: verb!, columns, table: table!, role: role! }
}

function condition(where: string | undefined): string {
  if (!where || where === 'true') return ''
  return ` where ${where.replace(/current_setting\('app\.(\w+)'\)::int/g, 'own $1')}`
}
