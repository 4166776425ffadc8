/** The database behind a house: the operator's own, or the embedded one, which is started again when it dies. */
import type { Config } from '@jingxian/server/kernel/config'
import { openFolder } from '@jingxian/server/kernel/data-folder'
import { findRunningPostgres, startEmbeddedPostgres, type EmbeddedPostgres } from '@jingxian/server/kernel/embedded/embedded'
import { StartRefused } from '@jingxian/server/kernel/start-refused'

export interface OpenDatabase {
  url: string
  stop: () => Promise<void>
}

/** More deaths than this within the time are no accident. */
const RESTARTS = 3
const WITHIN = 10 * 60_000

/** `lost` hears, in one sentence, that the database is gone for good. @throws StartRefused */
export async function openDatabase({ DATABASE_URL, DATA_DIR }: Config, say: (line: string) => void, lost: (sentence: string) => void): Promise<OpenDatabase> {
  if (DATABASE_URL) {
    await openFolder(DATA_DIR)
    return { url: DATABASE_URL, stop: () => Promise.resolve() }
  }
  const kept = new Kept(DATA_DIR, say, lost)
  return { url: await kept.start(), stop: () => kept.stop() }
}

/** For a command of the operator: beside a server that runs, its embedded database is used, not started. */
export async function joinDatabase(config: Config, say: (line: string) => void): Promise<OpenDatabase> {
  const running = config.DATABASE_URL ? undefined : await findRunningPostgres(config.DATA_DIR)
  return running ? { url: running, stop: () => Promise.resolve() } : openDatabase(config, say, say)
}

/** An embedded server that is kept up. The pool and the listener find it again by themselves: its port stays. */
class Kept {
  private current: EmbeddedPostgres | undefined
  private starting: Promise<unknown> = Promise.resolve()
  private stopping = false
  private readonly deaths: number[] = []

  constructor(
    private readonly dataDir: string,
    private readonly say: (line: string) => void,
    private readonly lost: (sentence: string) => void,
  ) {}

  async start(): Promise<string> {
    const { say } = this
    const started = await startEmbeddedPostgres({ dataDir: this.dataDir, log: { info: say, warn: say } }).catch((error: Error) => {
      throw new StartRefused(error.message)
    })
    this.current = started
    void started.exited.then(() => this.died(started.ownerUrl))
    return started.ownerUrl
  }

  async stop(): Promise<void> {
    this.stopping = true
    await this.starting
    await this.current?.stop()
  }

  private died(url: string): void {
    if (this.stopping) return
    const now = performance.now()
    this.deaths.push(now)
    if (this.deaths.filter((at) => now - at < WITHIN).length > RESTARTS) {
      return this.lost(`PostgreSQL ended ${RESTARTS + 1} times within ${WITHIN / 60_000} minutes: read postgres.log in ${this.dataDir}, then start again.`)
    }
    this.say('Starting PostgreSQL again …')
    this.starting = this.start().then(
      (again) => (again === url ? this.say('PostgreSQL is back.') : this.lost('The port of PostgreSQL was taken by another program: start again.')),
      (error: Error) => this.lost(error.message),
    )
  }
}
