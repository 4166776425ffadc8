/** The promises S9-S13 as functions that list what breaks them; the tests run them on the whole and on a sabotaged house. */
import { Client } from 'pg'
import { INNER_ROLES, type InnerRole } from '@jingxian/server/kernel/actor'
import { databaseOf, innerRoleIn, quoted } from '@jingxian/server/kernel/roles-in'

/** Rows that everybody signed in may read, by decision: sums at city x period, and which versions there are. */
export const OPEN_TABLES = ['city_fact', 'data_version', 'rollup_city', 'rollup_checkpoint']
/** No unit's rows: reference data, the door's own tables, and rows kept by account. */
const UNITLESS = ['country', 'exchange_rate', 'house_note', 'industry', 'migration', 'published_fact', 'region', 'series_break', 'special_day']

export async function connected<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function tables(client: Client): Promise<string[]> {
  const { rows } = await client.query(`select tablename from pg_tables where schemaname = 'public' order by 1`)
  return rows.map((row) => row.tablename as string)
}

/** What PostgreSQL calls a role in the database of this address. */
export function roleAt(url: string, role: InnerRole): string {
  return quoted(innerRoleIn(databaseOf(url), role))
}

/** Runs one statement in a transaction of its own; the error's text instead of rows when it is refused. */
async function tried(client: Client, settings: string[], statement: string): Promise<{ rows: Record<string, unknown>[] } | { error: string }> {
  await client.query('begin')
  try {
    for (const setting of settings) await client.query(`set local ${setting}`)
    return { rows: (await client.query(statement)).rows }
  } catch (error) {
    return { error: (error as Error).message }
  } finally {
    await client.query('rollback')
  }
}

/** S9: as a unit, from every table that has a city or county: no row of another unit. */
export async function foreignRows(appUrl: string, role: 'city_role' | 'county_role', unit: number): Promise<string[]> {
  return connected(appUrl, async (client) => {
    const found: string[] = []
    const column = role === 'city_role' ? 'city' : 'county'
    const city = Math.floor(unit / 100) * 100
    const settings = [`role ${roleAt(appUrl, role)}`, `app.account = '7'`, `app.city = '${city}'`, ...(role === 'county_role' ? [`app.county = '${unit}'`] : [])]
    for (const table of await tables(client)) {
      if (OPEN_TABLES.includes(table) || UNITLESS.includes(table)) continue
      const kept = await hasColumn(client, table, column)
      if (!kept && !(await hasColumn(client, table, 'account'))) continue
      const own = kept ? `${column} <> ${unit}` : 'account <> 7'
      // A unit's share of another's project is the one row that two units see.
      const shared = table === 'project_share' ? ` and unit <> ${unit}` : ''
      const answer = await tried(client, settings, `select count(*)::int as n from ${table} where ${own}${shared}`)
      if ('rows' in answer && answer.rows[0]!['n'] !== 0) found.push(`${role} ${unit} sees ${answer.rows[0]!['n']} foreign rows of ${table}`)
      if ('error' in answer && !/permission denied/.test(answer.error)) found.push(`${table}: ${answer.error}`)
    }
    return found
  })
}

async function hasColumn(client: Client, table: string, column: string): Promise<boolean> {
  // Not information_schema: it shows a login only the columns that it may read, and this login may read none.
  const { rowCount } = await client.query('select 1 from pg_attribute where attrelid = $1::regclass and attname = $2', [table, column])
  return (rowCount ?? 0) > 0
}

/** S10: without its context every table raises, to every role that is kept by one; an empty answer would be a wrong number. */
export async function silentWithoutContext(appUrl: string): Promise<string[]> {
  return connected(appUrl, async (client) => {
    const found: string[] = []
    for (const table of await tables(client)) {
      const alone = await tried(client, [], `select count(*)::int as n from ${table}`)
      if ('rows' in alone) found.push(`the login reads ${table} without a role`)
      if (OPEN_TABLES.includes(table) || UNITLESS.includes(table)) continue
      for (const role of ['city_role', 'county_role'] as const) {
        const answer = await tried(client, [`role ${roleAt(appUrl, role)}`], `select count(*)::int as n from ${table}`)
        if ('rows' in answer) found.push(`${role} without its unit reads ${table} as ${JSON.stringify(answer.rows[0])}`)
      }
    }
    return found
  })
}

/** S11: the login is nobody by itself. */
export async function loginRights(ownerUrl: string, login: string): Promise<string[]> {
  return connected(ownerUrl, async (client) => {
    const { rows: roles } = await client.query(`select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolinherit from pg_roles where rolname = $1`, [login])
    const { rows: members } = await client.query(
      `select r.rolname, m.inherit_option, m.set_option, m.admin_option from pg_auth_members m join pg_roles r on r.oid = m.roleid where m.member = $1::regrole`,
      [`"${login}"`],
    )
    const { rows: owned } = await client.query(`select tablename from pg_tables where tableowner = $1`, [login])
    const { rows: granted } = await client.query(`select table_name, privilege_type from information_schema.role_table_grants where grantee = $1`, [login])
    return [
      ...Object.entries(roles[0] as Record<string, boolean>).filter(([, yes]) => yes).map(([right]) => `the login has ${right}`),
      ...members.filter((m) => m.inherit_option || m.admin_option || !m.set_option).map((m) => `the login inherits or administers ${m.rolname}`),
      ...INNER_ROLES.map((role) => innerRoleIn(databaseOf(ownerUrl), role)).filter((role) => !members.some((m) => m.rolname === role)).map((role) => `the login may not become ${role}`),
      ...owned.map((row) => `the login owns ${row.tablename}`),
      ...granted.map((row) => `the login may ${row.privilege_type} ${row.table_name}`),
    ]
  })
}

/** S12: row security is on and forced wherever a row belongs to somebody, and no view reads as its owner. */
export async function unforcedTables(ownerUrl: string): Promise<string[]> {
  return connected(ownerUrl, async (client) => {
    const { rows } = await client.query(
      `select c.relname, c.relkind, c.relrowsecurity, c.relforcerowsecurity, c.reloptions,
              (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
       from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')`,
    )
    return rows.flatMap((row) => {
      if (row.relkind === 'm') return [`${row.relname} is a materialised view: it is never filtered`]
      if (row.relkind === 'v') return (row.reloptions ?? []).includes('security_invoker=true') ? [] : [`${row.relname} reads as its owner`]
      if (UNITLESS.includes(row.relname)) return []
      return row.relrowsecurity && row.relforcerowsecurity && row.policies > 0 ? [] : [`${row.relname} is not kept by row security`]
    })
  })
}
