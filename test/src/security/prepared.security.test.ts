/** One connection, the same question by turns: what was prepared for one asker tells another only their own rows (promise S13). */
import { expect, it } from 'vitest'
import { HOUSE } from '@jingxian/server/kernel/actor'
import { useHouse } from '../support/house.ts'

const test = useHouse('province', { pool: 1 })
const LIST = '{ projects(first: 5) { totalCount nodes { id city { code } county { code } investors { name } } } }'

it('a prepared list keeps to the rows of whoever asks', async () => {
  const askers = ['shenyang', 'dalian', 'tiexi', 'shenyang-lead', 'analyst']
  const rounds: unknown[][] = []
  for (let round = 0; round < 4; round++) {
    const answers: unknown[] = []
    for (const login of askers) answers.push((await test.as(login)(LIST)).data.projects)
    rounds.push(answers)
  }
  for (const answers of rounds) expect(answers).toEqual(rounds[0])
  const [shenyang, dalian, tiexi] = rounds[0] as { totalCount: number; nodes: { city: { code: string }; county: { code: string } }[] }[]
  expect(new Set(shenyang!.nodes.map(({ city }) => city.code))).toEqual(new Set(['210100']))
  expect(new Set(dalian!.nodes.map(({ city }) => city.code))).toEqual(new Set(['210200']))
  expect(new Set(tiexi!.nodes.map(({ county }) => county.code))).toEqual(new Set(['210106']))
  const [{ lists }] = await test.house.as(HOUSE, 'read', ({ em }) =>
    em.execute<[{ lists: string }]>(`select count(*) as lists from pg_prepared_statements where statement like '%project_investor%' and statement not like '%pg_prepared_statements%'`),
  )
  expect(Number(lists)).toBe(4) // the two of 沈阳 share one
})
