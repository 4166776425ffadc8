/** Taking over past months: the same rules and the same rows as step by step, in one command. */
import { describe, expect, it } from 'vitest'
import { Role } from '@jingxian/schema/vocabulary/roles'
import { HOUSE, houseAs } from '@jingxian/server/kernel/actor'
import { enterEntries, type NewEntry } from '@jingxian/server/records/ledger/entry.service'
import { takeOverEntries, type Hand } from '@jingxian/server/records/ledger/history.service'
import { judgeEntries } from '@jingxian/server/records/ledger/judge.service'
import type { Claim } from '@jingxian/server/records/ledger/kind'
import { aClaim, aContributionClaim, aForeignClaim, aJobsClaim, aProject, aTechnologyClaim } from '../support/factories.ts'
import { NOW, useHouse } from '../support/house.ts'

const test = useHouse('reference')

const hand = (role: Role, name: string, at: string): Hand => ({ actor: houseAs(role, name), at: new Date(at) })
const HANDS = {
  submit: hand(Role.CITY_REPORTER, '报送', '2025-11-03T09:00:00+08:00'),
  review: hand(Role.CITY_LEADER, '初审', '2025-11-03T15:00:00+08:00'),
  accept: hand(Role.PROV_REVIEWER, '核实', '2025-11-04T11:00:00+08:00'),
}

const entry = (project: string, kind: NewEntry['kind'], claim: object): NewEntry => ({ project, kind, claim: claim as Claim })

/** One of each kind; the last lacks a paper of its minimum set. `number`: of the register, where a contract must have its own. */
const whole = (project: string, number: string): NewEntry[] => [
  entry(project, 'CAPITAL', aClaim()),
  entry(project, 'CAPITAL', aForeignClaim()),
  entry(project, 'JOBS', aJobsClaim({ month: '2025-09', insured: 80 })),
  entry(project, 'JOBS', aJobsClaim()),
  entry(project, 'TECHNOLOGY', aTechnologyClaim({ registrationNo: number })),
  entry(project, 'CONTRIBUTION', aContributionClaim()),
  entry(project, 'CAPITAL', aClaim({ amount: '41', evidence: [] })),
]

function takeOver(list: NewEntry[], matched = true, hands = HANDS): Promise<string[]> {
  return test.house.as(houseAs(Role.PROV_REVIEWER, '接收'), 'write', (ctx) => takeOverEntries(ctx, list.map((item) => ({ ...item, matched })), hands))
}

async function stepByStep(list: NewEntry[], allMatched: boolean): Promise<void> {
  const { submit, review, accept } = HANDS
  const as = async <T>({ actor, at }: Hand, work: Parameters<typeof test.house.as<T>>[2]) => {
    test.house.setClock(() => at)
    return test.house.as(actor, 'write', work).finally(() => test.house.setClock(() => NOW))
  }
  const ids = await as(submit, (ctx) => enterEntries(ctx, list[0]!.project, list))
  await as(review, (ctx) => judgeEntries(ctx, ids, { move: 'REVIEW' }))
  await as(accept, (ctx) => judgeEntries(ctx, ids, { move: 'ACCEPT', allMatched }))
}

/** All that is kept of a project's entries, but keys, versions and digests. */
function kept(project: string) {
  const rows = (sql: string) => test.house.as(HOUSE, 'read', ({ em }) => em.execute<Record<string, unknown>[]>(sql, [project]))
  const ofEntry = 'x.entry in (select id from entry where project = ?)'
  return Promise.all([
    rows(`select kind, city, county, industry, month, business_date, content - 'registrationNo' as content, weight, status, step_seq, accepted_amount, assurance,
      known_from is not null as known, known_to, submitted_at, submitted_by, submitter, revises from entry where project = ? order by kind, business_date, weight`),
    rows(`select seq, city, county, move, from_status, to_status, actor, role, at, note, count(*) from entry_step x where ${ofEntry} group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 order by seq`),
    rows(`select type, city, county, amount, verification, count(*) from evidence where owner in (select id from entry where project = ?) group by 1, 2, 3, 4, 5 order by type, amount`),
    rows(`select measure, month, cohort, industry, country, nature, basis, assurance, value, entries from fact x where ${ofEntry} order by measure, month, assurance, value`),
  ])
}

describe('entries that are taken over', () => {
  it.each([true, false])('leave the rows that three commands leave (matched: %s)', async (matched) => {
    const terms = { capitalNature: 'MIXED' as const, contractForeign: '3000', producing: true }
    const [one, other] = [await aProject(test.house, terms), await aProject(test.house, { ...terms, nationalCode: '2025-210106-34-01-77HD2D' })]
    await stepByStep(whole(one, `2025A${matched}`), matched)
    const ids = await takeOver(whole(other, `2025B${matched}`), matched)
    expect(ids).toHaveLength(7)
    const [mine, theirs] = [await kept(other), await kept(one)]
    expect(mine).toEqual(theirs)
    expect(mine[0]).toHaveLength(7)
    expect(mine[3].length).toBeGreaterThan(9)
  })

  it('leave one event, and become known as one version', async () => {
    const project = await aProject(test.house)
    const state = () => test.house.as(HOUSE, 'read', ({ em }) => em.execute<{ v: string; e: string }[]>(`select (select max(id) from data_version) as v, (select count(*) from audit_event where command = 'takeOverEntries') as e`))
    const [before] = await state()
    await takeOver([entry(project, 'CAPITAL', aClaim()), entry(project, 'CAPITAL', aClaim())])
    const [after] = await state()
    expect(Number(after!.v)).toBe(Number(before!.v) + 1)
    expect(Number(after!.e)).toBe(Number(before!.e) + 1)
  })

  it('come in whole or not at all, refused by the same rules and roles', async () => {
    const project = await aProject(test.house)
    const [, , , facts] = await kept(project)
    const good = entry(project, 'CAPITAL', aClaim())
    await expect(takeOver([good, entry(project, 'CAPITAL', aClaim({ amount: '-1' }))])).rejects.toThrow(/第 2 笔：规则 5/)
    await expect(takeOver([good], true, { ...HANDS, accept: HANDS.review })).rejects.toThrow(/你的角色不能「核实入账」/)
    await expect(takeOver([good], true, { ...HANDS, submit: HANDS.accept })).rejects.toThrow(/你的角色不能录入台账/)
    const month = entry(project, 'JOBS', aJobsClaim())
    await expect(takeOver([month, month])).rejects.toThrow(/不能再入账/)
    expect((await kept(project))[0]).toEqual([])
    expect((await kept(project))[3]).toEqual(facts)
  })
})
