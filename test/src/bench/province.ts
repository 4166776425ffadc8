/** The bench's own PostgreSQL and database, in a folder of their own; made once and kept for the next run. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import { openHouse, wakeHouse, type House } from '@jingxian/server/app/house'
import { createAccounts } from '@jingxian/server/access/accounts.service'
import { rollUp } from '@jingxian/server/facts/rollup.service'
import { readNote, writeNote } from '@jingxian/server/reference/reference.service'
import { HOUSE } from '@jingxian/server/kernel/actor'
import { startEmbeddedPostgres } from '@jingxian/server/kernel/embedded/embedded'
import { bookOf } from '@jingxian/server/reference/book'
import { demoAccounts } from '@jingxian/seeds/accounts.seed'
import { seedReference } from '@jingxian/seeds/reference.seed'
import { countPublished } from '@jingxian/server/facts/published.service'
import { generate, type Size } from './generate.ts'

export const PASSWORD = 'bench-password-149'
/** Of the generator: a change of what it makes makes the database anew. */
const GENERATOR = 1

export interface Province {
  house: House
  ownerUrl: string
  superuserUrl: string
  size: Size
  close(): Promise<void>
}

type Say = (line: string) => void

export async function openProvince(folder: string, size: Size, say: Say): Promise<Province> {
  await mkdir(folder, { recursive: true, mode: 0o755 })
  const log = { info: () => undefined, warn: say }
  const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), log, createDatabases: true })
  const database = `bench_${size.entries}`
  const [ownerUrl, superuserUrl] = [postgres.ownerUrl, postgres.superuserUrl].map((url) => inDatabase(url, database)) as [string, string]
  await makeDatabase(postgres.ownerUrl, database, superuserUrl)
  const house = await openHouse(ownerUrl)
  await house.as(HOUSE, 'write', seedReference)
  await wakeHouse(house, say)
  const made = await house.as(HOUSE, 'read', (ctx) => readNote<number>(ctx, 'bench'))
  if (made !== GENERATOR) await fill(house, superuserUrl, size, say)
  else await house.as(HOUSE, 'write', rollUp) // a migration may have taken it away
  return {
    house,
    ownerUrl,
    superuserUrl,
    size,
    close: async () => {
      await house.close()
      await postgres.stop()
    },
  }
}

async function fill(house: House, superuserUrl: string, size: Size, say: Say): Promise<void> {
  say(`Generating ${size.entries} entries over 120 months (once; kept for the next run)`)
  await generate(superuserUrl, size, say)
  say('  accounts, published facts, rollups')
  await house.as(HOUSE, 'write', async (ctx) => {
    await createAccounts(ctx, demoAccounts(bookOf(ctx)), PASSWORD)
    await countPublished(ctx)
  })
  await house.as(HOUSE, 'write', rollUp)
  await house.as(HOUSE, 'write', (ctx) => writeNote(ctx, 'bench', GENERATOR))
  const client = new Client({ connectionString: superuserUrl })
  await client.connect()
  await client.query('vacuum analyze').finally(() => client.end())
}

/** One that was left half made is made anew. */
async function makeDatabase(ownerUrl: string, name: string, superuserUrl: string): Promise<void> {
  if (await isMade(superuserUrl)) return
  const owner = new Client({ connectionString: ownerUrl })
  await owner.connect()
  await owner.query(`drop database if exists "${name}"`)
  await owner.query(`create database "${name}"`)
  await owner.end()
}

async function isMade(superuserUrl: string): Promise<boolean> {
  const client = new Client({ connectionString: superuserUrl })
  try {
    await client.connect()
    const { rows } = await client.query(`select 1 from house_note where key = 'bench' and value = '${GENERATOR}'`)
    return rows.length > 0
  } catch {
    return false // no such database, or nothing in it yet
  } finally {
    await client.end().catch(() => undefined)
  }
}

function inDatabase(url: string, database: string): string {
  const there = new URL(url)
  there.pathname = `/${database}`
  return there.href
}
