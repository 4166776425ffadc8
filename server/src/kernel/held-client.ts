/**
 * A transaction is opened by its first statement: `start transaction` and the `set local` of its context wait for it and go
 * with it as one text, which spares every operation two ways to the database and back. A transaction in which nothing was
 * asked is never opened.
 *
 * A statement that comes with values (bulk rows alone do: the ORM writes values into its texts) is kept prepared on its
 * connection. PostgreSQL plans it anew when another role runs it.
 */
import pg from 'pg'
import { RepeatedStatements } from './repeated-statements.ts'

const OPENS = /^(begin|start transaction)\b/
const SETS = /^set local /
const ENDS = /^(commit|rollback)$/
const READS = / read only(;|$)/
/** Of the context this alone makes no other plan. */
const ACCOUNT = /set local app\.account = '\d+'; /

/** What PostgreSQL says of a statement that gives no rows. */
const DONE = Promise.resolve({ command: 'SET', rowCount: null, rows: [] })

/** So many different ones are given names; a table has one. */
const MOST_KEPT = 100
const names = new Map<string, string>()

/** `since`: how often the connection has been cleared of all that it kept; what was kept before has other names. */
function kept(text: string, values: unknown[], since: number): { text: string; values: unknown[]; name?: string } {
  if (!names.has(text) && names.size < MOST_KEPT) names.set(text, `kept_${names.size}`)
  const name = names.get(text)
  return { text, values, ...(name && { name: `${name}_${since}` }) }
}

type Query = (statement: unknown, values?: unknown[], done?: unknown) => unknown

/** As the pool and kysely use it: `query(text, values)` and `query(cursor)`, of which no other begins before it has ended. */
export class HeldClient extends pg.Client {
  private held: string | undefined
  /** In which role and region the open transaction reads; undefined where it writes. */
  private place: string | undefined

  constructor(options?: pg.ClientConfig) {
    super(options)
    const repeated = new RepeatedStatements()
    const send = super.query.bind(this) as Query
    /** A text of several statements answers with the last one's rows. */
    const ask = async (statement: string, opening = ''): Promise<unknown> => {
      const text = this.place === undefined ? statement : repeated.textOf(statement, this.place)
      try {
        const results = (await send(opening + text)) as unknown[]
        return Array.isArray(results) ? results.at(-1) : results
      } catch (error) {
        repeated.forget()
        throw error
      }
    }
    const query: Query = (statement, values, done) => {
      if (typeof statement !== 'string') {
        if (this.held !== undefined) void (send(this.taken()) as Promise<unknown>).catch(() => undefined) // what follows fails without it
        return send(statement, values, done)
      }
      if (OPENS.test(statement)) return this.holding(statement)
      if (this.held === undefined) {
        if (ENDS.test(statement)) this.place = undefined
        if (values?.length && !done) return send(kept(statement, values, repeated.clearings))
        return this.place === undefined || values?.length ? send(statement, values, done) : ask(statement)
      }
      if (SETS.test(statement)) return this.holding(`${this.held}; ${statement}`)
      const opening = this.taken()
      if (ENDS.test(statement)) {
        this.place = undefined
        return DONE
      }
      if (values?.length) return (send(opening) as Promise<unknown>).then(() => send(kept(statement, values, repeated.clearings)))
      return ask(statement, `${opening}; `)
    }
    this.query = query as typeof this.query
  }

  private holding(text: string): typeof DONE {
    this.held = text
    return DONE
  }

  private taken(): string {
    const text = this.held!
    this.held = undefined
    this.place = READS.test(text) ? text.replace(ACCOUNT, '') : undefined
    return text
  }
}
