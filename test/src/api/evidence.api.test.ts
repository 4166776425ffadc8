/** Originals: sent up by one, attached by a colleague, never by another unit; and the province's own documents. */
import { createHash, randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { AuditEvent } from '@jingxian/server/access/audit-event.entity'
import { HOUSE } from '@jingxian/server/kernel/actor'
import { aClaim, aProject, JINZHOU_COUNTY, paper } from '../support/factories.ts'
import { BEGIN, SUBMIT } from '../support/documents.ts'
import { useHouse } from '../support/house.ts'

const test = useHouse('reference')
const EVIDENCE = 'query($id: ID!) { entry(id: $id) { evidence { id type fileName url } } }'
const MOVE = 'mutation($input: StageMoveInput!) { moveProject(input: $input) { id stage stageEvents { to evidence { type url } } } }'
let project: string

beforeAll(async () => {
  project = await aProject(test.house)
})

/** A small PDF that nobody else has. */
function aPdf(): { content: Buffer; sha256: string } {
  const content = Buffer.from(`%PDF-1.4\n% ${randomUUID()}\n%%EOF\n`)
  return { content, sha256: createHash('sha256').update(content).digest('hex') }
}

async function upload(login: string, content: Buffer) {
  const headers = { cookie: await test.cookieOf(login), 'content-type': 'application/octet-stream' }
  return test.http.app.inject({ method: 'POST', url: '/evidence?name=receipt.pdf', headers, payload: content })
}

async function download(login: string, url: string) {
  return test.http.app.inject({ url, headers: { cookie: await test.cookieOf(login) } })
}

async function entered(begins: string, submits: string, sha256: string, where = project): Promise<{ url: string | null; fileName: string | null }> {
  const capital = aClaim({ evidence: [{ ...paper('BANK_RECEIPT'), sha256 }] })
  const { id } = (await test.as(begins)(BEGIN, { project: where, capital })).data.beginDraft
  const { data, errors } = await test.as(submits)(SUBMIT, { id, version: 1, key: randomUUID() })
  expect(errors).toEqual([])
  return (await test.as(submits)(EVIDENCE, { id: data.submitDraft.id })).data.entry.evidence[0]
}

describe('an original', () => {
  it('stays with its document when a colleague of the city submits the draft', async () => {
    const { content, sha256 } = aPdf()
    expect((await upload('tiexi', content)).statusCode).toBe(200)
    const { url, fileName } = await entered('tiexi', 'shenyang', sha256)
    expect(fileName).toBe('receipt.pdf')
    for (const login of ['tiexi', 'shenyang-lead', 'reviewer']) {
      const file = await download(login, url!)
      expect([file.statusCode, file.headers['content-type'], file.rawPayload.equals(content)]).toEqual([200, 'application/pdf', true])
    }
    expect((await download('jinzhou', url!)).statusCode).toBe(404)
  })

  it('is not to be had by naming the digest of what only another unit sent up', async () => {
    const { content, sha256 } = aPdf()
    await upload('tiexi', content)
    const elsewhere = await aProject(test.house, { county: JINZHOU_COUNTY, nationalCode: null })
    expect(await entered('jinzhou', 'jinzhou', sha256, elsewhere)).toMatchObject({ url: null })
    const unknown = await entered('jinzhou', 'jinzhou', aPdf().sha256, elsewhere)
    expect(unknown.url).toBeNull()
  })

  it('of the city bureau is not the county\'s', async () => {
    const { content, sha256 } = aPdf()
    await upload('shenyang', content)
    expect((await entered('shenyang', 'shenyang', sha256)).url).not.toBeNull()
    expect((await entered('tiexi', 'tiexi', sha256)).url).toBeNull()
  })

  it('is sent up by those who enter, edit or decide; each leaves an event', async () => {
    const { content, sha256 } = aPdf()
    expect((await upload('leader', content)).statusCode).toBe(403)
    expect((await upload('approver', content)).statusCode).toBe(200)
    expect((await upload('approver', content)).statusCode).toBe(200)
    const events = await test.house.as(HOUSE, 'read', ({ em }) => em.find(AuditEvent, { command: 'upload', subject: sha256 }, { orderBy: { id: 'asc' } }))
    expect(events.map(({ rows }) => rows)).toEqual([1, 0])
  })
})

describe('the province', () => {
  it('voids a project on a decision that it attaches itself', async () => {
    const { content, sha256 } = aPdf()
    await upload('approver', content)
    const id = await aProject(test.house, { nationalCode: null })
    const input = { project: id, to: 'VOIDED', eventDate: '2025-11-10', reason: '经查为虚假项目', evidence: [] as object[] }
    const without = await test.as('approver')(MOVE, { input })
    expect(without.errors[0]!.message).toContain('认定决定')
    input.evidence = [{ ...paper('DECISION'), sha256 }]
    expect((await test.as('reviewer')(MOVE, { input })).errors[0]!.extensions.code).toBe('FORBIDDEN')
    const { data, errors } = await test.as('approver')(MOVE, { input })
    expect(errors).toEqual([])
    expect(data.moveProject.stage).toBe('VOIDED')
    const [decision] = data.moveProject.stageEvents.at(-1).evidence
    expect(decision.type).toBe('DECISION')
    expect((await download('tiexi', decision.url)).statusCode).toBe(200)
  })
})
