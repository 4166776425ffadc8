/**
 * One LISTEN connection per process. What was told while it was broken is lost by nature, so after each (re)connect
 * it listens first and reads the state then: nothing can fall between.
 */
import { Client } from 'pg'
import type { EntityManager } from '@mikro-orm/postgresql'
import type { Hub } from './hub.ts'
import { TOPICS, type Topic } from './topics.ts'

const CHANNEL = 'jingxian_news'
const LONGEST_PAUSE = 10_000

export interface Listener {
  stop(): Promise<void>
  readonly connected: boolean
}

interface Options {
  url: string
  hub: Hub
  /** Reads the newest version of each topic that has one. */
  current: () => Promise<Partial<Record<Topic, string>>>
  warn: (message: string) => void
}

/** Tells at commit, and only then. Topics and versions are words and numbers of ours. */
export async function notify(em: EntityManager, topic: Topic, version: string): Promise<void> {
  await em.execute(`select pg_notify('${CHANNEL}', ?)`, [`${topic}:${version}`], 'run')
}

export async function listen(options: Options): Promise<Listener> {
  const listener = new Listening(options)
  await listener.connect()
  return listener
}

class Listening implements Listener {
  connected = false
  private client: Client | undefined
  private stopped = false
  private timer: NodeJS.Timeout | undefined
  private failures = 0

  constructor(private readonly options: Options) {}

  async connect(): Promise<void> {
    const client = new Client({ connectionString: this.options.url, keepAlive: true, application_name: 'jingxian-news' })
    client.on('error', () => undefined) // without a handler a broken connection would end the process
    client.on('end', () => this.lost())
    client.on('notification', ({ payload }) => this.hear(payload ?? ''))
    this.client = client
    try {
      await client.connect()
      await client.query(`listen ${CHANNEL}`)
      const current = await this.options.current()
      for (const topic of TOPICS) if (current[topic]) this.options.hub.tell(topic, current[topic])
      this.connected = true
      this.failures = 0
    } catch (error) {
      await client.end().catch(() => undefined)
      if (this.failures === 0) this.options.warn(`News from the database cannot be heard (${(error as Error).message}); trying again.`)
      this.lost()
    }
  }

  async stop(): Promise<void> {
    this.stopped = true
    clearTimeout(this.timer)
    await this.client?.end().catch(() => undefined)
  }

  private hear(payload: string): void {
    const [topic, version] = payload.split(':', 2)
    if (TOPICS.includes(topic as Topic) && version) this.options.hub.tell(topic as Topic, version)
  }

  private lost(): void {
    this.connected = false
    if (this.stopped || this.timer) return
    const pause = Math.min(LONGEST_PAUSE, 100 * 2 ** this.failures++)
    this.timer = setTimeout(() => {
      this.timer = undefined
      void this.connect()
    }, pause)
  }
}
