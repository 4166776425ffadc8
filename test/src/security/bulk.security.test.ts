/** Bulk rows: what is stored is what was given, and a statement that is kept prepared holds to the role of who runs it. */
import { describe, expect, it } from 'vitest'
import { Role } from '@jingxian/schema/vocabulary/roles'
import { SavedChange } from '@jingxian/server/access/saved-change.entity'
import { Evidence } from '@jingxian/server/evidence/evidence.entity'
import { HOUSE, type Actor } from '@jingxian/server/kernel/actor'
import { insertRows } from '@jingxian/server/kernel/bulk-rows'
import { findRows } from '@jingxian/server/kernel/plain-rows'
import { isIn } from '@jingxian/server/kernel/sql-condition'
import { newId } from '@jingxian/server/kernel/uuid'
import { useHouse } from '../support/house.ts'

// One connection: all who write here share what is kept on it.
const test = useHouse('reference', { pool: 1 })

/** More than one kept statement, and some rows beside. */
const MANY = 230

const bureau = (unit: number): Actor => ({ account: 1, login: 'bureau', name: '市局', role: Role.CITY_REPORTER, unit })
const papers = (city: number, many = MANY): Partial<Evidence>[] =>
  Array.from({ length: many }, (_, i) => ({
    id: newId(), owner: newId(), city, county: city + 1, type: 'BANK_RECEIPT', issuer: i % 3 ? null : `O'Neil \\ 银行 ${i}`, docNo: i % 2 ? '' : `${i}`,
    issuedOn: '2025-10-01', amount: i % 5 ? `${i}.5000` : null, sha256: String(i).padStart(64, '0'), fileName: null, mediaType: null, size: i % 4 ? i : null, verification: 'UNCHECKED',
  }))
const write = (actor: Actor, rows: Partial<Evidence>[]) => test.house.as(actor, 'write', ({ em }) => insertRows(em, Evidence, rows))
const stored = (rows: Partial<Evidence>[]) => test.house.as(HOUSE, 'read', ({ em }) => findRows(em, Evidence, isIn('id', rows.map(({ id }) => id)), { orderBy: 'id' }))

describe('bulk rows', () => {
  it('are stored as they were given: nothing, empty, quotes, decimals', async () => {
    const rows = papers(210300)
    await write(HOUSE, rows)
    expect((await stored(rows)).map((row) => ({ ...row }))).toEqual(rows)
  })

  it('carry times and structured values', async () => {
    const at = new Date('2025-11-03T09:00:00.123+08:00')
    const record = newId()
    const rows = Array.from({ length: MANY }, (_, version) => ({ record, city: 210300, county: 210301, version, actor: '市局', at, fields: { name: `“${version}”'`, none: null } }))
    await test.house.as(HOUSE, 'write', ({ em }) => insertRows(em, SavedChange, rows as never))
    const back = await test.house.as(HOUSE, 'read', ({ em }) => findRows(em, SavedChange, isIn('record', [record]), { orderBy: 'version' }))
    expect(back.map((row) => ({ ...row }))).toMatchObject(rows)
  })

  it('are refused to a bureau whose rows they are not, whoever ran the same statement before it', async () => {
    await write(HOUSE, papers(210300))
    await write(bureau(210300), papers(210300))
    for (const unit of [210700, 210800]) {
      const foreign = papers(210300)
      await expect(write(bureau(unit), foreign)).rejects.toThrow(/row-level security/)
      expect(await stored(foreign)).toEqual([])
      await write(bureau(unit), papers(unit))
    }
  })

  it('go in whole or not at all', async () => {
    const rows = papers(210300)
    await expect(write(HOUSE, [...rows, rows[0]!])).rejects.toThrow(/duplicate|unique/i)
    expect(await stored(rows)).toEqual([])
  })

  it('are written also after the connection gave up what it had prepared', async () => {
    await write(HOUSE, papers(210300))
    const read = (text: string) => test.house.as(HOUSE, 'read', ({ em }) => em.execute(text))
    await expect(read('select 1 / 0')).rejects.toThrow(/division/)
    // The second time it is prepared, and everything before is given up with it.
    for (const _ of [1, 2]) await read('select count(*) from region')
    const rows = papers(210300)
    await write(HOUSE, rows)
    expect(await stored(rows)).toHaveLength(MANY)
  })
})
