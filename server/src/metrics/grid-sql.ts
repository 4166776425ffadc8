/** The grid of rows: every frame with every peer, reported or not, and the total beside them. */
import { keyColumns, unitColumn } from './columns.ts'
import type { FrameRole } from './frames.ts'
import type { Plan } from './plan.ts'

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
  if (plan.keys.includes('INDUSTRY')) {
    const keys = keyColumns(plan).join(', ')
    return `(select fr.i, k.* from ${frames} cross join (select distinct ${keys} from frame_sum) k) g`
  }
  const city = plan.unit === 'COUNTY' && plan.keys.includes('CITY') ? ', r.city as city' : ''
  const region = city ? ' join region r on r.id = u.id' : ''
  return `(select fr.i, u.id as ${unitColumn(plan)}${city} from ${frames} cross join unit u${region}) g`
}

function wideColumns(plan: Plan, role: FrameRole): string[] {
  return [...plan.sums.map((s) => `${role}.${s.name} as ${s.name}_${role}`), `v${role}.live as live_${role}`, `v${role}.gaps as gaps_${role}`]
}

function sumJoin(table: string, role: FrameRole, keys: string[]): string {
  const same = keys.map((key) => ` and ${role}.${key} = g.${key}`).join('')
  return `  left join ${table} ${role} on ${role}.i = g.i and ${role}.role = '${role}'${same}`
}

function coverageJoin(plan: Plan, role: FrameRole): string {
  const unit = unitColumn(plan)
  if (keyColumns(plan).includes(unit)) {
    return `  left join coverage v${role} on v${role}.i = g.i and v${role}.role = '${role}' and v${role}.unit = g.${unit}`
  }
  return `  ${coverageOfAll(role)}`
}

/** Where no unit is named a row is live if any unit is, and lacks what any unit lacks. */
function coverageOfAll(role: FrameRole, shown: readonly number[] | undefined = undefined): string {
  const condition = shown ? ` and unit in (${shown.join(', ')})` : ''
  const all = `select i, bool_or(live) as live, sum(gaps) as gaps from coverage where role = '${role}'${condition} group by i`
  return `left join (${all}) v${role} on v${role}.i = g.i`
}

export function totalRow(plan: Plan): string {
  const keys = plan.keys.map((key) => (key === 'INDUSTRY' ? 'null::text' : 'null::int'))
  const columns = plan.roles.flatMap((role) => wideColumns(plan, role))
  return [
    `  select 'GRAND_TOTAL', g.i, ${[...keys, ...columns].join(',\n         ')}`,
    `  from (select ${plan.total.index} as i) g`,
    ...plan.roles.flatMap((role) => [sumJoin('total_sum', role, []), `  ${coverageOfAll(role, plan.shownCities)}`]),
  ].join('\n')
}
