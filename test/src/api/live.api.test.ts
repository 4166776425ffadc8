/** News over WebSocket: an accepted entry is heard, nothing but subscriptions passes, and nobody who has not signed in. */
import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { createClient } from 'graphql-ws'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import WebSocket from 'ws'
import { connected } from '../security/checks.ts'
import { BEGIN, SUBMIT } from '../support/documents.ts'
import { aClaim, anAcceptedEntry, anEntry, aProject, HEPING } from '../support/factories.ts'
import { NOW, PASSWORD, post, useHouse } from '../support/house.ts'

const test = useHouse('province')
let url: string

beforeAll(async () => {
  await test.http.app.listen({ port: 0, host: '127.0.0.1' })
  url = `ws://127.0.0.1:${(test.http.app.server.address() as AddressInfo).port}/graphql`
})

function socketOf(cookie: string | undefined, origin?: string) {
  return class extends WebSocket {
    constructor(address: string, protocols: string | string[]) {
      super(address, protocols, { headers: { ...(cookie && { cookie }), ...(origin && { origin }) } })
    }
  }
}

/** The first answers of a subscription. */
async function heard(login: string, query: string, count: number, act: () => Promise<unknown>): Promise<any[]> { // eslint-disable-line @typescript-eslint/no-explicit-any
  const client = createClient({ url, webSocketImpl: socketOf(await test.cookieOf(login)), retryAttempts: 0 })
  const answers: unknown[] = []
  const stream = client.iterate({ query })
  while (!test.house.hub.listeners) await new Promise((done) => setTimeout(done, 20)) // the server has opened the stream
  const acting = act()
  for await (const answer of stream) {
    answers.push(answer)
    if (answers.length >= count) break
  }
  await acting
  await client.dispose()
  while (test.house.hub.listeners) await new Promise((done) => setTimeout(done, 20))
  return answers
}

describe('news', () => {
  it('an accepted entry is told to a bureau of another city, with the version and its months, and no figure', async () => {
    const project = await aProject(test.house)
    const [answer] = await heard('jinzhou', 'subscription { snapshotPublished { snapshotId affectedPeriods } }', 1, () => anAcceptedEntry(test.house, project))
    const { data } = await test.as('jinzhou')('{ snapshot { id } }')
    expect(answer.data.snapshotPublished).toEqual({ snapshotId: data.snapshot.id, affectedPeriods: ['2025-10'] })
  })

  it('accepted entries are told by city; a signature alone is not one', async () => {
    const [answer] = await heard('leader', 'subscription { entryAccepted { snapshotId cities { shortName } } }', 1, async () => {
      const project = await aProject(test.house, { county: HEPING, nationalCode: null })
      await anAcceptedEntry(test.house, project)
    })
    expect(answer.data.entryAccepted.cities).toEqual([{ shortName: '沈阳' }])
  })

  it('new work is told to those who review it: from a draft and from a batch', async () => {
    const project = await aProject(test.house)
    const tick = (minute: number) => test.house.setClock(() => new Date(NOW.getTime() + minute * 60_000))
    const ask = 'subscription { ledgerChanged { at } }'
    tick(1)
    const [batch] = await heard('shenyang-lead', ask, 1, () => anEntry(test.house, project))
    expect(batch.data.ledgerChanged.at).toBe(new Date(NOW.getTime() + 60_000).toISOString())
    const draft = (await test.as('tiexi')(BEGIN, { project, capital: aClaim() })).data.beginDraft
    tick(2)
    const [single] = await heard('shenyang-lead', ask, 1, () => test.as('tiexi')(SUBMIT, { id: draft.id, version: draft.version, key: randomUUID() }))
    expect(single.data.ledgerChanged.at).toBe(new Date(NOW.getTime() + 120_000).toISOString())
    test.house.setClock(() => NOW)
  })

  it('a broken LISTEN connection heals, and what was missed is told then', async () => {
    const project = await aProject(test.house)
    const [answer] = await heard('leader', 'subscription { snapshotPublished { snapshotId } }', 1, async () => {
      await connected(test.url, (owner) => owner.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'jingxian-news' and datname = current_database()`).catch(() => undefined))
      await anAcceptedEntry(test.house, project)
    })
    expect(Number(answer.data.snapshotPublished.snapshotId)).toBeGreaterThan(0)
  })
})

describe('a session that ends while its socket is open', () => {
  it('hears nothing more, is closed at the next news, and leaves no place behind', async () => {
    const soon = { timeout: 20_000 }
    await vi.waitUntil(() => test.house.hub.listeners === 0, soon) // those of the tests before have gone
    // From an address of its own: the tests before have moved the clock forth and back, which leaves theirs locked for a minute.
    const signed = await test.http.app.inject({ method: 'POST', url: '/graphql', remoteAddress: '10.0.0.9', payload: { query: 'mutation { signIn(account: "benxi", password: "' + PASSWORD + '") { login } }' } })
    expect(signed.body).toContain('"login":"benxi"')
    const cookie = String(signed.headers['set-cookie']).split(';')[0]!
    const client = createClient({ url, webSocketImpl: socketOf(cookie), retryAttempts: 0, lazy: false, onNonLazyError: () => undefined })
    const closed = new Promise<number>((resolve) => client.on('closed', (event) => resolve((event as { code: number }).code)))
    const heardOf: unknown[] = []
    client.subscribe({ query: 'subscription { ledgerChanged { at } }' }, { next: (value) => heardOf.push(value), error: () => undefined, complete: () => undefined })
    await vi.waitUntil(() => test.house.hub.listeners === 1, soon)
    test.house.hub.tell('ledger', '1763500000000')
    await vi.waitUntil(() => heardOf.length === 1, soon)
    await post(test, { query: 'mutation { signOut }' }, cookie)
    test.house.hub.tell('ledger', '1763500001000')
    expect(await closed).toBe(4401)
    expect(heardOf).toHaveLength(1)
    expect(test.house.hub.listeners).toBe(0)
    await client.dispose()
  })
})

describe('the WebSocket door', () => {
  const closed = (cookie: string | undefined, origin?: string) =>
    new Promise<number | string>((resolve) => {
      const Socket = socketOf(cookie, origin)
      const socket = new Socket(url, 'graphql-transport-ws')
      socket.on('error', (error) => resolve(error.message))
      socket.on('close', (code) => resolve(code))
      socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init' })))
      socket.on('message', (message) => String(message).includes('connection_ack') && (resolve('open'), socket.close()))
    })

  it('opens for those signed in, on our own pages, and for nobody else', async () => {
    const cookie = await test.cookieOf('leader')
    expect(await closed(cookie)).toBe('open')
    expect(await closed(undefined)).toBe(4403)
    expect(await closed(cookie, 'https://evil.example')).toMatch(/40[13]/)
  })

  it.each([
    ['a query', '{ snapshot { id } }'],
    ['a mutation', 'mutation { signOut }'],
    ['too many aliases', `subscription { snapshotPublished { ${Array.from({ length: 101 }, (_, i) => `a${i}: snapshotId`).join(' ')} } }`],
    ['an unknown field', 'subscription { nothing }'],
    ['no GraphQL', '{{{'],
  ])('refuses %s', async (_name, query) => {
    const client = createClient({ url, webSocketImpl: socketOf(await test.cookieOf('analyst')), retryAttempts: 0 })
    const outcome = await new Promise((resolve) => client.subscribe({ query }, { next: (value) => resolve(value), error: (error) => resolve(error), complete: () => resolve('complete') }))
    expect(JSON.stringify(outcome)).not.toContain('"data":{')
    await client.dispose()
  })
})
