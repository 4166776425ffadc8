/**
 * What the owner does before the server may serve: roles, migrations, rights. Everything here can be repeated.
 * The login that the server then uses carries the database's name and has no right of its own.
 */
import { Migrator } from '@mikro-orm/migrations'
import { MikroORM } from '@mikro-orm/postgresql'
import type { EntityClass } from '@mikro-orm/core'
import { appLogin, ensureRoles } from './app-login.ts'
import { applyRights } from './apply-rights.ts'
import { ormOptions } from './database.ts'
import { StartRefused } from './start-refused.ts'

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
  const app = appLogin(ownerUrl)
  const owner = await openOwner(ownerUrl, entities, migrations)
  try {
    await checkServer(owner)
    await ensureRoles(owner, app)
    const migrated = await owner.migrator.up()
    await applyRights(owner, app.database)
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

function hostOf(url: string): string {
  return new URL(url).host
}
