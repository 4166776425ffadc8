import type pg from 'pg'
import { type Door, withClient } from './client.ts'
import { SUPERUSER } from './cluster.ts'
import type { Secrets } from './secrets.ts'

export const OWNER = 'jingxian_owner'
export const DATABASE = 'jingxian'

/** Puts the role, the database and the extension in place; what is there already is left as it is. */
export async function furnish(port: number, secrets: Secrets, createDatabases: boolean): Promise<void> {
  const as = (database: string): Door => ({ port, user: SUPERUSER, password: secrets.superuser, database })
  // Whatever is made later from template1, ours included, then has the extension.
  await withClient(as('template1'), addExtension)
  await withClient(as('postgres'), async (client) => {
    await ensureOwner(client, secrets.owner, createDatabases)
    await ensureDatabase(client)
  })
}

async function addExtension(client: pg.Client): Promise<void> {
  await client.query('create extension if not exists pg_trgm')
}

async function ensureOwner(client: pg.Client, password: string, createDatabases: boolean): Promise<void> {
  // A statement that fails is written to the log, and these carry a password.
  await client.query('set log_min_error_statement = panic')
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [OWNER])
  if (!rowCount)
    await client.query(`create role ${OWNER} login createrole password ${client.escapeLiteral(password)}`)
  await client.query(`alter role ${OWNER} ${createDatabases ? 'createdb' : 'nocreatedb'}`)
}

async function ensureDatabase(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE])
  if (!rowCount) await client.query(`create database ${DATABASE} owner ${OWNER}`)
}
