/** `npm start`: database, migrations, reference data, demo, then the server. The outermost room: it may see all others. */
import 'reflect-metadata'
import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { openHouse, wakeHouse, type House } from '@jingxian/server/app/house'
import { checkPort, serve } from '@jingxian/server/app/serve'
import { HOUSE } from '@jingxian/server/kernel/actor'
import { BadSetting, readConfig, type Config } from '@jingxian/server/kernel/config'
import { startEmbeddedPostgres } from '@jingxian/server/kernel/embedded/embedded'
import { emptyDatabase } from '@jingxian/server/kernel/prepare'
import { StartRefused } from '@jingxian/server/kernel/start-refused'
import { countPublished } from '@jingxian/server/facts/published.service'
import { administer, COMMANDS } from './admin.ts'
import { openDemo, wasInterrupted, type Demo } from './demo.seed.ts'
import { seedReference } from './reference.seed.ts'

const say = (line: string): void => void process.stdout.write(`${line}\n`)

async function main(): Promise<void> {
  const began = performance.now()
  const config = readConfig()
  const command = process.argv.slice(2)
  const administering = COMMANDS.includes(command[0] ?? '')
  if (!administering) await checkPort(config)
  mkdirSync(config.DATA_DIR, { recursive: true })
  const database = await openDatabase(config)
  const stop = stopper(database.stop)
  const house = await openCleanHouse(config, database.url)
  stop.before(() => house.close())
  if (await house.as(HOUSE, 'write', seedReference)) say('Reference data loaded: regions, industries, countries, exchange rates, working days.')
  await wakeHouse(house, say)
  if (administering) {
    await administer(house, command, config.origin, say)
    return stop.now()
  }
  const demo = config.demo ? await openDemo(house, demoOptions(config)) : undefined
  // After the demo: its own clock dates what it learns first.
  await house.as(HOUSE, 'write', countPublished)
  const served = await serve({ config, house, webDir: resolve(import.meta.dirname, '../../web/dist') })
  stop.instead(() => served.close())
  announce(config, served.port, demo, performance.now() - began)
}

/** A demo that was cut short while it loaded is begun again. */
async function openCleanHouse(config: Config, url: string): Promise<House> {
  const house = await openHouse(url)
  if (!config.demo || !(await wasInterrupted(house))) return house
  say('The demo was interrupted while it loaded; beginning again.')
  await house.close()
  await emptyDatabase(url)
  return openHouse(url)
}

interface OpenDatabase {
  url: string
  stop: () => Promise<void>
}

async function openDatabase({ DATABASE_URL, DATA_DIR }: Config): Promise<OpenDatabase> {
  if (DATABASE_URL) return { url: DATABASE_URL, stop: () => Promise.resolve() }
  const embedded = await startEmbeddedPostgres({ dataDir: DATA_DIR, log: { info: say, warn: say } }).catch((error: Error) => {
    throw new StartRefused(error.message)
  })
  return { url: embedded.ownerUrl, stop: () => embedded.stop() }
}

function demoOptions({ DATA_DIR, DEMO_PASSWORD }: Config) {
  const progress = (done: number, all: number, what: string) => {
    if (done === 1) say('Loading the demo province (invented data, 示例数据) …')
    if (done % 6 === 0 || done === all) say(`  ${what}  ${String(Math.round((100 * done) / all)).padStart(3)} %`)
  }
  return { dataDir: DATA_DIR, ...(DEMO_PASSWORD && { password: DEMO_PASSWORD }), progress }
}

function announce(config: Config, port: number, demo: Demo | undefined, took: number): void {
  const origin = config.PUBLIC_URL ?? `http://${config.HOST}:${port}`
  say('')
  say(`Jingxian 竞先 is ready after ${(took / 1000).toFixed(1)} s:  ${origin}`)
  if (!demo) return say('  People and screens are added with: npm start -- add-account …, npm start -- add-screen …')
  say(`  wall      ${origin}/wall#token=${demo.wallToken}`)
  say(`  accounts  leader, analyst, reviewer, approver, auditor (province)`)
  say(`            shenyang, dalian, anshan … shenfu (city bureaus), shenyang-lead … (their heads), tiexi (county)`)
  say(`  password  ${demo.password}   (for all of them)`)
  say(`  The data are invented (示例数据); the demo clock started at 2025-11-18 09:00 in Shenyang. Ctrl-C stops.`)
}

/** Ctrl-C and SIGTERM close everything once, in order. */
function stopper(last: () => Promise<void>) {
  let first: () => Promise<void> = () => Promise.resolve()
  let stopping = false
  const stop = async (code: number) => {
    if (stopping) return
    stopping = true
    await first().catch((error: Error) => say(error.message))
    await last().catch((error: Error) => say(error.message))
    process.exit(code)
  }
  process.once('SIGINT', () => void stop(0))
  process.once('SIGTERM', () => void stop(0))
  ended = () => stop(1)
  return {
    now: () => stop(0),
    before: (work: () => Promise<void>) => (first = work),
    instead: (work: () => Promise<void>) => (first = work),
  }
}

let ended: () => Promise<void> = () => Promise.resolve(process.exit(1))

main().catch((error: unknown) => {
  const known = error instanceof BadSetting || error instanceof StartRefused
  process.stderr.write(`${known ? (error as Error).message : String((error as Error).stack ?? error)}\n`)
  void ended()
})
