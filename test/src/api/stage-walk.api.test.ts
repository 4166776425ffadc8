/** Every stage move there is, made by each role that may and refused to each that may not, in the roles' own parts. */
import { beforeAll, describe, expect, it } from 'vitest'
import type { Stage } from '@jingxian/schema/vocabulary/project-words'
import { Role } from '@jingxian/schema/vocabulary/roles'
import { houseAs, type Actor } from '@jingxian/server/kernel/actor'
import { moveProjects, registerProjects, type NewProject } from '@jingxian/server/library/project.service'
import { evidenceFor, OPEN_STAGES, STAGE_MOVES, stageMove, STAGES } from '@jingxian/server/library/stage.moves'
import { paper, projectInput } from '../support/factories.ts'
import { useHouse } from '../support/house.ts'

const test = useHouse('reference')

const ACTORS: Partial<Record<Role, Actor>> = Object.fromEntries(
  ([['COUNTY_REPORTER', 210106], ['CITY_REPORTER', 210100], ['CITY_REVIEWER', 210100], ['CITY_LEADER', 210100], ['PROV_REVIEWER', 210000], ['PROV_APPROVER', 210000]] as const).map(
    ([role, unit], i) => [role, { account: 901 + i, login: role, name: role, role, unit }],
  ),
)
const ROLES = Object.keys(ACTORS) as Role[]

/** Where a project stands on its way, and when it came there. */
const DAYS: Partial<Record<Stage, string>> = {
  IDEA: '2024-01-05', PROMOTED: '2024-02-05', LEAD: '2024-03-05', NEGOTIATING: '2024-04-05', FRAMEWORK: '2024-05-05', SIGNED: '2024-06-05', ESTABLISHED: '2024-07-05',
  PERMITTING: '2024-08-05', STARTED: '2024-09-05', COMPLETED: '2025-03-05', PRODUCING: '2025-04-05', FULL_CAPACITY: '2025-08-05', TERMINATED: '2025-09-05',
}
const MOVED = '2025-11-01'

/** A project at a stage: through all stages before it, or ended after its signature. */
function standingAt(stage: Stage): NewProject {
  const way = stage === 'TERMINATED' ? ['IDEA', 'PROMOTED', 'LEAD', 'NEGOTIATING', 'FRAMEWORK', 'SIGNED', 'TERMINATED'] : OPEN_STAGES.slice(0, OPEN_STAGES.indexOf(stage) + 1)
  const history = (way.slice(1) as Stage[]).map((to) => ({ to, eventDate: DAYS[to]!, evidence: STAGES[to].evidence.map(([type]) => paper(type!)), reason: to === 'TERMINATED' ? '投资方退出' : null }))
  return { input: projectInput({ contractDate: '2024-06-05', nationalCode: null, kind: 'LIGHT_ASSET' }), since: DAYS.IDEA!, evidence: [paper('PROPOSAL')], history }
}

interface Case {
  from: Stage
  to: Stage
  role: Role
  may: boolean
}

/** All listed moves and all steps back, each with each role. */
const PAIRS = [
  ...STAGE_MOVES.flatMap(({ from, to }) => from.map((stage) => [stage, to] as const)),
  ...OPEN_STAGES.flatMap((from, i) => OPEN_STAGES.slice(0, i).map((to) => [from, to] as const)),
]
const CASES: Case[] = PAIRS.flatMap(([from, to]) => ROLES.map((role) => ({ from, to, role, may: stageMove(from, to)!.by.includes(role) })))

describe('the stage table', () => {
  const projects = new Map<Case, string>()
  let survivor: string

  beforeAll(async () => {
    const reporter = houseAs(Role.CITY_REPORTER, '登记')
    const chunks = Array.from({ length: Math.ceil(CASES.length / 100) }, (_, i) => CASES.slice(i * 100, i * 100 + 100))
    for (const chunk of chunks) {
      const ids = await test.house.as(reporter, 'write', (ctx) => registerProjects(ctx, chunk.map(({ from }) => standingAt(from))))
      chunk.forEach((one, i) => projects.set(one, ids[i]!))
    }
    ;[survivor] = (await test.house.as(reporter, 'write', (ctx) => registerProjects(ctx, [standingAt('SIGNED')]))) as [string]
  }, 240_000)

  function moved({ from, to, role }: Case, project: string): Promise<{ stage: Stage }[]> {
    const rule = stageMove(from, to)!
    const skipped = (rule.skips ?? []).map((stage, i) => ({ stage, eventDate: `2025-10-0${i + 1}` }))
    const evidence = evidenceFor(from, rule).map(([type]) => paper(type!))
    const move = { project, to, eventDate: MOVED, evidence, reason: rule.needsReason ? '逐一走查' : null, mergedInto: to === 'MERGED' ? survivor : null, ...(skipped.length && { skipped }) }
    return test.house.as(ACTORS[role]!, 'write', (ctx) => moveProjects(ctx, [move]))
  }

  it('covers every stage, every role that moves, and no one else', () => {
    expect(new Set(CASES.map(({ to }) => to))).toEqual(new Set(Object.keys(STAGES)))
    expect(new Set(CASES.filter(({ may }) => may).map(({ role }) => role))).toEqual(new Set(ROLES))
  })

  it.each(PAIRS)('%s to %s: accepted from those who may, refused to the others', async (from, to) => {
    for (const one of CASES.filter((c) => c.from === from && c.to === to)) {
      const outcome = await moved(one, projects.get(one)!).then(([project]) => project!.stage, (error: { code?: string; message: string }) => error.code ?? error.message)
      expect(outcome, one.role).toBe(one.may ? to : 'FORBIDDEN')
    }
  })
})
