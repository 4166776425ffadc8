/** The promises S9-S13 as functions that list what breaks them; the tests run them on the whole and on a sabotaged house. */
import { Client } from 'pg'
import { INNER_ROLES, type AnyRole } from '@jingxian/server/kernel/actor'
import { databaseOf, innerRoleIn, quoted } from '@jingxian/server/kernel/roles-in'

/** Rows that everybody signed in may read, by decision: sums at city x period, and which versions there are. */
export const OPEN_TABLES = ['city_fact', 'data_version', 'rollup_city', 'rollup_city_month', 'rollup_checkpoint']
/** No unit's rows: reference data, the door's own tables, and rows kept by account. */
const UNITLESS = ['country', 'exchange_rate', 'house_note', 'industry', 'migration', 'public_project', 'published_fact', 'region', 'series_break', 'special_day']

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
export function roleAt(url: string, role: AnyRole): string {
  return quoted(innerRoleIn(databaseOf(url), role))
}

/** Runs one statement in a transaction of its own; the error's text instead of rows when it is refused. */
async function tried(client: Client, settings: string[], statement: string): Promise<{ rows: Record<string, unknown>[]; count: number } | { error: string }> {
  await client.query('begin')
  try {
    for (const setting of settings) await client.query(`set local ${setting}`)
    const { rows, rowCount } = await client.query(statement)
    return { rows, count: rowCount ?? 0 }
  } catch (error) {
    return { error: (error as Error).message }
  } finally {
    await client.query('rollback')
  }
}

type UnitRole = 'city_role' | 'county_role'
const ACCOUNT = 7

function settingsAs(url: string, role: UnitRole, unit: number): string[] {
  const city = Math.floor(unit / 100) * 100
  return [`role ${roleAt(url, role)}`, `app.account = '${ACCOUNT}'`, `app.city = '${city}'`, ...(role === 'county_role' ? [`app.county = '${unit}'`] : [])]
}

/** What makes a row of a table somebody else's; undefined where nothing in it says whose it is. */
async function foreignIn(client: Client, table: string, role: UnitRole, unit: number): Promise<string | undefined> {
  const column = role === 'city_role' ? 'city' : 'county'
  // A unit's share of another's project is the one row that two units see.
  if (table === 'project_share') return `${column} <> ${unit} and unit <> ${unit}`
  if (await hasColumn(client, table, column)) return `${column} <> ${unit}`
  // Counties share the numbering of their city.
  if (await hasColumn(client, table, 'city')) return `city <> ${Math.floor(unit / 100) * 100}`
  if (table === 'account') return `id <> ${ACCOUNT}`
  return (await hasColumn(client, table, 'account')) ? `account <> ${ACCOUNT}` : undefined
}

/** S9: as a unit, from every table: no row of another unit or account, and nothing at all where no row says whose it is. */
export async function foreignRows(appUrl: string, role: UnitRole, unit: number): Promise<string[]> {
  return connected(appUrl, async (client) => {
    const found: string[] = []
    for (const table of await tables(client)) {
      if (OPEN_TABLES.includes(table) || UNITLESS.includes(table)) continue
      const foreign = await foreignIn(client, table, role, unit)
      const answer = await tried(client, settingsAs(appUrl, role, unit), `select count(*)::int as n from ${table} where ${foreign ?? 'true'}`)
      if ('error' in answer && !/permission denied/.test(answer.error)) found.push(`${table}: ${answer.error}`)
      if ('error' in answer) continue
      if (!foreign) found.push(`${role} reads ${table}, which does not say whose a row is`)
      else if (answer.rows[0]!['n'] !== 0) found.push(`${role} ${unit} sees ${answer.rows[0]!['n']} foreign rows of ${table}`)
    }
    return found
  })
}

/** One row of every table that belongs to another unit, read past row security; tables without one are named. */
async function foreignSamples(ownerUrl: string, role: UnitRole, unit: number): Promise<{ samples: Map<string, object>; empty: string[] }> {
  return connected(ownerUrl, async (client) => {
    const samples = new Map<string, object>()
    const empty: string[] = []
    await client.query('begin')
    for (const table of await tables(client)) {
      const foreign = UNITLESS.includes(table) ? undefined : await foreignIn(client, table, role, unit)
      if (!foreign) continue
      await client.query(`alter table ${table} no force row level security`)
      const { rows } = await client.query(`select row_to_json(t) as row from ${table} t where ${foreign} limit 1`)
      if (rows[0]) samples.set(table, rows[0].row as object)
      else empty.push(table)
    }
    await client.query('rollback')
    return { samples, empty }
  })
}

/** S9: as a unit, into every table: no row in another's name, and no change or removal of one. */
export async function foreignWrites(appUrl: string, ownerUrl: string, role: UnitRole, unit: number): Promise<{ found: string[]; untried: string[] }> {
  const { samples, empty } = await foreignSamples(ownerUrl, role, unit)
  return connected(appUrl, async (client) => {
    const found: string[] = []
    for (const [table, row] of samples) {
      const settings = settingsAs(appUrl, role, unit)
      const literal = (value: unknown) => client.escapeLiteral(typeof value === 'object' ? JSON.stringify(value) : String(value))
      const columns = await writtenColumns(client, table)
      const insert = await tried(client, settings, `insert into ${table} (${columns}) overriding system value select ${columns} from json_populate_record(null::${table}, ${literal(row)})`)
      if (!('error' in insert) || !/row-level security|permission denied/.test(insert.error)) found.push(`${role} ${unit} adds a foreign row to ${table}`)
      // Nothing of the row is read: with a condition the policy for reading would stand in for the one for writing.
      const column = await plainColumn(client, table, row, roleName(appUrl, role))
      if (column) {
        const own = `select count(*)::int as n from ${table} where not (${await foreignIn(client, table, role, unit)})`
        const mine = await tried(client, settings, own)
        const all = await tried(client, settings, `update ${table} set ${column} = ${literal(row[column as keyof typeof row])}`)
        if ('rows' in mine && 'rows' in all && all.count > (mine.rows[0]!['n'] as number)) found.push(`${role} ${unit} changes foreign rows of ${table}`)
      }
      const removed = await tried(client, settings, `with gone as (delete from ${table} where ${await foreignIn(client, table, role, unit)} returning 1) select count(*)::int as n from gone`)
      if ('rows' in removed && removed.rows[0]!['n'] !== 0) found.push(`${role} ${unit} removes foreign rows of ${table}`)
    }
    return { found, untried: empty }
  })
}

function roleName(url: string, role: AnyRole): string {
  return innerRoleIn(databaseOf(url), role)
}

/** Those that PostgreSQL does not compute: it refuses the others before it looks at any policy. */
async function writtenColumns(client: Client, table: string): Promise<string> {
  const { rows } = await client.query(`select attname from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`, [table])
  return rows.map(({ attname }) => `"${attname as string}"`).join(', ')
}

/** A column that the role may change and that no key holds. */
async function plainColumn(client: Client, table: string, row: object, role: string): Promise<string | undefined> {
  const { rows } = await client.query(
    `select attname from pg_attribute a where attrelid = $1::regclass and attnum > 0 and not attisdropped and has_column_privilege($2, $1::regclass, attnum, 'update')
       and not exists (select from pg_index i where i.indrelid = a.attrelid and a.attnum = any (i.indkey))
       and not exists (select from pg_constraint c where c.conrelid = a.attrelid and c.contype in ('p', 'u', 'f') and a.attnum = any (c.conkey)) order by attnum`,
    [table, role],
  )
  return rows.map(({ attname }) => attname as string).find((name) => row[name as keyof typeof row] !== null && !['city', 'county'].includes(name))
}

async function hasColumn(client: Client, table: string, column: string): Promise<boolean> {
  // Not information_schema: it shows a login only the columns that it may read, and this login may read none.
  const { rowCount } = await client.query('select 1 from pg_attribute where attrelid = $1::regclass and attname = $2', [table, column])
  return (rowCount ?? 0) > 0
}

/** What each role reads whatever its context, by decision (of `upload` the province's own); of everything else a missing context must raise. */
const READ_BY_ALL_OF: Record<AnyRole, readonly string[]> = {
  public_role: [],
  county_role: OPEN_TABLES,
  city_role: OPEN_TABLES,
  // Counties of all cities, small cells hidden by the planner (0020).
  screen_role: [...OPEN_TABLES, 'fact'],
  province_role: [...OPEN_TABLES, 'entry', 'entry_step', 'evidence', 'fact', 'monthly_return', 'project', 'project_commitment', 'project_duplicate', 'project_investor', 'project_share', 'rollup_detail', 'saved_change', 'stage_event', 'upload'],
  staff_role: [...OPEN_TABLES, 'audit_event', 'audit_seal', 'entry', 'entry_step', 'evidence', 'fact', 'monthly_return', 'project', 'project_commitment', 'project_duplicate', 'project_investor', 'project_share', 'rollup_detail', 'saved_change', 'stage_event'],
  // The door and the house work for everybody; what they may read is swept in docs/rights.md.
  door_role: ['account', 'audit_event', 'display_token', 'session', 'sign_in_guard'],
  job_role: [],
  // Compares across cities by decision (0014), a few columns of these.
  match_role: ['project', 'project_duplicate', 'project_investor'],
}

/** S10: without its context every table raises, to every role that is kept by one; an empty answer would be a wrong number. */
export async function silentWithoutContext(appUrl: string): Promise<string[]> {
  return connected(appUrl, async (client) => {
    const found: string[] = []
    for (const table of await tables(client)) {
      const alone = await tried(client, [], `select count(*)::int as n from ${table}`)
      if ('rows' in alone) found.push(`the login reads ${table} without a role`)
      if (UNITLESS.includes(table)) continue
      for (const role of INNER_ROLES) {
        if (role === 'job_role' || READ_BY_ALL_OF[role].includes(table)) continue
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
