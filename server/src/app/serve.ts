/** Opens the port and keeps the house running; closes everything in order. */
import { createServer, type AddressInfo } from 'node:net'
import { HOUSE } from '../kernel/actor.ts'
import type { Config } from '../kernel/config.ts'
import type { Context } from '../kernel/context.ts'
import { sealEvents } from '../access/audit.service.ts'
import { rollUpWhenWorthIt } from '../facts/rollup.service.ts'
import { closeReturns } from '../records/returns/closing.service.ts'
import { StartRefused } from '../kernel/start-refused.ts'
import { buildHttp, type HttpServer, type Serving } from './http.ts'

export interface Served extends HttpServer {
  port: number
  close(): Promise<void>
}

/** What the house does by itself, in milliseconds; `most`: how long one run may take, where it is not the usual. */
const JOBS: readonly { what: string; every: number; work: (ctx: Context) => Promise<unknown>; most?: number }[] = [
  { what: 'Sealing the audit', every: 2_000, work: sealEvents, most: 30_000 },
  { what: 'Building a rollup', every: 60_000, work: rollUpWhenWorthIt },
  { what: 'Closing a month of returns', every: 60_000, work: closeReturns },
]

/** Says at once that the port is taken, before anything long is begun. @throws StartRefused */
export async function checkPort({ PORT: port, HOST: host }: Config): Promise<void> {
  const probe = createServer()
  await new Promise<void>((resolve, reject) => probe.once('error', reject).listen(port, host, resolve)).catch(refusePort(port, host))
  await new Promise((closed) => probe.close(closed))
}

function refusePort(port: number, host: string) {
  return (error: NodeJS.ErrnoException): never => {
    const taken = `Port ${port} on ${host} is in use: stop the other program or set PORT to a free one.`
    throw new StartRefused(error.code === 'EADDRINUSE' ? taken : `Cannot listen on ${host}:${port} (${error.message}): check HOST and PORT.`)
  }
}

/** @throws StartRefused when the port is taken */
export async function serve(serving: Serving): Promise<Served> {
  const { config, house } = serving
  const http = await buildHttp(serving)
  await http.app.listen({ port: config.PORT, host: config.HOST }).catch(refusePort(config.PORT, config.HOST))
  const jobs = JOBS.map(({ every, work, most, what }) =>
    repeatedly(every, () => house.as(HOUSE, 'write', work, most), (error) => http.app.log.error({ err: error }, `${what} failed.`)),
  )
  return {
    ...http,
    port: (http.app.server.address() as AddressInfo).port,
    async close() {
      await Promise.all(jobs.map((job) => job.stop()))
      await http.app.close()
      await house.close()
    },
  }
}

interface Repeating {
  stop(): Promise<void>
}

/** One run at a time; a failure is told and the next run comes all the same. */
function repeatedly(every: number, work: () => Promise<unknown>, failed: (error: unknown) => void): Repeating {
  let [stopped, running]: [boolean, Promise<unknown>] = [false, Promise.resolve()]
  let timer: NodeJS.Timeout
  const next = () => {
    timer = setTimeout(() => {
      running = work().catch(failed).finally(() => stopped || next())
    }, every)
  }
  next()
  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
