/**
 * What the owner does before the server may serve: roles, migrations, grants. Everything here can be repeated.
 * The login that the server then uses carries the database's name and has no right of its own.
 */
import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'
import { Migrator } from '@mikro-orm/migrations'
import { MikroORM } from '@mikro-orm/postgresql'
import type { EntityClass } from '@mikro-orm/core'
import { INNER_ROLES } from './actor.ts'
import { ormOptions } from './database.ts'
import { StartRefused } from './start-refused.ts'
import { grantsFor } from './rights.ts'

export interface MigrationItem {
  name: string
  class: new (...args: never[]) => unknown
}

export interface Prepared {
  /** The server's own connection string. */
  appUrl: string
  migrated: number
}

const LEAST_VERSION = 16

/** @throws StartRefused with one sentence that says what to do */
export async function prepareDatabase(ownerUrl: string, entities: EntityClass<object>[], migrations: MigrationItem[]): Promise<Prepared> {
  const owner = await openOwner(ownerUrl, entities, migrations)
  try {
    await checkServer(owner)
    const app = appLogin(ownerUrl)
    await ensureRoles(owner, app)
    const migrated = await owner.migrator.up()
    await applyGrants(owner)
    return { appUrl: app.url, migrated: migrated.length }
  } finally {
    await owner.close()
  }
}

async function openOwner(url: string, entities: EntityClass<object>[], migrations: MigrationItem[]): Promise<MikroORM> {
  const options = ormOptions(url, entities, 2)
  const orm = new MikroORM({
    ...options,
    extensions: [Migrator],
    migrations: { migrationsList: migrations as never, tableName: 'migration', transactional: true, snapshot: false, silent: true },
  })
  await orm.em.execute('select 1').catch((error: Error) => {
    throw new StartRefused(`The database at ${hostOf(url)} does not answer (${error.message}): check DATABASE_URL and that the server runs.`)
  })
  return orm
}

async function checkServer(owner: MikroORM): Promise<void> {
  const [row] = await owner.em.execute<{ version: number; can: boolean }[]>(
    `select current_setting('server_version_num')::int / 10000 as version,
            (select rolcreaterole or rolsuper from pg_roles where rolname = current_user) as can`,
  )
  if (row!.version < LEAST_VERSION) {
    throw new StartRefused(`The database runs PostgreSQL ${row!.version}; ${LEAST_VERSION} or newer is needed: upgrade it or point DATABASE_URL elsewhere.`)
  }
  if (!row!.can) throw new StartRefused('The role of DATABASE_URL may not create roles: grant it CREATEROLE, the server needs roles of its own.')
}

interface Login {
  name: string
  password: string
  url: string
}

/** The same name and password on every server of this database, derived from what they all know: the owner's address. */
function appLogin(ownerUrl: string): Login {
  const url = new URL(ownerUrl)
  const database = decodeURIComponent(url.pathname.slice(1))
  const name = `jingxian_app_${database}`.slice(0, 63)
  const password = createHmac('sha256', decodeURIComponent(url.password)).update(`login of ${name}`).digest('base64url')
  url.username = encodeURIComponent(name)
  url.password = password
  return { name, password, url: url.href }
}

async function ensureRoles(owner: MikroORM, app: Login): Promise<void> {
  const present = new Set((await owner.em.execute<{ rolname: string }[]>('select rolname from pg_roles')).map((row) => row.rolname))
  for (const role of INNER_ROLES) {
    if (!present.has(role)) await run(owner, `create role ${role} nologin noinherit`)
  }
  if (!present.has(app.name)) await run(owner, `create role "${app.name}" login noinherit`)
  await run(owner, `alter role "${app.name}" with login noinherit password '${scramVerifier(app.password)}'`)
  for (const [setting, value] of Object.entries(LOGIN_SETTINGS)) await run(owner, `alter role "${app.name}" set ${setting} = '${value}'`)
  await run(owner, `grant ${INNER_ROLES.join(', ')} to "${app.name}" with inherit false, set true`)
}

/** Set for the login: a role's own settings do not apply at SET ROLE. */
const LOGIN_SETTINGS = { lock_timeout: '5s', statement_timeout: '60s', idle_in_transaction_session_timeout: '60s', timezone: 'UTC' }

/** What PostgreSQL stores of a password: sent instead of it, so that no server log ever holds the password. */
function scramVerifier(password: string): string {
  const [salt, rounds] = [randomBytes(16), 4096]
  const salted = pbkdf2Sync(password.normalize('NFKC'), salt, rounds, 32, 'sha256')
  const key = (label: string) => createHmac('sha256', salted).update(label).digest()
  const stored = createHash('sha256').update(key('Client Key')).digest('base64')
  return `SCRAM-SHA-256$${rounds}:${salt.toString('base64')}$${stored}:${key('Server Key').toString('base64')}`
}

/** The grants are exactly those that the entities say: whatever else was granted is taken back. */
async function applyGrants(owner: MikroORM): Promise<void> {
  const grants = grantsFor([...owner.getMetadata().getAll().values()])
  const wanted = createHash('sha256').update(grants.join('\n')).digest('hex')
  const [row] = await owner.em.execute<{ applied: string | null }[]>(`select obj_description('migration'::regclass) as applied`)
  if (row?.applied === wanted) return
  const roles = INNER_ROLES.join(', ')
  await owner.em.transactional(async (em) => {
    for (const statement of [
      `revoke all on all tables in schema public from ${roles}, public`,
      `grant usage on schema public to ${roles}`,
      ...grants,
      `comment on table migration is '${wanted}'`,
    ]) await em.execute(statement, [], 'run')
  })
}

function run(owner: MikroORM, statement: string): Promise<unknown> {
  return owner.em.execute(statement, [], 'run')
}

/** Takes everything of ours out of the database: for a demo whose loading was interrupted. */
export async function emptyDatabase(ownerUrl: string): Promise<void> {
  const owner = new MikroORM(ormOptions(ownerUrl, [], 1))
  const tables = await owner.em.execute<{ name: string }[]>(`select quote_ident(tablename) as name from pg_tables where schemaname = 'public' and tableowner = current_user`)
  if (tables.length) await run(owner, `drop table ${tables.map(({ name }) => name).join(', ')} cascade`)
  await owner.close(true)
}

function hostOf(url: string): string {
  return new URL(url).host
}
