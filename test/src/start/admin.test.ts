/** What the operator's commands refuse, and what they leave behind. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { AuditEvent } from '@jingxian/server/access/audit-event.entity'
import { HOUSE } from '@jingxian/server/kernel/actor'
import { writeNote } from '@jingxian/server/reference/reference.service'
import { administer, checkCommand } from '@jingxian/seeds/admin'
import { openDemo } from '@jingxian/seeds/demo.seed'
import { NOW, PASSWORD, post, useHouse } from '../support/house.ts'

const test = useHouse('reference')
const ME = '{ me { login } }'
const SIGN_IN = 'mutation($account: String!, $password: String!) { signIn(account: $account, password: $password) { login } }'

async function run(...args: string[]): Promise<string> {
  checkCommand(args)
  const said: string[] = []
  await administer(test.house, args, 'http://here', (line) => said.push(line))
  return said.join('\n')
}

async function signIn(account: string, password: string) {
  const response = await post(test, { query: SIGN_IN, variables: { account, password } })
  return { cookie: String(response.headers['set-cookie']).split(';')[0]!, code: JSON.parse(response.body).errors?.[0].extensions.code }
}

describe('refused', () => {
  it.each([
    [['add-acount', 'x'], /^There is no command add-acount\. Say npm start alone, or one of:\n {2}npm start -- add-account/],
    [['toString'], /^There is no command toString/],
    [['add-account', 'x'], /^Say: npm start -- add-account <login>/],
    [['add-account', 'x', 'X', 'JOB', '210000'], /^The role must be one of COUNTY_REPORTER, /],
    [['add-account', 'x', 'X', 'COUNTY_REPORTER', '210100'], /^The unit does not fit the role/],
    [['add-account', 'x', 'X', 'CITY_LEADER', '210000'], /^The unit does not fit the role/],
    [['add-account', 'x', 'X', 'PROV_LEADER', '999999'], /^The unit does not fit the role/],
    [['add-account', '李', 'X', 'PROV_LEADER', '210000'], /^The login must be/],
    [['add-account', 'tiexi', 'X', 'PROV_LEADER', '210000'], /^There is an account tiexi already/],
    [['deactivate-account', 'nobody'], /^There is no active account nobody/],
    [['remove-screen', '没有'], /^There is no screen 没有/],
    [['import-rates', '/nowhere.csv'], /^\/nowhere\.csv cannot be read \(ENOENT\)/],
  ])('%s', async (args, sentence) => {
    await expect(run(...args)).rejects.toThrow(sentence)
  })
})

describe('done', () => {
  it('an account signs in, and when it is closed its sessions end', async () => {
    const password = /Account li\.wei may sign in with the password (\S+)/.exec(await run('add-account', 'Li.Wei', '李伟', 'CITY_REPORTER', 'LN-SF'))![1]!
    const { cookie } = await signIn('li.wei', password)
    await run('deactivate-account', 'li.wei')
    test.http.sessions.forget(cookie.split('=')[1]!)
    expect(JSON.parse((await post(test, { query: ME }, cookie)).body).data.me).toBeNull()
    expect((await signIn('li.wei', password)).code).toBe('UNAUTHENTICATED')
  })

  it('a screen gets its key and loses it', async () => {
    const token = /#token=(\S+)/.exec(await run('add-screen', '大厅'))![1]!
    await run('remove-screen', '大厅')
    expect((await test.http.app.inject({ method: 'POST', url: '/screen', payload: { token } })).statusCode).toBe(401)
  })

  it('rates go in whole or not at all', async () => {
    const file = join(test.dataDir, 'rates.csv')
    const header = 'currency,month,to_cny,to_usd,source\n'
    const RATE = '{ exchangeRates(month: "2026-01") { currency toCny } }'
    await writeFile(file, `${header}USD,2026-01,7.01,1,x\nJPY,2026-01,bad,0.006,x\n`)
    await expect(run('import-rates', file)).rejects.toThrow(/^Line 3, column to_cny: “bad”/)
    expect((await test.as('analyst')(RATE)).data.exchangeRates).toEqual([])
    await writeFile(file, `${header}USD,2026-01,7.01,1,x\nUSD,2025-12,7.02,1,x\n`)
    expect(await run('import-rates', file)).toMatch(/^2 rates imported: 1 new, 1 replaced\./)
    expect((await test.as('analyst')(RATE)).data.exchangeRates).toEqual([{ currency: 'USD', toCny: '7.010000' }])
  })

  it('each leaves an event in the audit, and a refused one none', async () => {
    await run('add-account', 'zhao', '赵', 'AUDITOR', '210000')
    const events = await test.house.as(HOUSE, 'read', ({ em }) => em.find(AuditEvent, { command: { $in: ['addAccount', 'deactivateAccount', 'addScreen', 'removeScreen', 'importRates'] } }, { orderBy: { id: 'asc' } }))
    expect(events.map(({ command, subject }) => `${command} ${subject}`)).toEqual(
      expect.arrayContaining(['addAccount li.wei', 'deactivateAccount li.wei', 'addScreen 大厅', 'removeScreen 大厅', 'importRates 2', 'addAccount zhao']),
    )
    expect(events.filter(({ rows }) => rows === 0)).toEqual([])
    expect(events.some(({ subject }) => subject === 'nobody' || subject === '没有')).toBe(false)
  })

  it('DEMO_PASSWORD is given to the accounts of the demo, not to those that were added', async () => {
    const own = /password (\S+)/.exec(await run('add-account', 'sun', '孙', 'PROV_LEADER', '210000'))![1]!
    await test.house.as(HOUSE, 'write', (ctx) => writeNote(ctx, 'demo', { loadedAt: NOW.toISOString(), startsAt: NOW.toISOString() }))
    await openDemo(test.house, { dataDir: test.dataDir, password: 'another-password' })
    test.house.setClock(() => NOW)
    expect((await signIn('sun', own)).code).toBeUndefined()
    expect((await signIn('sun', 'another-password')).code).toBe('UNAUTHENTICATED')
    expect((await signIn('leader', 'another-password')).code).toBeUndefined()
    expect((await signIn('leader', PASSWORD)).code).toBe('UNAUTHENTICATED')
  })
})
