/** The demo: accounts, the wall's key, the province, and its clock. Loaded once; afterwards only the clock is read. */
import { readFileSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { HOUSE } from '@jingxian/server/kernel/actor'
import { clockFrom, systemClock } from '@jingxian/server/kernel/clock'
import type { Context } from '@jingxian/server/kernel/context'
import type { House } from '@jingxian/server/app/house'
import { createAccounts, createDisplayToken, resetPasswords } from '@jingxian/server/access/accounts.service'
import { bookOf } from '@jingxian/server/reference/book'
import { readNote, writeNote } from '@jingxian/server/reference/reference.service'
import { rollUp } from '@jingxian/server/facts/rollup.service'
import { countPublished } from '@jingxian/server/facts/published.service'
import { demoAccounts } from './accounts.seed.ts'
import { readablePassword } from './readable-password.ts'
import { seedProvince, PROVINCE, type ProvinceSize } from './demo/province.seed.ts'
import { DEMO_START } from './demo/start-time.ts'

interface DemoNote {
  /** The machine's time when the province had been loaded; null while it is loading. */
  loadedAt: string | null
  startsAt: string
}

export interface Demo {
  password: string
  wallToken: string
  loaded: boolean
}

export interface DemoOptions {
  dataDir: string
  /** DEMO_PASSWORD; else one is generated and kept beside the data. */
  password?: string
  size?: ProvinceSize
  progress?: (done: number, all: number, what: string) => void
}

const NOTE = 'demo'

/** True when an earlier start began to load the demo and did not finish: what there is must be taken out first. */
export function wasInterrupted(house: House): Promise<boolean> {
  return house.as(HOUSE, 'read', async (ctx) => (await readNote<DemoNote>(ctx, NOTE))?.loadedAt === null)
}

export async function openDemo(house: House, options: DemoOptions): Promise<Demo> {
  const { password, wallToken } = keptSecrets(options)
  const known = await house.as(HOUSE, 'read', (ctx) => readNote<DemoNote>(ctx, NOTE))
  if (!known) await loadDemo(house, options, password, wallToken)
  else if (options.password) await house.as(HOUSE, 'write', (ctx) => resetPasswords(ctx, loginsOf(ctx), password))
  const note = known ?? (await house.as(HOUSE, 'read', (ctx) => readNote<DemoNote>(ctx, NOTE)))!
  house.setClock(clockFrom(new Date(note.startsAt), new Date(note.loadedAt!)))
  return { password, wallToken, loaded: !known }
}

async function loadDemo(house: House, { size = PROVINCE, progress = () => undefined }: DemoOptions, password: string, wallToken: string): Promise<void> {
  house.setClock(() => new Date('2022-11-01T09:00:00+08:00'))
  const startsAt = DEMO_START.toISOString()
  await house.as(HOUSE, 'write', async (ctx) => {
    await writeNote(ctx, NOTE, { loadedAt: null, startsAt } satisfies DemoNote)
    await createAccounts(ctx, demoAccounts(bookOf(ctx)), password)
    await createDisplayToken(ctx, '演示大屏', wallToken)
    await countPublished(ctx)
  })
  await seedProvince(house, size, progress)
  await house.as(HOUSE, 'write', rollUp)
  const note: DemoNote = { loadedAt: systemClock().toISOString(), startsAt }
  await house.as(HOUSE, 'write', (ctx) => writeNote(ctx, NOTE, note))
}

/** The demo's own: accounts that an operator added keep their passwords. */
function loginsOf(ctx: Context): string[] {
  return demoAccounts(bookOf(ctx)).map(({ login }) => login)
}

interface Secrets {
  password: string
  wallToken: string
}

/** The generated password and the wall's key must be printed again at the next start. */
function keptSecrets({ dataDir, password }: DemoOptions): Secrets {
  const path = join(dataDir, 'demo.json')
  const kept = readJson(path)
  const secrets = { password: password ?? kept?.password ?? readablePassword(), wallToken: kept?.wallToken ?? randomBytes(24).toString('base64url') }
  writeFileSync(path, JSON.stringify(secrets), { mode: 0o600 })
  return secrets
}

function readJson(path: string): Secrets | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Secrets
  } catch {
    return undefined
  }
}
