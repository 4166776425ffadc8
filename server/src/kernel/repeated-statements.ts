/**
 * What a connection is asked again and again is planned once: a text that comes for the second time is prepared, by
 * statements of SQL, so that it still goes as one text with what opens its transaction. Row policies are asked at every
 * execution; the place (role and region) belongs to the key because a plan that suits the rows of one does not suit another's.
 */

/** Kept for each connection, prepared or seen once. */
const MOST = 100
/** Cubes are long, name their version and so do not come again for long; their plans take megabytes. */
const LONGEST = 4_096
const ONE_READ = /^\s*(select|with)\b[^;]*$/i

export class RepeatedStatements {
  private readonly known = new Map<string, string | undefined>()
  private made = 0
  /** How often all that the connection had prepared was given up, whoever had prepared it. */
  clearings = 0
  private cleared = true

  /** What to send instead of a statement. */
  textOf(statement: string, place: string): string {
    if (statement.length > LONGEST || !ONE_READ.test(statement)) return statement
    const key = `${place} ${statement}`
    const name = this.known.get(key)
    if (name) return `execute ${name}`
    if (this.known.has(key)) return this.prepared(key, statement)
    if (this.known.size >= MOST) this.forget()
    this.known.set(key, undefined)
    return statement
  }

  /** Also after an error: which of them PostgreSQL holds is uncertain then. */
  forget(): void {
    this.known.clear()
    this.cleared = false
  }

  private prepared(key: string, statement: string): string {
    const name = `repeated_${++this.made}`
    this.known.set(key, name)
    const clearing = this.cleared ? '' : 'deallocate all; '
    if (clearing) this.clearings += 1
    this.cleared = true
    return `${clearing}prepare ${name} as ${statement}; execute ${name}`
  }
}
