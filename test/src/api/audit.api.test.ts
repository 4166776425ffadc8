/** Every command leaves one event, and the digest covers every row that it wrote, replaced or took away. */
import { describe, expect, it } from 'vitest'
import { Role } from '@jingxian/schema/vocabulary/roles'
import { HOUSE, houseAs } from '@jingxian/server/kernel/actor'
import { sealEvents } from '@jingxian/server/access/audit.service'
import { rollUp } from '@jingxian/server/facts/rollup.service'
import { judgeEntries } from '@jingxian/server/records/ledger/judge.service'
import { BEGIN, SAVE } from '../support/documents.ts'
import { aClaim, anEntry, aProject, projectInput } from '../support/factories.ts'
import { useHouse } from '../support/house.ts'

const test = useHouse('reference')
const SAVE_PROJECT = 'mutation($id: ID!, $version: Int!, $input: ProjectInput!) { saveProject(id: $id, version: $version, input: $input) { version investors { name } } }'

interface Event {
  command: string
  subject: string
  actor: string
  digest: string
  rows: number
}

function events(subject: string): Promise<Event[]> {
  return test.house.as(HOUSE, 'read', ({ em }) => em.execute<Event[]>('select command, subject, actor, digest, rows from audit_event where subject = ? order by id', [subject]))
}

describe('the audit of a draft', () => {
  it('says who began, saved and discarded it', async () => {
    const project = await aProject(test.house)
    const { id } = (await test.as('tiexi')(BEGIN, { project, capital: aClaim() })).data.beginDraft
    await test.as('shenyang')(SAVE, { id, version: 1, capital: aClaim({ amount: '200' }) })
    await test.as('tiexi')('mutation($id: ID!) { discardDraft(id: $id) }', { id })
    const told = await events(id)
    expect(told.map(({ command, actor }) => [command, actor])).toEqual([
      ['beginDraft', '铁西区 · 报送'],
      ['saveDraft', '沈阳市商务局 · 报送'],
      ['discardDraft', '铁西区 · 报送'],
    ])
    // The draft; the draft and what the save changed; the draft that went.
    expect(told.map(({ rows }) => rows)).toEqual([1, 2, 1])
    expect(new Set(told.map(({ digest }) => digest)).size).toBe(3)
  })
})

describe('the chain', () => {
  it('goes on while a rollup is built, which may take minutes', async () => {
    await aProject(test.house, { county: '210202', nationalCode: null })
    await test.house.as(HOUSE, 'write', async (building) => {
      await rollUp(building)
      expect(await test.house.as(HOUSE, 'write', sealEvents)).toBeGreaterThan(0)
    })
  })
})

describe('the digest', () => {
  it('covers parts of a project that are taken away, and what the save noted', async () => {
    const id = await aProject(test.house, { signed: false })
    const save = async (version: number, more: object) => (await test.as('tiexi')(SAVE_PROJECT, { id, version, input: projectInput(more) })).data.saveProject
    const none = await save(1, { investors: [] })
    expect(none.investors).toEqual([])
    await save(none.version, { investors: [] })
    const [taken, nothing] = (await events(id)).filter(({ command }) => command === 'saveProject')
    // The rows that went are noted, not the statement: the second time there was no investor to take.
    expect(taken!.rows).toBe(nothing!.rows + 1)
    expect(taken!.digest).not.toBe(nothing!.digest)
  })

  it('covers documents that are matched together', async () => {
    const project = await aProject(test.house)
    const rowsOf = async (allMatched: boolean) => {
      const [id] = await anEntry(test.house, project)
      await test.house.as(houseAs(Role.CITY_LEADER, '初审'), 'write', (ctx) => judgeEntries(ctx, [id!], { move: 'REVIEW', allMatched }))
      return (await events(id!)).find(({ command }) => command === 'reviewEntry')!.rows
    }
    expect(await rowsOf(true)).toBe((await rowsOf(false)) + 1)
  })
})

describe('a save of parts alone', () => {
  it('is a new version, so that a stale save of parts is a conflict too and says what changed', async () => {
    const id = await aProject(test.house, { signed: false })
    const version = (await test.as('tiexi')('query($id: ID!) { project(id: $id) { version } }', { id })).data.project.version
    const investor = { name: '杭州远景装备有限公司', origin: 'OUT_OF_PROVINCE', sharePct: '40', contribution: 'CASH' }
    const saved = await test.as('shenyang')(SAVE_PROJECT, { id, version, input: projectInput({ investors: [investor] as never }) })
    expect(saved.data.saveProject).toEqual({ version: version + 1, investors: [{ name: '杭州远景装备有限公司' }] })
    const { errors } = await test.as('tiexi')(SAVE_PROJECT, { id, version, input: projectInput() })
    expect(errors[0]!.extensions).toMatchObject({ code: 'CONFLICT', changes: [{ field: 'investors', by: '沈阳市商务局 · 报送' }] })
  })
})
