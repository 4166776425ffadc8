/** 修订率: what was reversed, of all that ever counted. */
import { beforeAll, expect, it } from 'vitest'
import { Role } from '@jingxian/schema/vocabulary/roles'
import { houseAs } from '@jingxian/server/kernel/actor'
import { judgeEntries } from '@jingxian/server/records/ledger/judge.service'
import { aClaim, aForeignClaim, anAcceptedEntry, aProject } from '../support/factories.ts'
import { useHouse } from '../support/house.ts'

const test = useHouse('reference')
const ASK = `query($id: ID, $basis: Basis) { snapshot(id: $id) { id cube(periods: {grain: MONTH, from: "2025-10", to: "2025-10"}, basis: $basis) {
  rows { nodes { key { city { code } } revisionRatio { value numerator denominator state } } } grandTotal { revisionRatio { value numerator } capitalUsed { value } } } } }`
const told: string[] = []

async function ratio(variables: { id?: string; basis?: string; city?: string } = {}) {
  const { data, errors } = await test.as('analyst')(ASK, { basis: 'TERRITORIAL', ...variables })
  expect(errors).toEqual([])
  const { id, cube } = data.snapshot
  const row = cube.rows.nodes.find((node: typeof data) => node.key.city.code === (variables.city ?? '210100'))
  return { id: id as string, ...row.revisionRatio, total: cube.grandTotal }
}

const reverse = (entry: string) => test.house.as(houseAs(Role.PROV_APPROVER, '测试'), 'write', (ctx) => judgeEntries(ctx, [entry], { move: 'REVERSE', note: '更正' }))
let wrong: string

beforeAll(async () => {
  const shares = [
    { family: 'CAPITAL' as const, region: '210100', role: 'LANDING' as const, pct: '60' },
    { family: 'CAPITAL' as const, region: '210700', role: 'FIRST_CONTACT' as const, pct: '40' },
  ]
  const project = await aProject(test.house, { shares, capitalNature: 'MIXED' })
  await anAcceptedEntry(test.house, project, aClaim({ amount: '300' }))
  wrong = await anAcceptedEntry(test.house, project, aClaim({ amount: '100' }))
  told.push((await ratio()).id)
  await reverse(wrong)
  told.push((await ratio()).id)
  await reverse(await anAcceptedEntry(test.house, project, aClaim({ amount: '50', form: 'WITHDRAWAL' })))
  told.push((await ratio()).id)
})

it('is 0 before anything was reversed, and what was reversed of all that counted after', async () => {
  expect(await ratio({ id: told[0]! })).toMatchObject({ value: '0.000000', numerator: '0', denominator: '400', state: 'REPORTED_ZERO' })
  expect(await ratio({ id: told[1]! })).toMatchObject({ value: '25.000000', numerator: '100', denominator: '400', total: { capitalUsed: { value: '300.0000' }, revisionRatio: { value: '25.000000' } } })
})

it('counts a reversed withdrawal by its size', async () => {
  expect(await ratio({ id: told[2]! })).toMatchObject({ numerator: '150', denominator: '450', value: '33.333333' })
})

it('is split by shares like the money, and adds up to the same', async () => {
  expect(await ratio({ id: told[1]!, basis: 'ASSESSMENT' })).toMatchObject({ numerator: '60', denominator: '240' })
  expect(await ratio({ id: told[1]!, basis: 'ASSESSMENT', city: '210700' })).toMatchObject({ numerator: '40', denominator: '160', total: { revisionRatio: { numerator: '100' } } })
})

it('names what was reversed, and a corrected record counts once as reversed and once anew', async () => {
  const project = await aProject(test.house, { county: '210202', nationalCode: null, name: '大连更正项目' })
  const first = await anAcceptedEntry(test.house, project, aForeignClaim({ amount: '10' }))
  await reverse(first)
  await anAcceptedEntry(test.house, project, aForeignClaim({ amount: '10' }))
  expect(await ratio({ city: '210200' })).toMatchObject({ value: '50.000000' })
  const { data } = await test.as('analyst')('{ snapshot { cube(periods: {grain: MONTH, from: "2025-10", to: "2025-10"}, groupBy: [CITY], filter: {city: ["210200"]}) { rows { nodes { revisionRatio { value } facts { nodes { entry measure } } } } } } }')
  expect(data.snapshot.cube.rows.nodes[0].facts.nodes).toContainEqual({ entry: first, measure: 'REVERSED_CNY' })
})
