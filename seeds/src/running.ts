/** What has been opened, and how it ends: by Ctrl-C or SIGTERM, because the start failed, or because the database is lost. */

/** How long work that was asked to stop may take to come to a step where it can. */
const PATIENCE = 10_000

/** Thrown by work that looks at `stopping` between its steps. */
export class Stopped extends Error {}

export class Running {
  private readonly opened: (() => Promise<void>)[] = []
  private working: Promise<unknown> = Promise.resolve()
  private sentence = ''
  private asked = false

  constructor(private readonly say: (line: string) => void) {
    // Once: asked a second time, the process ends as any other would.
    process.once('SIGINT', () => void this.stop(0))
    process.once('SIGTERM', () => void this.stop(0))
  }

  get stopping(): boolean {
    return this.asked
  }

  /** The last thing opened is closed first. */
  closes(close: () => Promise<void>): void {
    this.opened.unshift(close)
  }

  /** Long work; when it is cut short, `sentence` says what that means. */
  async during<T>(sentence: string, work: () => Promise<T>): Promise<T> {
    this.sentence = sentence
    const working = work()
    this.working = working.catch(() => undefined)
    const result = await working
    this.sentence = ''
    return result
  }

  /** @throws Stopped once somebody has asked to stop */
  check(): void {
    if (this.asked) throw new Stopped()
  }

  async stop(code: number, sentence = this.sentence): Promise<void> {
    if (this.asked) return
    this.asked = true
    if (sentence) this.say(sentence)
    await Promise.race([this.working, new Promise((late) => setTimeout(late, PATIENCE).unref())])
    for (const close of this.opened) await close().catch((error: Error) => this.say(error.message))
    process.exit(code)
  }
}
