import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { HeldClient } from './held-client.ts'

const START = 'start transaction isolation level repeatable read read only'
const SET = `set local app.city = '210100'; set local role "city_role"`

let sent: string[]

beforeEach(() => {
  sent = []
  vi.spyOn(pg.Client.prototype, 'query').mockImplementation(((statement: unknown) => {
    const { name, text = 'cursor' } = typeof statement === 'string' ? { text: statement } : (statement as { name?: string; text?: string })
    sent.push(name ? `${name.replace(/\d+_\d+$/, 'nth')}: ${text}` : text)
    // pg gives an array for a text of several statements.
    return Promise.resolve(text.includes('; ') ? text.split('; ').map((part) => ({ rows: [part] })) : { rows: [text] })
  }) as never)
})
afterEach(() => void vi.restoreAllMocks())

describe('a transaction opens with its first statement', () => {
  const client = () => new HeldClient()

  it('sends opening, context and statement as one text and answers with the rows of the last', async () => {
    const c = client()
    await c.query(START)
    await c.query(SET)
    expect(sent).toEqual([])
    expect(await c.query('select 1')).toEqual({ rows: ['select 1'] })
    await c.query('select 2')
    await c.query('commit')
    expect(sent).toEqual([`${START}; ${SET}; select 1`, 'select 2', 'commit'])
  })

  it('never opens a transaction in which nothing was asked', async () => {
    const c = client()
    for (const end of ['commit', 'rollback']) {
      await c.query(START)
      await c.query(SET)
      await c.query(end)
    }
    expect(sent).toEqual([])
  })

  it('ends one that failed at its first statement', async () => {
    const c = client()
    await c.query('begin')
    vi.mocked(pg.Client.prototype.query as unknown as () => Promise<unknown>).mockRejectedValueOnce(new Error('no such table'))
    await expect(c.query('select nothing')).rejects.toThrow('no such table')
    await c.query('rollback')
    expect(sent).toEqual(['rollback'])
  })

  it('opens before a statement with values and before a cursor', async () => {
    const c = client()
    await c.query('begin')
    await c.query('select $1', [1])
    await c.query('commit')
    await c.query('begin')
    await c.query({ submit: () => undefined } as never)
    expect(sent).toEqual(['begin', 'kept_nth: select $1', 'commit', 'begin', 'cursor'])
  })

  it('keeps statements with values prepared, the same under one name, and not without bound', async () => {
    const asked: unknown[] = []
    vi.mocked(pg.Client.prototype.query as unknown as (statement: unknown) => Promise<unknown>).mockImplementation((statement) => (asked.push(statement), Promise.resolve({ rows: [] })))
    const c = client()
    for (const value of [1, 2]) await c.query('insert into fact values ($1)', [value])
    const [one, two] = asked as { name: string; values: unknown[] }[]
    expect(one!.name).toBe(two!.name)
    expect([one!.values, two!.values]).toEqual([[1], [2]])
    for (let nth = 0; nth < 200; nth++) await c.query(`select ${nth} + $1`, [1])
    const named = (asked as { name?: string }[]).flatMap(({ name }) => name ?? [])
    expect(new Set(named).size).toBeLessThanOrEqual(100)
    expect(asked.at(-1)).toEqual({ text: 'select 199 + $1', values: [1] })
  })

  it('leaves statements outside a transaction as they are', async () => {
    const c = client()
    await c.query(SET)
    expect(sent).toEqual([SET])
  })

  it('keeps what it is asked again and again prepared, for each place apart', async () => {
    const c = client()
    const asked = async (city: number, account = 1) => {
      sent = []
      await c.query(START)
      await c.query(`set local app.account = '${account}'; set local app.city = '${city}'; set local role "city_role"`)
      const answer = await c.query('select 1')
      await c.query('commit')
      return [sent[0]!.split('role"; ')[1], answer]
    }
    expect(await asked(210100)).toEqual(['select 1', { rows: ['select 1'] }])
    expect(await asked(210100)).toEqual(['prepare repeated_1 as select 1; execute repeated_1', { rows: ['execute repeated_1'] }])
    expect(await asked(210100, 2)).toEqual(['execute repeated_1', { rows: ['execute repeated_1'] }])
    expect(await asked(210200)).toEqual(['select 1', { rows: ['select 1'] }])
  })

  it('prepares nothing in a transaction that writes, nor outside of one', async () => {
    const c = client()
    for (const _ of [1, 2, 3]) {
      await c.query('begin')
      await c.query('select 1')
      await c.query('commit')
      await c.query('select 1')
    }
    expect(sent.join()).not.toContain('prepare')
  })

  it('begins anew after an error', async () => {
    const c = client()
    const asked = async () => {
      sent = []
      await c.query(START)
      await c.query('select 1').catch(() => undefined)
      await c.query('rollback')
      return sent[0]!.slice(START.length + 2)
    }
    await asked()
    await asked()
    vi.mocked(pg.Client.prototype.query as unknown as () => Promise<unknown>).mockRejectedValueOnce(new Error('statement timeout'))
    await asked()
    expect(await asked()).toBe('select 1')
    expect(await asked()).toBe('deallocate all; prepare repeated_2 as select 1; execute repeated_2')
    expect(await asked()).toBe('execute repeated_2')
  })
})
