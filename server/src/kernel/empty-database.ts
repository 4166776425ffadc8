import { setTimeout as sleep } from 'node:timers/promises'
import type { EntityClass } from '@mikro-orm/core'
import { MikroORM } from '@mikro-orm/postgresql'
import { Client } from 'pg'
import { tablesOf } from './apply-rights.ts'
import { ormOptions } from './database.ts'
import { databaseOf, loginIn, quoted } from './roles-in.ts'
import { StartRefused } from './start-refused.ts'

const LEAVING = 5_000

/**
 * Takes our tables out of the database, and nothing else that may lie there: for a demo whose loading was interrupted.
 * Not through an open ORM: it would look at tables that are half there.
 * @throws StartRefused while another server is at work in it
 */
export async function emptyDatabase(ownerUrl: string, entities: EntityClass<object>[]): Promise<void> {
  const tables = tablesOf([...new MikroORM(ormOptions(ownerUrl, entities, 1)).getMetadata().getAll().values()])
  const owner = new Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    await untilAlone(owner, databaseOf(ownerUrl))
    await owner.query(`drop table if exists ${tables.map(quoted).join(', ')} cascade`)
  } finally {
    await owner.end()
  }
}

/** Connections of a server that has just ended take a moment to go. */
async function untilAlone(owner: Client, database: string): Promise<void> {
  for (const deadline = performance.now() + LEAVING; ; await sleep(100)) {
    const { rowCount } = await owner.query('select 1 from pg_stat_activity where datname = $1 and usename = $2', [database, loginIn(database)])
    if (!rowCount) return
    if (performance.now() > deadline) throw new StartRefused('Another server is loading the demo into this database: wait until it has finished, or stop it.')
  }
}
