/** Lists stay whole and cheap when there is much: nothing is cut silently, nothing is asked row by row. */
import { describe, expect, it } from 'vitest'
import { Role } from '@jingxian/schema/vocabulary/roles'
import { houseAs } from '@jingxian/server/kernel/actor'
import { registerProjects } from '@jingxian/server/library/project.service'
import { aClaim, anEntry, aProject, HEPING, paper, projectInput } from '../support/factories.ts'
import { useHouse } from '../support/house.ts'

const test = useHouse('reference')

/** The statements that a piece of work sends. */
async function sentBy(work: () => Promise<unknown>): Promise<string[]> {
  const sent: string[] = []
  const spied = test.house.orm.em.getDriver().getConnection() as unknown as { execute: (...args: unknown[]) => unknown }
  const execute = spied.execute.bind(spied)
  spied.execute = (...args: unknown[]) => (sent.push(String((args[0] as { sql?: string }).sql ?? args[0])), execute(...args))
  await work().finally(() => (spied.execute = execute))
  return sent
}

describe('the entries of many projects', () => {
  const PAGE = `id amount: capital { amount } status city { code } month businessDate submittedAt knownFrom acceptedAmount moves steps { move }`
  const LIST = `query($first: Int!, $after: String) { projects(first: 50) { nodes { id capitalByMonth(last: 3) { month accepted } entries(first: $first, after: $after) { totalCount nodes { ${PAGE} } pageInfo { hasNextPage endCursor } } } } }`

  it('come in one statement, the same as one by one, page after page', async () => {
    const projects = [await aProject(test.house), await aProject(test.house, { county: HEPING, nationalCode: null }), await aProject(test.house)]
    await anEntry(test.house, projects[0]!, [aClaim({ receivedOn: '2025-10-01' }), aClaim({ receivedOn: '2025-10-03', amount: '7' }), aClaim({ receivedOn: '2025-10-02' }), aClaim({ receivedOn: '2025-10-03', amount: '8' })])
    await anEntry(test.house, projects[1]!, [aClaim({ receivedOn: '2025-09-01' })])
    const shenyang = test.as('shenyang')
    await shenyang(LIST, { first: 1 })
    let answer: Awaited<ReturnType<typeof shenyang>> | undefined
    const sent = await sentBy(async () => (answer = await shenyang(LIST, { first: 3 })))
    expect(answer!.errors).toEqual([])
    expect(sent.filter((statement) => /from\s+"?entry"?\s/.test(statement))).toHaveLength(1)
    expect(sent.filter((statement) => /from\s+"?fact"?\s/.test(statement))).toHaveLength(1)
    const nodes = new Map(answer!.data.projects.nodes.map((node: { id: string }) => [node.id, node])) as Map<string, { entries: { totalCount: number; nodes: { id: string; businessDate: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } }>
    const [first, second, third] = projects.map((id) => nodes.get(id)!.entries)
    expect([first, second, third].map((e) => e!.totalCount)).toEqual([4, 1, 0])
    expect(first!.nodes.map((n) => n.businessDate)).toEqual(['2025-10-03', '2025-10-03', '2025-10-02'])
    expect(first!.pageInfo.hasNextPage).toBe(true)
    for (const entry of [...first!.nodes, ...second!.nodes]) {
      expect(entry).toEqual((await shenyang(`query($id: ID!) { entry(id: $id) { ${PAGE} } }`, { id: entry.id })).data.entry)
    }
    const rest = (await shenyang(LIST, { first: 3, after: first!.pageInfo.endCursor })).data.projects.nodes as { id: string; entries: { totalCount: number; nodes: { businessDate: string }[] } }[]
    expect(rest.find(({ id }) => id === projects[0])!.entries).toMatchObject({ totalCount: 4, nodes: [{ businessDate: '2025-10-01' }] })
    expect(rest.find(({ id }) => id === projects[1])!.entries).toMatchObject({ totalCount: 1, nodes: [] })
  })
})

describe('a search of the ledger', () => {
  it('reaches the entries of more than a thousand projects', async () => {
    const items = Array.from({ length: 1010 }, (_, i) => ({ input: projectInput({ name: `检索样本${i}`, county: '210702', nationalCode: null, contractDate: null }), since: '2025-01-05', evidence: [paper('PROPOSAL')] }))
    const ids = await test.house.as(houseAs(Role.CITY_REPORTER, '批量'), 'write', (ctx) => registerProjects(ctx, items))
    for (const id of [ids[0]!, ids.at(-1)!]) await anEntry(test.house, id, [aClaim()])
    const { data, errors } = await test.as('jinzhou')('{ entries(filter: {search: "检索样本", status: [SUBMITTED]}) { totalCount nodes { id } } }')
    expect(errors).toEqual([])
    expect(data.entries.totalCount).toBe(2)
    expect(data.entries.nodes).toHaveLength(2)
  })
})
