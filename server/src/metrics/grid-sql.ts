/** The grid of rows: every frame with every peer, reported or not, and the total beside them. */
import { keyColumns, oneOf, roleColumns, sumNames, unitColumn } from './columns.ts'
import { columnOf, DIMENSIONS } from './dimensions.ts'
import type { FrameRole } from './frames.ts'
import type { Plan } from './planned.ts'

/** The grid: frames x peers; dimensions that have no peers (industry) bring the members that the facts hold. */
export function detailRows(plan: Plan): string {
  const keys = keyColumns(plan)
  const columns = plan.roles.flatMap((role) => wideColumns(plan, role))
  if (plan.roles.length === 1 && plan.keys.some((key) => DIMENSIONS[key].known !== 'UNIT')) return foundRows(plan, keys, columns)
  return [
    `  select 'DETAIL' as level, g.i, ${[...keys.map((key) => `g.${key}`), ...columns].join(',\n         ')}`,
    `  from ${grid(plan)}`,
    ...plan.roles.flatMap((role) => [sumJoin(plan, 'frame_sum', role, keys), coverageJoin(plan, role)]),
  ].join('\n')
}

/** Members that the facts bring, in one role: rows that are there need not be looked for, only those that lack some frame. */
function foundRows(plan: Plan, keys: string[], columns: string[]): string {
  const sums = plan.sums.flatMap((sum) => sumNames(plan, sum))
  const lacking = plan.frames.length > 1 ? [`    union all`, lackingRows(plan, keys, sums)] : []
  return [
    `  select 'DETAIL' as level, c.i, ${[...keys.map((key) => `c.${key}`), ...columns].join(',\n         ')}`,
    `  from (`,
    `    select ${['i', ...keys, ...sums].join(', ')} from frame_sum where i < ${plan.frames.length}`,
    ...lacking,
    `  ) c`,
    coverageJoin(plan, 'c', 'c'),
  ].join('\n')
}

function lackingRows({ frames: { length: n } }: Plan, keys: string[], sums: string[]): string {
  const all = keys.join(', ')
  return [
    `    select ${['fr.i', ...keys.map((key) => `k.${key}`), ...sums.map((name) => `null as ${name}`)].join(', ')}`,
    `    from (select ${all}, array_agg(i) as found from frame_sum group by ${all} having count(*) filter (where i < ${n}) < ${n}) k`,
    `    join generate_series(0, ${n - 1}) fr (i) on fr.i <> all (k.found)`,
  ].join('\n')
}

function grid(plan: Plan): string {
  // Not from `frame`: PostgreSQL knows how many rows a series has, and so that what is joined to them is worth a hash.
  const frames = `generate_series(0, ${plan.frames.length - 1}) fr (i)`
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

/** Where there is one role it is not asked for: each condition makes PostgreSQL expect fewer rows. */
function roleOf(plan: Plan, role: FrameRole): string {
  return plan.roles.length > 1 ? ` and ${role}.role = '${role}'` : ''
}

function sumJoin(plan: Plan, table: string, role: FrameRole, keys: string[]): string {
  const same = keys.map((key) => ` and ${sameKey(key, role, 'g')}`).join('')
  return `  left join ${table} ${role} on ${role}.i = g.i${roleOf(plan, role)}${same}`
}

/** Only texts may be nothing. `is not distinct from` would compare every row with every other; these can be hashed. */
function sameKey(key: string, one: string, other: string): string {
  if (INTEGERS.includes(key)) return `${one}.${key} = ${other}.${key}`
  return `coalesce(${one}.${key}, '') = coalesce(${other}.${key}, '') and (${one}.${key} is null) = (${other}.${key} is null)`
}

const INTEGERS = Object.values(DIMENSIONS).flatMap(({ type, column }) => (type === 'int' ? [column] : []))

function coverageJoin(plan: Plan, role: FrameRole, of = 'g'): string {
  const unit = unitColumn(plan)
  if (keyColumns(plan).includes(unit)) {
    return `  left join coverage v${role} on v${role}.i = ${of}.i and v${role}.role = '${role}' and v${role}.unit = ${of}.${unit}`
  }
  return `  ${coverageOfMany(role, plan.keys.includes('ASSESSMENT_GROUP'), undefined, of)}`
}

/** Where no unit is named a row is live if any unit is, and lacks what any unit lacks. */
function coverageOfMany(role: FrameRole, byGroup: boolean, shown: readonly number[] | undefined = undefined, of = 'g'): string {
  const condition = shown ? ` and ${oneOf('unit', shown)}` : ''
  const group = byGroup ? ', assessment_group' : ''
  const all = `select i${group}, bool_or(live) as live, sum(gaps) as gaps from coverage where role = '${role}'${condition} group by i${group}`
  return `left join (${all}) v${role} on v${role}.i = ${of}.i${byGroup ? ` and v${role}.assessment_group is not distinct from ${of}.assessment_group` : ''}`
}

export function totalRow(plan: Plan): string {
  const keys = plan.keys.map((key) => `null::${DIMENSIONS[key].type}`)
  const columns = plan.roles.flatMap((role) => wideColumns(plan, role))
  return [
    `  select 'GRAND_TOTAL', g.i, ${[...keys, ...columns].join(',\n         ')}`,
    `  from (select ${plan.total.index} as i) g`,
    ...plan.roles.flatMap((role) => [sumJoin(plan, 'total_sum', role, []), `  ${coverageOfMany(role, false, plan.shownCities)}`]),
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
