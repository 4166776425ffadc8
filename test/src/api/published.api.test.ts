import { expect, it } from 'vitest'
import { useHouse } from '../support/house.ts'

const test = useHouse('province')

it('says of a published metric what each figure of a year rests on; who published nothing is not among them', async () => {
  const { data, errors } = await test.as('dalian')('{ publishedFacts(metric: "PUBLISHED_FDI", year: 2021) { indicator value unit source status place { code } } }')
  expect(errors).toEqual([])
  expect(data.publishedFacts).toHaveLength(14)
  expect(data.publishedFacts.map(({ place }: { place: { code: string } }) => place.code)).not.toContain('LN-SF')
  for (const fact of data.publishedFacts) expect(fact).toMatchObject({ indicator: 'fdi_utilised', unit: '万美元', status: 'compiled', source: expect.stringContaining('FDI') })
})

it('names both series behind a quotient, and none behind what the ledger counts', async () => {
  const { data } = await test.as('leader')('{ head: publishedFacts(metric: "PUBLISHED_FDI_PER_HEAD", year: 2021) { indicator } own: publishedFacts(metric: "FOREIGN_CAPITAL_USED", year: 2021) { indicator } }')
  expect([...new Set(data.head.map(({ indicator }: { indicator: string }) => indicator))].sort()).toEqual(['fdi_utilised', 'resident_population'])
  expect(data.own).toEqual([])
})

it('says which metrics are annual', async () => {
  const { data } = await test.as('leader')('{ metrics { key annual } }')
  const annual = data.metrics.filter((metric: { annual: boolean }) => metric.annual).map(({ key }: { key: string }) => key)
  expect(annual).toContain('RD_EXPENDITURE')
  expect(annual).toContain('PUBLISHED_FDI')
  expect(annual).not.toContain('CAPITAL_USED')
  expect(data.metrics.every((metric: { annual: boolean | null }) => metric.annual !== null)).toBe(true)
})
