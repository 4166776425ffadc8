/** The grid of rows: every frame with every peer, reported or not, and the total beside them. */
import { keyColumns, oneOf, roleColumns, sumNames, unitColumn } from './columns.ts'
import { columnOf, DIMENSIONS } from './dimensions.ts'
import type { FrameRole } from './frames.ts'
import type { Plan } from './planned.ts'

/** The grid: frames x peers; dimensions that have no peers (industry) bring the members that the facts hold. */
export function detailRows(plan: Plan): string {
  const keys = keyColumns(plan)
  const columns = plan.roles.flatMap((role) => wideColumns(plan, role))
  return [
    `  select 'DETAIL' as level, g.i, ${[...keys.map((key) => `g.${key}`), ...columns].join(',\n         ')}`,
    `  from ${grid(plan)}`,
    ...plan.roles.flatMap((role) => [sumJoin('frame_sum', role, keys), coverageJoin(plan, role)]),
  ].join('\n')
}

function grid(plan: Plan): string {
  const frames = `(select i from frame where role = 'c' and i < ${plan.frames.length}) fr`
  if (!plan.keys.length) return `(select fr.i from ${frames}) g`
  if (plan.keys.some((key) => DIMENSIONS[key].known !== 'UNIT')) {
    const keys = keyColumns(plan).join(', ')
    return `(select fr.i, k.* from ${frames} cross join (select distinct ${keys} from frame_sum) k) g`
  }
  return `(select fr.i, k.* from ${frames} cross join (select distinct ${plan.keys.map((key) => `${unitKey(plan, key)} as ${columnOf(key)}`).join(', ')} from unit u) k) g`
}

function unitKey(plan: Plan, key: string): string {
  if (key === 'ASSESSMENT_GROUP') return 'u.assessment_group'
  return key === 'CITY' && plan.unit === 'COUNTY' ? 'u.city' : 'u.id'
}

function wideColumns(plan: Plan, role: FrameRole): string[] {
  const sums = plan.sums.flatMap((sum) => sumNames(plan, sum).map((name) => `${role}.${name} as ${name}_${role}`))
  return [...sums, `v${role}.live as live_${role}`, `v${role}.gaps as gaps_${role}`]
}

function sumJoin(table: string, role: FrameRole, keys: string[]): string {
  const same = keys.map((key) => ` and ${role}.${key} is not distinct from g.${key}`).join('')
  return `  left join ${table} ${role} on ${role}.i = g.i and ${role}.role = '${role}'${same}`
}

function coverageJoin(plan: Plan, role: FrameRole): string {
  const unit = unitColumn(plan)
  if (keyColumns(plan).includes(unit)) {
    return `  left join coverage v${role} on v${role}.i = g.i and v${role}.role = '${role}' and v${role}.unit = g.${unit}`
  }
  return `  ${coverageOfMany(role, plan.keys.includes('ASSESSMENT_GROUP'))}`
}

/** Where no unit is named a row is live if any unit is, and lacks what any unit lacks. */
function coverageOfMany(role: FrameRole, byGroup: boolean, shown: readonly number[] | undefined = undefined): string {
  const condition = shown ? ` and ${oneOf('unit', shown)}` : ''
  const group = byGroup ? ', assessment_group' : ''
  const all = `select i${group}, bool_or(live) as live, sum(gaps) as gaps from coverage where role = '${role}'${condition} group by i${group}`
  return `left join (${all}) v${role} on v${role}.i = g.i${byGroup ? ` and v${role}.assessment_group is not distinct from g.assessment_group` : ''}`
}

export function totalRow(plan: Plan): string {
  const keys = plan.keys.map((key) => `null::${DIMENSIONS[key].type}`)
  const columns = plan.roles.flatMap((role) => wideColumns(plan, role))
  return [
    `  select 'GRAND_TOTAL', g.i, ${[...keys, ...columns].join(',\n         ')}`,
    `  from (select ${plan.total.index} as i) g`,
    ...plan.roles.flatMap((role) => [sumJoin('total_sum', role, []), `  ${coverageOfMany(role, false, plan.shownCities)}`]),
  ].join('\n')
}

/** The rest behind the best of a page, put together again from the same sums: a rate of it is recomputed, not averaged. */
export function othersRows(plan: Plan, page: number): string {
  const { first } = plan.pages[page]!
  const keys = plan.keys.map((key) => `null::${DIMENSIONS[key].type}`)
  const columns = plan.roles.flatMap((role) =>
    roleColumns(plan, role).map((name) => (name.startsWith('live_') ? `bool_or(${name}) as ${name}` : `sum(${name}) as ${name}`)),
  )
  return [
    `  select 'OTHERS' as level, i, ${[...keys.map((key, at) => `${key} as ${columnOf(plan.keys[at]!)}`), ...columns].join(',\n         ')}`,
    `  from shown where n${page} > ${first} group by i`,
  ].join('\n')
}
