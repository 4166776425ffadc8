/** Two who decide at the same moment by what counts: the second looks after the first has committed, not before. */
import { describe, expect, it } from 'vitest'
import { Role } from '@jingxian/schema/vocabulary/roles'
import { HOUSE, houseAs } from '@jingxian/server/kernel/actor'
import type { Context } from '@jingxian/server/kernel/context'
import { moveProjects } from '@jingxian/server/library/project.service'
import { judgeEntries } from '@jingxian/server/records/ledger/judge.service'
import { signReturns } from '@jingxian/server/records/returns/return.service'
import { connected } from '../security/checks.ts'
import { aClaim, anAcceptedEntry, anEntry, aProject, paper } from '../support/factories.ts'
import { useHouse } from '../support/house.ts'

const test = useHouse('reference')
const PAUSE = 20

/** Does the first and keeps its transaction open until the second waits for it (or has passed it by). */
async function overtaken<T>(first: [Role, (ctx: Context) => Promise<unknown>], second: [Role, (ctx: Context) => Promise<T>]): Promise<PromiseSettledResult<T>> {
  let release!: () => void
  let begun!: () => void
  const [held, ready] = [new Promise<void>((resolve) => (release = resolve)), new Promise<void>((resolve) => (begun = resolve))]
  const before = test.house.as(houseAs(first[0], '先办'), 'write', async (ctx) => {
    await first[1](ctx)
    begun()
    await held
  })
  await ready
  const after = Promise.allSettled([test.house.as(houseAs(second[0], '后办'), 'write', second[1])])
  await Promise.race([after, someoneWaits()])
  release()
  await before
  return (await after)[0]
}

async function someoneWaits(): Promise<void> {
  for (;;) {
    const { rows } = await connected(test.url, (client) => client.query(`select 1 from pg_locks where locktype = 'advisory' and not granted`))
    if (rows.length) return
    await new Promise((done) => setTimeout(done, PAUSE))
  }
}

/** An entry that the city has passed on. */
async function reviewed(project: string, more = {}): Promise<string> {
  const [id] = await anEntry(test.house, project, [aClaim(more)])
  await test.house.as(houseAs(Role.CITY_LEADER, '初审'), 'write', (ctx) => judgeEntries(ctx, [id!], { move: 'REVIEW' }))
  return id!
}

const accept = (id: string): [Role, (ctx: Context) => Promise<unknown>] => [Role.PROV_REVIEWER, (ctx) => judgeEntries(ctx, [id], { move: 'ACCEPT' })]
const sign = (project: string): [Role, (ctx: Context) => Promise<unknown>] => [
  Role.CITY_REPORTER,
  (ctx) => moveProjects(ctx, [{ project, to: 'SIGNED', eventDate: '2025-03-10', evidence: [paper('CONTRACT')] }]),
]
const cohorts = (project: string) =>
  test.house.as(HOUSE, 'read', ({ em }) =>
    em.execute(`select cohort, sum(value) as value from fact where project = ? and measure = 'DOMESTIC_CNY' group by cohort having sum(value) <> 0`, [project]),
  )

describe('an acceptance', () => {
  it('that runs beside a zero-return is seen by it', async () => {
    const project = await aProject(test.house, { county: '211402', nationalCode: null })
    const id = await reviewed(project)
    const zeros = (['FOREIGN', 'DOMESTIC'] as const).map((family) => ({ family, reason: 'NO_PROJECT_DUE' as const, note: null }))
    const signed = await overtaken(accept(id), [Role.CITY_LEADER, (ctx) => signReturns(ctx, [{ unit: '211400', month: '2025-10', zeros }])])
    expect(signed).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining('不能按零签报') } })
  })

  it('beside a signature puts its money into the cohort, whichever is first', async () => {
    for (const first of ['accept', 'sign'] as const) {
      const project = await aProject(test.house, { signed: false, nationalCode: null })
      const id = await reviewed(project)
      const steps = [accept(id), sign(project)] as const
      const outcome = first === 'accept' ? await overtaken(steps[0], steps[1]) : await overtaken(steps[1], steps[0])
      expect(outcome.status).toBe('fulfilled')
      expect(await cohorts(project), first).toEqual([{ cohort: 202503, value: '3000.0000' }])
    }
  })

  it('beside the end of its project comes too late', async () => {
    const project = await aProject(test.house, { nationalCode: null })
    const id = await reviewed(project)
    const void_ = (ctx: Context) => moveProjects(ctx, [{ project, to: 'VOIDED', eventDate: '2025-11-01', evidence: [paper('DECISION')], reason: '核查为虚假' }])
    const outcome = await overtaken([Role.PROV_APPROVER, void_], accept(id))
    expect(outcome).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining('虚假注销') } })
  })

  it('is taken back whole beside a signature', async () => {
    const project = await aProject(test.house, { signed: false, nationalCode: null })
    const id = await anAcceptedEntry(test.house, project)
    const reverse = (ctx: Context) => judgeEntries(ctx, [id], { move: 'REVERSE', note: '重复' })
    expect((await overtaken(sign(project), [Role.PROV_APPROVER, reverse])).status).toBe('fulfilled')
    expect(await cohorts(project)).toEqual([])
  })
})
