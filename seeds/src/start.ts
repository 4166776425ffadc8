/** `npm start`: database, migrations, reference data, demo, then the server. The outermost room: it may see all others. */
import 'reflect-metadata'
import { resolve } from 'node:path'
import { emptyHouse, openHouse, wakeHouse, type House } from '@jingxian/server/app/house'
import { checkPort, serve } from '@jingxian/server/app/serve'
import { HOUSE } from '@jingxian/server/kernel/actor'
import { BadSetting, readConfig, type Config } from '@jingxian/server/kernel/config'
import { StartRefused } from '@jingxian/server/kernel/start-refused'
import { countPublished } from '@jingxian/server/facts/published.service'
import { administer, checkCommand } from './admin.ts'
import { joinDatabase, openDatabase } from './database.ts'
import { openDemo, wasInterrupted, type Demo } from './demo.seed.ts'
import { seedReference } from './reference.seed.ts'
import { Running, Stopped } from './running.ts'
import { hearOfScreens } from './screens.ts'

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const running = new Running(say)
const screensReady = hearOfScreens()

const HALF_LOADED = 'Stopped while the demo was loading; the next start takes out what is there and begins again.'

async function main(): Promise<void> {
  const command = process.argv.slice(2)
  if (command.length) return manage(command)
  const began = performance.now()
  const config = readConfig()
  await checkPort(config)
  const database = await openDatabase(config, say, (sentence) => void running.stop(1, sentence))
  running.closes(database.stop)
  const house = await openCleanHouse(config, database.url)
  if (await house.as(HOUSE, 'write', seedReference)) say('Reference data loaded: regions, industries, countries, exchange rates, working days.')
  await wakeHouse(house, say)
  const demo = config.demo ? await running.during(HALF_LOADED, () => openDemo(house, demoOptions(config))) : undefined
  running.check()
  // After the demo: its own clock dates what it learns first.
  await house.as(HOUSE, 'write', countPublished)
  await screensReady()
  const served = await serve({ config, house, webDir: resolve(import.meta.dirname, '../../web/dist') })
  running.closes(() => served.close())
  announce(config, served.port, demo, performance.now() - began)
}

/** One command of the operator, also beside a server that runs. */
async function manage(command: string[]): Promise<void> {
  checkCommand(command)
  const config = readConfig()
  const database = await joinDatabase(config, say)
  running.closes(database.stop)
  const house = await openHouse(database.url)
  running.closes(() => house.close())
  if (await wasInterrupted(house)) throw new StartRefused('The demo is not loaded yet: wait until the server is ready.')
  await house.as(HOUSE, 'write', seedReference)
  await wakeHouse(house, say)
  await administer(house, command, config.origin, say)
  await running.stop(0)
}

/** A demo that was cut short while it loaded is begun again. */
async function openCleanHouse(config: Config, url: string): Promise<House> {
  const house = await openHouse(url)
  running.closes(() => house.close())
  if (!config.demo || !(await wasInterrupted(house))) return house
  say('The demo was interrupted while it loaded; beginning again.')
  await house.close()
  await emptyHouse(url)
  const clean = await openHouse(url)
  running.closes(() => clean.close())
  return clean
}

function demoOptions({ DATA_DIR, DEMO_PASSWORD }: Config) {
  const progress = (done: number, all: number, what: string) => {
    running.check()
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

main().catch((error: unknown) => {
  // What fails after somebody asked to stop fails because things are being closed.
  if (running.stopping || error instanceof Stopped) return
  const known = error instanceof BadSetting || error instanceof StartRefused
  process.stderr.write(`${known ? (error as Error).message : String((error as Error).stack ?? error)}\n`)
  void running.stop(1, '')
})
