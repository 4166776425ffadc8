/** Months without a dollar rate: yuan go on being counted, dollars wait for the import. */
import { randomUUID } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import type { CapitalInput } from '@jingxian/server/records/ledger/capital.input'
import { HOUSE } from '@jingxian/server/kernel/actor'
import { putRates } from '@jingxian/server/reference/exchange-rate.service'
import { aClaim, aForeignClaim, anAcceptedEntry, aProject } from '../support/factories.ts'
import { BEGIN, SUBMIT } from '../support/documents.ts'
import { useHouse } from '../support/house.ts'

const test = useHouse('reference')
const receivedOn = '2026-01-15'
let project: string

beforeAll(async () => {
  project = await aProject(test.house)
  test.house.setClock(() => new Date('2026-01-20T09:00:00+08:00'))
})

async function submit(capital: CapitalInput) {
  const begun = await test.as('tiexi')(BEGIN, { project, capital })
  expect(begun.errors).toEqual([])
  const draft = begun.data.beginDraft
  return { draft, ...(await test.as('tiexi')(SUBMIT, { id: draft.id, version: 1, key: randomUUID() })) }
}

it('domestic yuan are entered and counted without a dollar rate', async () => {
  const { draft, errors } = await submit(aClaim({ receivedOn }))
  expect(errors).toEqual([])
  expect(draft.capital.worth).toMatchObject({ amountCny: '3000.0000', amountUsd: null })
  const entry = await anAcceptedEntry(test.house, project, aClaim({ receivedOn, amount: '12' }))
  const { data } = await test.as('leader')('query($id: ID!) { entry(id: $id) { status capital { worth { toCny usdToCny amountCny } } } }', { id: entry })
  expect(data.entry).toEqual({ status: 'ACCEPTED', capital: { worth: { toCny: '1', usdToCny: null, amountCny: '12.0000' } } })
})

it('foreign money is refused by name, in yuan too, and domestic money in a currency without its own rate', async () => {
  for (const [capital, currency] of [
    [aForeignClaim({ receivedOn }), 'USD'],
    [aForeignClaim({ receivedOn, currency: 'CNY' }), 'USD'],
    [aClaim({ receivedOn, currency: 'JPY' }), 'JPY'],
  ] as const) {
    const { draft, errors } = await submit(capital)
    expect(errors[0]!.message).toContain(`汇率表没有 ${currency} 在 2026-01`)
    expect(draft.remarks).toContainEqual(expect.objectContaining({ severity: 'BLOCK', message: errors[0]!.message }))
  }
})

it('after the import that it asks for it goes in', async () => {
  const rate = { currency: 'USD', monthNumber: 202601, toCny: '7.012300', toUsd: '1', source: 'test' }
  expect(await test.house.as(HOUSE, 'write', (ctx) => putRates(ctx, [rate]))).toEqual({ added: 1, replaced: 0 })
  const { draft, errors } = await submit(aForeignClaim({ receivedOn, amount: '100' }))
  expect(errors).toEqual([])
  expect(draft.capital.worth).toMatchObject({ amountCny: '701.2300', amountUsd: '100.0000' })
})
