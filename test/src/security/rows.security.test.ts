/** Rows are kept by PostgreSQL (promises S9-S13). Each check is shown to find what it is there to find. */
import { describe, expect, it } from 'vitest'
import { Role } from '@jingxian/schema/vocabulary/roles'
import { innerRoleOf, settingsOf } from '@jingxian/server/kernel/actor'
import { inTransaction } from '@jingxian/server/kernel/transaction'
import { Entry } from '@jingxian/server/records/ledger/entry.entity'
import { Project } from '@jingxian/server/library/project.entity'
import { useHouse } from '../support/house.ts'
import { connected, foreignRows, loginRights, roleAt, silentWithoutContext, unforcedTables } from './checks.ts'

const test = useHouse('province', { pool: 2 })
const loginOf = () => new URL(test.house.appUrl).username
const asOwner = (statement: string) => connected(test.url, (client) => client.query(statement))

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
  it('three kinds of asker on two connections never see each other', async () => {
    const actor = (role: Role, unit: number) => ({ account: 7, login: 'x', name: 'x', role, unit })
    const askers = [actor(Role.CITY_REPORTER, 210700), actor(Role.COUNTY_REPORTER, 210106), actor(Role.PROV_ANALYST, 210000)]
    const seen = async (who: (typeof askers)[number]) => {
      const rows = await inTransaction(test.house.orm, { actor: who, mode: 'read', timeout: 5000 }, (em) =>
        em.execute<{ city: number; county: number }[]>('select distinct city, county from entry'),
      )
      if (who.role === Role.CITY_REPORTER) return rows.every((row) => row.city === who.unit)
      if (who.role === Role.COUNTY_REPORTER) return rows.every((row) => row.county === who.unit)
      return new Set(rows.map((row) => row.city)).size === 15
    }
    for (let round = 0; round < 20; round++) {
      const answers = await Promise.all(Array.from({ length: 60 }, (_, i) => seen(askers[i % 3]!)))
      expect(answers.every(Boolean)).toBe(true)
    }
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
