/** Signing in and out, sessions, throttling, screens. */
import { describe, expect, it } from 'vitest'
import { HOUSE } from '@jingxian/server/kernel/actor'
import type { Context } from '@jingxian/server/kernel/context'
import { digestOfChanges } from '@jingxian/server/kernel/changes'
import { databaseOf, innerRoleIn, quoted } from '@jingxian/server/kernel/roles-in'
import { Account } from '@jingxian/server/access/account.entity'
import { AuditEvent } from '@jingxian/server/access/audit-event.entity'
import { DisplayToken } from '@jingxian/server/access/display-token.entity'
import { SignInGuard } from '@jingxian/server/access/sign-in-guard.entity'
import { checkAudit, sealEvents } from '@jingxian/server/access/audit.service'
import { NOW, PASSWORD, post, useHouse, WALL_TOKEN } from '../support/house.ts'
import { connected } from '../security/checks.ts'

const test = useHouse('reference')
const SIGN_IN = 'mutation($account: String!, $password: String!) { signIn(account: $account, password: $password) { login name role unit { code } rights } }'
const ME = '{ me { login role unit { code } city { code } rights } }'
let office = 0
/** Each from an office of its own: failures of one address slow all who share it. */
const signIn = (account: string, password = PASSWORD) =>
  test.http.app.inject({ method: 'POST', url: '/graphql', payload: { query: SIGN_IN, variables: { account, password } }, remoteAddress: `10.0.0.${(office += 1) % 250}` })
const errorOf = (response: { body: string }) => JSON.parse(response.body).errors?.[0]

describe('signing in', () => {
  it('opens a session whose cookie only the browser can read, and me says who it is', async () => {
    const response = await signIn('tiexi')
    const cookie = String(response.headers['set-cookie'])
    expect(cookie).toMatch(/^jingxian=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
    const me = await post(test, { query: ME }, cookie.split(';')[0])
    expect(JSON.parse(me.body).data.me).toMatchObject({ login: 'tiexi', role: 'COUNTY_REPORTER', unit: { code: '210106' }, city: { code: '210100' } })
    expect((await test.as(null)(ME)).data.me).toBeNull()
  })

  it('a wrong password and an unknown account get the same answer', async () => {
    const [wrong, unknown] = [await signIn('dalian', 'wrong-password'), await signIn('nobody-of-that-name', 'wrong-password')]
    expect(errorOf(wrong)).toMatchObject({ message: '账号或密码不对：请核对大小写后重试。', extensions: { code: 'UNAUTHENTICATED' } })
    expect(errorOf(unknown)).toEqual(errorOf(wrong))
    expect(unknown.statusCode).toBe(wrong.statusCode)
  })

  it('twenty wrong tries slow the account down, the right password too, and no other account', async () => {
    let now = NOW.getTime()
    test.house.setClock(() => new Date(now))
    const waits: number[] = []
    for (let i = 0; i < 20; i++) {
      const error = errorOf(await signIn('anshan', `wrong-${i}`))
      if (error.extensions.code === 'LIMIT') {
        waits.push(error.extensions.retryAfter)
        now += error.extensions.retryAfter * 1000
      }
    }
    expect(waits.length).toBeGreaterThan(5)
    expect(waits).toEqual([...waits].sort((a, b) => a - b))
    await signIn('anshan', 'wrong-again')
    expect(errorOf(await signIn('anshan')).extensions.code).toBe('LIMIT')
    expect(errorOf(await signIn('fushun'))).toBeUndefined()
    now += 20 * 60_000
    expect(errorOf(await signIn('anshan'))).toBeUndefined()
    test.house.setClock(() => NOW)
  })

  it('thirty wrong tries at the same moment are no more than thirty one after the other', async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, (_, i) => signIn('huludao', `guess-${i}`)))
    const codes = answers.map((answer) => errorOf(answer).extensions.code)
    // Four are free; the fifth is looked at and sets the first lock.
    expect(codes.filter((code) => code === 'UNAUTHENTICATED')).toHaveLength(5)
    expect(codes.filter((code) => code === 'LIMIT')).toHaveLength(25)
    const [guard] = await test.house.as(HOUSE, 'read', ({ em }) => em.find(SignInGuard, { subject: 'account:huludao' }))
    expect(guard!.failures).toBe(5)
  })

  it('the right password takes its count back, for the account and for its address', async () => {
    const address = '10.9.9.9'
    const from = (password: string) => test.http.app.inject({ method: 'POST', url: '/graphql', payload: { query: SIGN_IN, variables: { account: 'liaoyang', password } }, remoteAddress: address })
    for (let i = 0; i < 4; i++) await from('wrong')
    for (let i = 0; i < 6; i++) expect(errorOf(await from(PASSWORD))).toBeUndefined()
    const guards = await test.house.as(HOUSE, 'read', ({ em }) => em.find(SignInGuard, { subject: { $in: ['account:liaoyang', `address:${address}`] } }))
    expect(guards.map(({ subject, failures }) => [subject, failures])).toEqual([[`address:${address}`, 4]])
  })

  it('three hundred aliases are one refused request, not three hundred tries', async () => {
    const tries = Array.from({ length: 300 }, (_, i) => `a${i}: signIn(account: "benxi", password: "guess-${i}") { login }`).join(' ')
    const { errors, status } = await test.as(null)(`mutation { ${tries} }`)
    expect(status).toBe(400)
    expect(errors[0]!.extensions.code).toBe('LIMIT')
    const two = await test.as(null)('mutation { a: signIn(account: "benxi", password: "x") { login } b: signIn(account: "benxi", password: "y") { login } }')
    expect(two.errors[0]!.message).toContain('一次操作只能办理一件事')
    const named = await test.as(null)('mutation { __typename signIn(account: "benxi", password: "x") { login } }')
    expect(named.errors[0]!.message).not.toContain('一次操作只能办理一件事')
    expect(errorOf(await signIn('benxi'))).toBeUndefined()
  })

  it('passwords are kept as argon2id at the floor or above', async () => {
    const rows = await test.house.as(HOUSE, 'read', ({ em }) => em.findAll(Account, { populate: ['passwordHash'], limit: 3 }))
    for (const { passwordHash } of rows) expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })
})

describe('a session', () => {
  const cookieOf = async (login: string) => String((await signIn(login)).headers['set-cookie']).split(';')[0]!
  const whoIs = async (cookie: string) => JSON.parse((await post(test, { query: ME }, cookie)).body).data.me

  it('ends with sign-out, and the old cookie opens nothing', async () => {
    const cookie = await cookieOf('dandong')
    expect(await whoIs(cookie)).not.toBeNull()
    await post(test, { query: 'mutation { signOut }' }, cookie)
    expect(await whoIs(cookie)).toBeNull()
  })

  it('has a new id at each sign-in, and the one before is dead', async () => {
    const first = await cookieOf('yingkou')
    const again = await post(test, { query: SIGN_IN, variables: { account: 'yingkou', password: PASSWORD } }, first)
    expect(String(again.headers['set-cookie']).split(';')[0]).not.toBe(first)
    expect(await whoIs(first)).toBeNull()
  })

  it('outlives a wrong password that its own browser sends', async () => {
    const cookie = await cookieOf('chaoyang')
    await post(test, { query: SIGN_IN, variables: { account: 'chaoyang', password: 'mistyped' } }, cookie)
    test.http.sessions.forget(cookie.split('=')[1]!)
    expect(await whoIs(cookie)).toMatchObject({ login: 'chaoyang' })
  })

  it('ends after thirty idle minutes, and after eight hours even in use', async () => {
    let now = NOW.getTime()
    test.house.setClock(() => new Date(now))
    const idle = await cookieOf('fuxin')
    now += 31 * 60_000
    expect(await whoIs(idle)).toBeNull()
    const busy = await cookieOf('fuxin')
    for (let i = 0; i < 33; i++) {
      now += 15 * 60_000
      test.http.sessions.forget(busy.split('=')[1]!)
      const me = await whoIs(busy)
      if (now - NOW.getTime() - 31 * 60_000 < 8 * 3_600_000) expect(me).not.toBeNull()
      else expect(me).toBeNull()
    }
    test.house.setClock(() => NOW)
  })
})

describe('a screen', () => {
  it('exchanges its key for a cookie and may run only our own documents', async () => {
    const wrong = await test.http.app.inject({ method: 'POST', url: '/screen', payload: { token: 'guess' } })
    expect(wrong.statusCode).toBe(401)
    const right = await test.http.app.inject({ method: 'POST', url: '/screen', payload: { token: WALL_TOKEN } })
    const cookie = String(right.headers['set-cookie']).split(';')[0]!
    const text = await post(test, { query: '{ snapshot { id } }' }, cookie)
    expect(text.statusCode).toBe(403)
    expect(JSON.parse(text.body).errors[0].extensions.code).toBe('FORBIDDEN')
    const unknown = await post(test, { documentId: 'f'.repeat(64) }, cookie)
    expect(JSON.parse(unknown.body).errors[0].extensions).toMatchObject({ code: 'INVALID', reason: 'UNKNOWN_DOCUMENT' })
  })
})

describe('other doors', () => {
  it('a request from another site is refused, whatever it carries', async () => {
    const cookie = await test.cookieOf('leader')
    const foreign = await post(test, { query: ME }, cookie, { origin: 'https://evil.example' })
    expect(foreign.statusCode).toBe(403)
    const form = await test.http.app.inject({ method: 'POST', url: '/graphql', headers: { cookie, 'content-type': 'text/plain' }, payload: JSON.stringify({ query: ME }) })
    expect(form.statusCode).toBeGreaterThanOrEqual(400)
    const get = await test.http.app.inject({ method: 'GET', url: `/graphql?query=${encodeURIComponent(ME)}`, headers: { cookie } })
    expect(get.statusCode).toBeGreaterThanOrEqual(400)
  })

  it('live and ready tell the truth', async () => {
    expect((await test.http.app.inject('/live')).json()).toEqual({ live: true })
    expect((await test.http.app.inject('/ready')).json()).toEqual({ ready: true, database: true, news: true })
  })

  it('pages and answers carry a strict policy', async () => {
    const policy = String((await test.http.app.inject('/live')).headers['content-security-policy'])
    expect(policy).toContain(`default-src 'self'`)
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline/)
  })
})

describe('the audit', () => {
  it('has one event per command, sealed in a chain that shows every edit', async () => {
    await signIn('panjin')
    await test.house.as(HOUSE, 'write', sealEvents)
    const check = () => test.house.as(HOUSE, 'read', (ctx) => checkAudit(ctx))
    expect(await check()).toMatchObject({ broken: null })
    expect((await check()).sealed).toBe((await check()).events)
    const tamper = (statement: string) => connected(test.url, async (client) => {
      await client.query('alter table audit_event no force row level security; alter table audit_seal no force row level security')
      await client.query(statement)
      await client.query('alter table audit_event force row level security; alter table audit_seal force row level security')
    })
    await tamper(`update audit_event set actor = 'somebody else' where id = (select event from audit_seal where seq = 2)`)
    expect((await check()).broken).toMatch(/^第 2 环/)
    const small = await test.house.as(HOUSE, 'read', (ctx) => checkAudit(ctx, 1))
    expect(small).toEqual(await check())
    await tamper(`delete from audit_event where id = (select event from audit_seal where seq = 2)`)
    expect((await check()).broken).toMatch(/第 2 环所指的事件 .* 不见了/)
  })

  it('is checked piece by piece, and breaks show across the pieces', async () => {
    const check = (chunk?: number) => test.house.as(HOUSE, 'read', (ctx) => checkAudit(ctx, chunk))
    await signIn('tieling')
    await test.house.as(HOUSE, 'write', sealEvents)
    for (const chunk of [1, 2, 3, 1000]) expect(await check(chunk), `pieces of ${chunk}`).toEqual(await check())
  })

  it('seals an event that is committed after younger ones, soon or, behind very many, within the hour', async () => {
    const unsealed = async () => {
      await test.house.as(HOUSE, 'write', sealEvents)
      const open = `select count(*)::int as n from audit_event e where not exists (select 1 from audit_seal s where s.event = e.id)`
      return (await test.house.as(HOUSE, 'read', ({ em }) => em.execute<{ n: number }[]>(open)))[0]!.n
    }
    const insert = (count: number) => `insert into audit_event (at, account, actor, role, command, subject, digest, rows) select now(), 0, 'x', 'JOB', 'late', 'x', repeat('0', 64), 0 from generate_series(1, ${count})`
    const asJob = `begin; set local role ${quoted(innerRoleIn(databaseOf(test.house.appUrl), 'job_role'))}`
    const late = (between: number) =>
      connected(test.house.appUrl, async (slow) => {
        await slow.query(asJob)
        await slow.query(insert(1))
        await connected(test.house.appUrl, (client) => client.query(`${asJob}; ${insert(between)}; commit`))
        while ((await unsealed()) > 0);
        await slow.query('commit')
      })
    expect(await unsealed()).toBe(0)
    await late(3)
    expect(await unsealed()).toBe(0)
    await late(1200)
    expect(await unsealed()).toBe(1)
    test.house.setClock(() => new Date(NOW.getTime() + 2 * 3_600_000))
    expect(await unsealed()).toBe(0)
    test.house.setClock(() => NOW)
  })

  it('has one for signing out too', async () => {
    const cookie = String((await signIn('tieling')).headers['set-cookie']).split(';')[0]!
    await post(test, { query: 'mutation { signOut }' }, cookie)
    const events = await test.house.as(HOUSE, 'read', ({ em }) => em.find(AuditEvent, { subject: 'tieling' }, { orderBy: { id: 'asc' } }))
    expect(events.slice(-2).map(({ command }) => command)).toEqual(['signIn', 'signOut'])
  })

  it('digests also what goes past the unit of work: direct inserts, changes and removals', async () => {
    const digestAfter = (work: (ctx: Context) => Promise<unknown>) =>
      test.house.as(HOUSE, 'write', async (ctx) => {
        await work(ctx)
        return digestOfChanges(ctx.em)
      })
    const renamed = (name: string) => digestAfter(({ em }) => em.nativeUpdate(Account, { login: 'jinzhou' }, { name }))
    const [one, two, removed, added, nothing] = [
      await renamed('甲'),
      await renamed('乙'),
      await digestAfter(({ em }) => em.nativeDelete(SignInGuard, { subject: 'account:nobody' })),
      await digestAfter(({ em, now }) => em.insert(DisplayToken, { tokenHash: 'f'.repeat(64), name: 'x', createdAt: now(), revokedAt: null })),
      await digestAfter(() => Promise.resolve()),
    ]
    expect([one, two, removed, added, nothing].map(({ rows }) => rows)).toEqual([1, 1, 1, 1, 0])
    expect(new Set([one, two, removed, added, nothing].map(({ digest }) => digest)).size).toBe(5)
    expect(await renamed('甲')).toEqual(one)
  })

  it('is checked by the auditor and nobody else', async () => {
    expect((await test.as('auditor')(ME)).data.me.rights).toContain('READ_AUDIT')
    expect((await test.as('auditor')('{ auditCheck { sealed head } }')).errors).toEqual([])
    expect((await test.as('leader')('{ auditCheck { sealed } }')).errors[0]!.extensions.code).toBe('FORBIDDEN')
  })

  it('is read by the auditor and nobody else: the newest first, by who, what and when', async () => {
    await signIn('tieling')
    const trail = (filter: object, first = 50) =>
      test.as('auditor')('query($filter: AuditFilter, $first: Int!) { auditEvents(filter: $filter, first: $first) { totalCount nodes { actor command subject rows link at } pageInfo { hasNextPage } } }', { filter, first })
    const { data } = await trail({ search: 'TIELING', command: ['signIn'] }, 1)
    expect(data.auditEvents).toMatchObject({ nodes: [{ command: 'signIn', subject: 'tieling', rows: 0 }], pageInfo: { hasNextPage: true } })
    const today = NOW.toISOString().slice(0, 10)
    expect((await trail({ from: today, to: today })).data.auditEvents.totalCount).toBeGreaterThan(0)
    expect((await trail({ to: '2020-01-01' })).data.auditEvents.totalCount).toBe(0)
    expect((await trail({ command: [] })).data.auditEvents.nodes).toEqual([])
    expect((await test.as('leader')('{ auditEvents { totalCount } }')).errors[0]!.extensions.code).toBe('FORBIDDEN')
  })
})
