/** Rows are kept by PostgreSQL (promises S9-S13). Each check is shown to find what it is there to find. */
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { Role } from '@jingxian/schema/vocabulary/roles'
import { openHouse } from '@jingxian/server/app/house'
import { HOUSE, innerRoleOf, settingsOf, type Actor } from '@jingxian/server/kernel/actor'
import { rebuildRollups } from '@jingxian/server/facts/rollup.service'
import { inTransaction } from '@jingxian/server/kernel/transaction'
import { Entry } from '@jingxian/server/records/ledger/entry.entity'
import { Project } from '@jingxian/server/library/project.entity'
import { BEGIN, SAVE, SUBMIT } from '../support/documents.ts'
import { aClaim, aProject } from '../support/factories.ts'
import { useHouse } from '../support/house.ts'
import { connected, foreignRows, foreignWrites, loginRights, roleAt, silentWithoutContext, unforcedTables } from './checks.ts'

const test = useHouse('province', { pool: 2 })
const loginOf = () => new URL(test.house.appUrl).username
const asOwner = (statement: string) => connected(test.url, (client) => client.query(statement))

/** The house is mended again also when the check fails: the tests after it are not to blame. */
async function sabotaged(harm: string, mend: string, check: () => Promise<void>): Promise<void> {
  await asOwner(harm)
  await check().finally(() => asOwner(mend))
}

describe('S9: a unit sees only its rows', () => {
  it('in every table, as each of the 15 units and as a county', async () => {
    const units = [210100, 210200, 210300, 210400, 210500, 210600, 210700, 210800, 210900, 211000, 211100, 211200, 211300, 211400, 219900]
    for (const unit of units) expect(await foreignRows(test.house.appUrl, 'city_role', unit)).toEqual([])
    expect(await foreignRows(test.house.appUrl, 'county_role', 210106)).toEqual([])
  })

  it('sabotage: a policy that lets everything through is found', async () => {
    await asOwner(`alter policy city_role_select on entry using (true)`)
    expect(await foreignRows(test.house.appUrl, 'city_role', 210700)).toEqual([expect.stringContaining('foreign rows of entry')])
    await asOwner(`alter policy city_role_select on entry using (city = current_setting('app.city')::int)`)
  })
})

describe('S9: a unit writes only its rows', () => {
  const writes = (role: 'city_role' | 'county_role', unit: number) => foreignWrites(test.house.appUrl, test.url, role, unit)

  /** A row of 沈阳's in each of the tables that the demo leaves empty. */
  beforeAll(async () => {
    await test.house.as(HOUSE, 'write', rebuildRollups)
    const tiexi = test.as('tiexi')
    const project = await aProject(test.house, { shares: [{ region: '210800', family: 'CAPITAL', role: 'FIRST_CONTACT', pct: '30' }, { region: '210100', family: 'CAPITAL', role: 'LANDING', pct: '70' }] })
    const begin = async () => (await tiexi(BEGIN, { project, capital: aClaim() })).data.beginDraft.id as string
    const [kept, submitted] = [await begin(), await begin()]
    await tiexi(SAVE, { id: kept, version: 1, capital: aClaim({ amount: '4' }) })
    await tiexi(SUBMIT, { id: submitted, version: 1, key: randomUUID() })
    const headers = { cookie: await test.cookieOf('tiexi'), 'content-type': 'application/octet-stream' }
    await test.http.app.inject({ method: 'POST', url: '/evidence?name=a.pdf', headers, payload: Buffer.from(`%PDF-1.4\n%${randomUUID()}`) })
  })

  it('in every table, as a city and as a county', async () => {
    expect(await writes('city_role', 210700)).toEqual({ found: [], untried: [] })
    expect(await writes('county_role', 210702)).toEqual({ found: [], untried: [] })
  })

  it('sabotage: policies that let foreign rows in, be changed or be removed are each found', async () => {
    const policies = [['insert', 'entry'], ['update', 'evidence'], ['delete', 'draft'], ['select', 'draft']] as const
    const say = (verb: string, where: string) => [verb === 'insert' ? '' : `using (${where})`, /insert|update/.test(verb) ? `with check (${where})` : ''].join(' ')
    const set = (where: string) => policies.map(([verb, table]) => `alter policy city_role_${verb} on ${table} ${say(verb, where)}`).join(';')
    await sabotaged(set('true'), set(`city = current_setting('app.city')::int`), async () => {
      expect((await writes('city_role', 210700)).found).toEqual([
        'city_role 210700 removes foreign rows of draft',
        'city_role 210700 adds a foreign row to entry',
        'city_role 210700 changes foreign rows of evidence',
      ])
    })
    expect((await writes('city_role', 210700)).found).toEqual([])
  })

  it('sabotage: a table that says of no row whose it is, and accounts for all, are found', async () => {
    const city = roleAt(test.url, 'city_role')
    const leak = `grant select on sign_in_guard to ${city}; create policy leak on sign_in_guard for select to ${city} using (true); alter policy city_role_select on account using (true)`
    const mend = `drop policy leak on sign_in_guard; revoke select on sign_in_guard from ${city}; alter policy city_role_select on account using (id = current_setting('app.account')::int)`
    await sabotaged(leak, mend, async () => {
      expect(await foreignRows(test.house.appUrl, 'city_role', 210700)).toEqual([
        expect.stringMatching(/city_role 210700 sees \d+ foreign rows of account/),
        'city_role reads sign_in_guard, which does not say whose a row is',
      ])
    })
  })
})

describe('S10: a missing context is an error, never 0', () => {
  it('for every table, without a role and without a unit', async () => {
    expect(await silentWithoutContext(test.house.appUrl)).toEqual([])
  })

  it('by every way of the ORM outside a transaction of ours', async () => {
    const em = () => test.house.orm.em.fork()
    const ways = [
      () => em().find(Entry, {}),
      () => em().count(Project, {}),
      () => em().execute('select count(*) from fact'),
      () => em().getConnection().execute('select count(*) from entry'),
      () => em().getKysely().selectFrom('entry' as never).selectAll().execute(),
      () => em().transactional((inner) => inner.find(Entry, {})),
    ]
    for (const way of ways) await expect(way()).rejects.toThrow(/permission denied/)
  })

  it('sabotage: a table grant to the login, and a policy that shrugs, are each found', async () => {
    await asOwner(`grant select on entry to "${loginOf()}"`)
    expect(await silentWithoutContext(test.house.appUrl)).toContain('the login reads entry without a role')
    await asOwner(`revoke select on entry from "${loginOf()}"`)
    await asOwner(`alter policy city_role_select on entry using (city = nullif(current_setting('app.city', true), '')::int)`)
    expect(await silentWithoutContext(test.house.appUrl)).toEqual([expect.stringContaining('city_role without its unit reads entry as {"n":0}')])
    await asOwner(`alter policy city_role_select on entry using (city = current_setting('app.city')::int)`)
  })

  it.each(['province_role', 'staff_role', 'screen_role', 'public_role'] as const)('sabotage: %s that reads without its context is found', async (role) => {
    const to = roleAt(test.url, role)
    const leak = `grant select on draft to ${to}; create policy leak on draft for select to ${to} using (true)`
    await sabotaged(leak, `drop policy leak on draft; revoke select on draft from ${to}`, async () => {
      expect(await silentWithoutContext(test.house.appUrl)).toEqual([expect.stringContaining(`${role} without its unit reads draft`)])
    })
  })
})

describe('S11: the login alone has nothing', () => {
  it('no right, no inheritance, no table', async () => {
    expect(await loginRights(test.url, loginOf())).toEqual([])
  })

  it('sabotage: a grant with inheritance is found', async () => {
    await asOwner(`grant ${roleAt(test.url, 'city_role')} to "${loginOf()}" with inherit true`)
    expect(await loginRights(test.url, loginOf())).toContainEqual(expect.stringMatching(/the login inherits or administers .*_city_role/))
    await asOwner(`grant ${roleAt(test.url, 'city_role')} to "${loginOf()}" with inherit false`)
  })
})

describe('S12: row security is forced', () => {
  it('on every table that holds rows of somebody', async () => {
    expect(await unforcedTables(test.url)).toEqual([])
  })

  it('sabotage: a table without force, a view of the owner and a materialised view are found', async () => {
    await asOwner('alter table draft no force row level security')
    await asOwner('create view leak as select * from entry; create materialized view frozen as select 1 as one')
    expect(await unforcedTables(test.url)).toEqual(expect.arrayContaining(['draft is not kept by row security', 'leak reads as its owner', 'frozen is a materialised view: it is never filtered']))
    await asOwner('drop view leak; drop materialized view frozen; alter table draft force row level security')
    expect(await unforcedTables(test.url)).toEqual([])
  })
})

describe('S13: no leak through the pool', () => {
  const actor = (role: Role, unit: number): Actor => ({ account: 7, login: 'x', name: 'x', role, unit })
  const askers = [actor(Role.CITY_REPORTER, 210700), actor(Role.COUNTY_REPORTER, 210106), actor(Role.PROV_ANALYST, 210000)]
  const SEEN = 'select distinct city, county from entry'
  type Seen = { city: number; county: number }[]

  function isOwn({ role, unit }: Actor, rows: Seen): boolean {
    if (role === Role.CITY_REPORTER) return rows.length > 0 && rows.every((row) => row.city === unit)
    if (role === Role.COUNTY_REPORTER) return rows.length > 0 && rows.every((row) => row.county === unit)
    return new Set(rows.map((row) => row.city)).size === 15
  }

  /** How many of so many rounds of sixty at once gave somebody what is not theirs. */
  async function mixed(see: (who: Actor) => Promise<Seen>, rounds: number): Promise<number> {
    let wrong = 0
    for (let round = 0; round < rounds; round++) {
      const answers = await Promise.all(Array.from({ length: 60 }, async (_, i) => isOwn(askers[i % 3]!, await see(askers[i % 3]!))))
      wrong += answers.filter((right) => !right).length
    }
    return wrong
  }

  it('three kinds of asker on two connections never see each other', async () => {
    expect(await mixed((who) => inTransaction(test.house.orm, { actor: who, mode: 'read', timeout: 5000 }, (em) => em.execute<Seen>(SEEN)), 20)).toBe(0)
  })

  it('sabotage: a context that outlives its transaction is found', async () => {
    const house = await openHouse(test.url, 2)
    const remembered = (who: Actor) =>
      house.orm.em.fork().transactional(async (em) => {
        const [known] = await em.execute<[{ city: string | null }]>(`select current_setting('app.city', true) as city`)
        const settings = Object.entries({ 'app.city': 0, 'app.county': 0, ...settingsOf(who) })
        const role = roleAt(test.url, innerRoleOf(who))
        if (!known.city) await em.execute([...settings.map(([name, value]) => `set ${name} = '${value}'`), `set role ${role}`].join('; '), [], 'run')
        return em.execute<Seen>(SEEN)
      })
    expect(await mixed(remembered, 1)).toBeGreaterThan(0)
    await house.close()
  })

  it('the settings of a role are only those that it has', () => {
    expect(settingsOf({ account: 1, login: '', name: '', role: Role.PROV_ANALYST, unit: 210000 })).toEqual({ 'app.account': 1 })
    expect(innerRoleOf({ account: 0, login: '', name: '', role: Role.DISPLAY, unit: 210000 })).toBe('screen_role')
  })
})

describe('what was written stays written', () => {
  it('an entry cannot be changed and a fact not taken away, whatever the role', async () => {
    const actor = { account: 7, login: 'x', name: 'x', role: Role.PROV_APPROVER, unit: 210000 }
    const attempts = [`update entry set content = '{}'`, `update entry set month = 202501`, `delete from entry`, `delete from fact`, `update fact set value = 0`, `delete from entry_step`, `update audit_event set actor = 'x'`, `delete from audit_event`, `truncate audit_event`]
    for (const attempt of attempts) {
      const work = inTransaction(test.house.orm, { actor, mode: 'write', timeout: 5000 }, (em) => em.execute(attempt, [], 'run'))
      await expect(work, attempt).rejects.toThrow(/permission denied/)
    }
  })
})
