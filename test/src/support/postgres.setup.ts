/**
 * One PostgreSQL for the whole run, with two templates that every test file clones: `reference` (regions, accounts) and
 * `province` (a small demo province lived through by the real services).
 */
import 'reflect-metadata'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { openHouse, wakeHouse, type House } from '@jingxian/server/app/house'
import { createAccounts, createDisplayToken } from '@jingxian/server/access/accounts.service'
import { HOUSE } from '@jingxian/server/kernel/actor'
import { startEmbeddedPostgres } from '@jingxian/server/kernel/embedded/embedded'
import { bookOf } from '@jingxian/server/reference/book'
import { countPublished } from '@jingxian/server/facts/published.service'
import { demoAccounts } from '@jingxian/seeds/accounts.seed'
import { seedProvince, PROVINCE } from '@jingxian/seeds/demo/province.seed'
import { seedReference } from '@jingxian/seeds/reference.seed'

declare module 'vitest' {
  export interface ProvidedContext {
    ownerUrl: string
  }
}

export const PASSWORD = 'test-password-149'
export const WALL_TOKEN = 'wall-token-of-the-tests-0123456789'
/** Small enough to load in seconds, large enough for every state of a cell. */
export const TINY = { ...PROVINCE, projects: 110, entries: 2080, from: 202409, to: 202510 }

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dir = await mkdtemp(join(tmpdir(), 'jingxian-test-'))
  await chmod(dir, 0o755) // PostgreSQL runs as another user where the tests run as root
  const log = { info: () => undefined, warn: (line: string) => process.stderr.write(`${line}\n`) }
  const postgres = await startEmbeddedPostgres({ dataDir: dir, log, createDatabases: true, fast: true })
  await makeTemplate(postgres.ownerUrl, 'reference', async () => undefined)
  await makeTemplate(postgres.ownerUrl, 'province', (house) => seedProvince(house, TINY, () => undefined))
  project.provide('ownerUrl', postgres.ownerUrl)
  return async () => {
    await postgres.stop()
    await rm(dir, { recursive: true, force: true })
  }
}

async function makeTemplate(ownerUrl: string, name: string, fill: (house: House) => Promise<void>): Promise<void> {
  const owner = new Client({ connectionString: ownerUrl })
  await owner.connect()
  await owner.query(`create database "template_${name}"`)
  await owner.end()
  const house = await openHouse(databaseUrl(ownerUrl, `template_${name}`))
  await house.as(HOUSE, 'write', seedReference)
  await wakeHouse(house, () => undefined)
  house.setClock(() => new Date('2024-09-01T09:00:00+08:00'))
  await house.as(HOUSE, 'write', async (ctx) => {
    await createAccounts(ctx, demoAccounts(bookOf(ctx)), PASSWORD)
    await createDisplayToken(ctx, '测试大屏', WALL_TOKEN)
    await countPublished(ctx)
  })
  await fill(house)
  await house.close()
}

export function databaseUrl(ownerUrl: string, database: string): string {
  const url = new URL(ownerUrl)
  url.pathname = `/${database}`
  return url.href
}
