/**
 * One slot per topic and client, holding the newest version only: memory is bounded by the number of topics, however
 * fast news comes and however slowly a client reads. (A queue per client can be filled until the server dies.)
 */
import type { Topic } from './topics.ts'

/** The way to a client; news waits while it is congested. */
export interface Gate {
  /** Bytes that the client has not taken yet. */
  pending(): number
  /** Gives the client up. */
  cut(): void
}

export interface News {
  topic: Topic
  version: string
}

const CONGESTED = 256 * 1024
const PATIENCE = 30_000
const LOOK_AGAIN = 250

export class Hub {
  private readonly versions = new Map<Topic, string>()
  private readonly slots = new Set<Slot>()

  tell(topic: Topic, version: string): void {
    if (this.versions.get(topic) === version) return
    this.versions.set(topic, version)
    for (const slot of this.slots) slot.mark(topic)
  }

  newest(topic: Topic): string | undefined {
    return this.versions.get(topic)
  }

  /** How many streams are open. */
  get listeners(): number {
    return this.slots.size
  }

  /** News from now on, newest only; ends when the consumer returns or the gate is cut. */
  stream(topics: readonly Topic[], gate: Gate): AsyncIterableIterator<News> {
    const slot = new Slot(topics, (topic) => this.versions.get(topic)!, gate, () => this.slots.delete(slot))
    this.slots.add(slot)
    return slot
  }
}

class Slot implements AsyncIterableIterator<News> {
  private readonly dirty = new Set<Topic>()
  private waiting: ((result: IteratorResult<News>) => void) | undefined
  private timer: NodeJS.Timeout | undefined
  private congestedSince: number | undefined
  private closed = false

  constructor(
    private readonly topics: readonly Topic[],
    private readonly versionOf: (topic: Topic) => string,
    private readonly gate: Gate,
    private readonly forget: () => void,
  ) {}

  mark(topic: Topic): void {
    if (!this.topics.includes(topic)) return
    this.dirty.add(topic)
    this.deliver()
  }

  next(): Promise<IteratorResult<News>> {
    if (this.closed) return Promise.resolve({ done: true, value: undefined })
    return new Promise((resolve) => {
      this.waiting = resolve
      this.deliver()
    })
  }

  return(): Promise<IteratorResult<News>> {
    this.closed = true
    clearTimeout(this.timer)
    this.forget()
    this.waiting?.({ done: true, value: undefined })
    this.waiting = undefined
    return Promise.resolve({ done: true, value: undefined })
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  private deliver(): void {
    const [topic] = this.dirty
    if (!this.waiting || topic === undefined || this.isCongested()) return
    this.dirty.delete(topic)
    const resolve = this.waiting
    this.waiting = undefined
    resolve({ done: false, value: { topic, version: this.versionOf(topic) } })
  }

  /** Looks again after a while; a client that takes nothing for too long is given up. */
  private isCongested(): boolean {
    if (this.gate.pending() <= CONGESTED) {
      this.congestedSince = undefined
      return false
    }
    this.congestedSince ??= performance.now()
    if (performance.now() - this.congestedSince > PATIENCE) {
      this.gate.cut()
      void this.return()
    } else {
      clearTimeout(this.timer)
      this.timer = setTimeout(() => this.deliver(), LOOK_AGAIN).unref()
    }
    return true
  }
}
