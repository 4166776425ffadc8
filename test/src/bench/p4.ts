/** P4: a list of 100 projects with city, investors, last stage and last entries, as a signed-in bureau. */
import { load, type Load, type Target } from './load.ts'
import { median } from './measure.ts'
import { startPeer } from './peers.ts'
import { signIn, startOurs, type Running } from './programs.ts'
import type { Province } from './province.ts'
import { ms, times, type Row } from './table.ts'

const CONNECTIONS = 16
const SECONDS = 4
const ROUNDS = 5
const SHENYANG = 210100

const OURS = `query List { projects(first: 100) { nodes {
  id name totalInvestment stage stageSince city { code name }
  investors { name sharePct } lastStageEvent { to eventDate }
  entries(first: 3) { nodes { id businessDate status acceptedAmount } } } } }`

const THEIRS = `query List { allProjects(first: 100, orderBy: ID_DESC) { nodes {
  id name totalInvestment stage stageSince place { code name }
  projectInvestorsByProject(orderBy: POSITION_ASC) { nodes { name sharePct } }
  stageEventsByProject(first: 1, orderBy: [RECORDED_AT_DESC, ID_DESC]) { nodes { toStage eventDate } }
  entriesByProject(first: 3, orderBy: [BUSINESS_DATE_DESC, ID_DESC]) { nodes { id businessDate status acceptedAmount } } } } }`

export async function p4(province: Province, peers: boolean): Promise<Row[]> {
  const ours = await startOurs(province)
  const theirs = peers ? await startPeer(province, SHENYANG) : undefined
  try {
    const targets = { ours: await oursOf(ours), ...(theirs && { theirs: targetOf(theirs, THEIRS, {}, 'allProjects') }) }
    if (theirs) await sameRows(targets as Record<'ours' | 'theirs', Target>)
    const loads = await inTurn(targets)
    return rowsOf(loads.ours!, loads.theirs)
  } finally {
    await ours.stop()
    await theirs?.stop()
  }
}

async function oursOf(running: Running): Promise<Target> {
  return targetOf(running, OURS, { cookie: await signIn(running.origin, 'shenyang') }, 'projects')
}

function targetOf({ origin, cpu }: Running, query: string, headers: Record<string, string>, field: string): Target {
  const check = (answer: string) => {
    const nodes = (JSON.parse(answer) as { data?: Record<string, { nodes: unknown[] }> }).data?.[field]?.nodes
    if (nodes?.length !== 100) throw new Error(`Not a list of 100 projects: ${answer.slice(0, 400)}`)
  }
  return { url: `${origin}/graphql`, headers, body: JSON.stringify({ query }), cpu, check }
}

/** Both must say the same before their speed is compared. */
async function sameRows({ ours, theirs }: Record<'ours' | 'theirs', Target>): Promise<void> {
  const [a, b] = await Promise.all([ours, theirs].map(async ({ url, headers, body }) => (await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body })).text()))
  const mine = (JSON.parse(a!) as { data: { projects: { nodes: Mine[] } } }).data.projects.nodes.map((n) => [n.id, n.name, n.city.code, n.investors.map((i) => i.name), n.lastStageEvent.eventDate, n.entries.nodes.map((e) => [e.id, e.acceptedAmount])])
  const other = (JSON.parse(b!) as { data?: { allProjects: { nodes: Other[] } } }).data?.allProjects.nodes.map((n) => [
    n.id, n.name, n.place.code, n.projectInvestorsByProject.nodes.map((i) => i.name), n.stageEventsByProject.nodes[0]!.eventDate, n.entriesByProject.nodes.map((e) => [e.id, e.acceptedAmount]),
  ])
  if (JSON.stringify(mine) !== JSON.stringify(other)) throw new Error(`The two lists differ:\n${JSON.stringify(mine).slice(0, 600)}\n${JSON.stringify(other ?? b).slice(0, 600)}`)
}

interface Entry {
  id: string
  acceptedAmount: string
}
interface Mine {
  id: string
  name: string
  city: { code: string }
  investors: { name: string }[]
  lastStageEvent: { eventDate: string }
  entries: { nodes: Entry[] }
}
interface Other {
  id: string
  name: string
  place: { code: string }
  projectInvestorsByProject: { nodes: { name: string }[] }
  stageEventsByProject: { nodes: { eventDate: string }[] }
  entriesByProject: { nodes: Entry[] }
}

/** The first round warms up and does not count. */
async function inTurn(targets: Record<string, Target>): Promise<Record<string, Load[]>> {
  const loads: Record<string, Load[]> = {}
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [name, target] of Object.entries(targets)) {
      const one = await load(target, CONNECTIONS, SECONDS)
      if (round) (loads[name] ??= []).push(one)
    }
  }
  return loads
}

function rowsOf(ours: Load[], theirs: Load[] | undefined): Row[] {
  const what = `list of 100 projects, ${CONNECTIONS} connections`
  const mine = middle(ours)
  const row = (name: string, { perSecond, p99, cpu }: Load): Row => ({
    promise: 'P4', what: `${what}: ${name}`, aim: '',
    figure: `${perSecond.toFixed(0)} requests/s, p99 ${ms(p99)}${cpu === undefined ? '' : `, ${ms(cpu)} processor of the server each`}`,
  })
  if (!theirs) return [row('ours', mine)]
  const other = middle(theirs)
  const cpu = mine.cpu && other.cpu ? `, ${times(mine.cpu / other.cpu)} the processor` : ''
  const figure = `${times(mine.perSecond / other.perSecond)} the requests, ${times(mine.p99 / other.p99)} the p99${cpu}`
  return [row('ours', mine), row('PostGraphile', other), { promise: 'P4', what: 'ours / PostGraphile', figure, aim: '>= 1.5 x, p99 no worse' }]
}

function middle(loads: Load[]): Load {
  const cpu = loads.flatMap((l) => l.cpu ?? [])
  return { perSecond: median(loads.map((l) => l.perSecond)), p99: median(loads.map((l) => l.p99)), cpu: cpu.length ? median(cpu) : undefined }
}
