import { keyOfMonth, windowOf, type Month, type PeriodKey } from '@jingxian/schema/vocabulary/period'
import type { CapitalFamily } from '@jingxian/schema/vocabulary/ledger-words'
import { recorded, subjectOf } from '../../access/audit.service.ts'
import { lockVersions, makeKnown } from '../../facts/facts.service.ts'
import type { FactDelta } from '../../facts/fact-delta.ts'
import { statedOf } from '../../facts/structural.ts'
import { monthOf } from '../../kernel/clock.ts'
import type { Context } from '../../kernel/context.ts'
import { refuse } from '../../kernel/errors.ts'
import { insertRows } from '../../kernel/bulk-rows.ts'
import { refuseBlocked } from '../../kernel/remark.ts'
import { newId } from '../../kernel/uuid.ts'
import { bookOf, regionByCode } from '../../reference/book.ts'
import { placeOf } from '../../reference/place.type.ts'
import type { Region } from '../../reference/region.entity.ts'
import { closedMonths, lateDeltas } from './closing.service.ts'
import { MonthlyReturn, type ExplainedZero } from './return.entity.ts'
import { may } from './return.policy.ts'
import { dueAt, earliestToSign, levelOf, statusOf, zeroRemarks } from './return.rules.ts'
import type { MonthlyReturnType } from './return.type.ts'

export interface Signature {
  unit: string
  month: PeriodKey
  zeros: readonly ExplainedZero[]
  /** Who signed, where a batch carries other people's signatures. */
  signedBy?: string
}

type Amounts = Record<CapitalFamily, string>
const NOTHING: Amounts = { FOREIGN: '0', DOMESTIC: '0' }

/** Signs a unit's month. @throws Refusal FORBIDDEN | CONFLICT when it is signed already | INVALID for rule 5 */
export async function signReturn(ctx: Context, signature: Signature): Promise<MonthlyReturnType> {
  const unit = regionByCode(ctx, signature.unit, 'unit')
  if (!may.sign(ctx.actor, unit)) throw refuse.forbidden(`你不能签报${unit.name}的月报：县区由报送员签报，市由市局负责人签报。`)
  await signReturns(ctx, [signature])
  return returnOf(ctx, unit, windowOf(signature.month).to)
}

/** The door for batches; the caller answers for who signs. All are signed or none. */
export function signReturns(ctx: Context, signatures: readonly Signature[]): Promise<void> {
  return recorded(ctx, 'signReturn', () => subjectOf(signatures.map(({ unit, month }) => `${unit} ${month}`), '份'), async () => {
    // Whether a month is zero is read under the lock: an acceptance at the same moment is seen, or comes after.
    await lockVersions(ctx)
    const earliest = await earliestMonth(ctx)
    const amounts = await amountsByUnit(ctx, [...new Set(signatures.map(({ month }) => monthToSign(ctx, month, earliest)))])
    await refuseSecond(ctx, signatures)
    const rows = signatures.map((signature) => signedRow(ctx, signature, amounts))
    const version = await makeKnown(ctx, 'RETURNS_SIGNED', [...rows.map(deltaOf), ...lateDeltas(ctx, await closedMonths(ctx), rows)])
    await insertRows(ctx.em, MonthlyReturn, rows.map((row) => ({ ...row, version: version.id })))
  })
}

/** The month's returns of all units that the actor may see: its own counties, or the 15 units. */
export async function returnsOf(ctx: Context, month: Month): Promise<MonthlyReturnType[]> {
  const [amounts, signed] = [await amountsByUnit(ctx, [month]), await ctx.em.find(MonthlyReturn, { month })]
  const open = month >= (await earliestMonth(ctx))
  return unitsOf(ctx).map((unit) => {
    const row = out(ctx, unit, month, amounts, signed.find(({ county }) => county === unit.id))
    return { ...row, canSign: open && row.canSign }
  })
}

async function returnOf(ctx: Context, unit: Region, month: Month): Promise<MonthlyReturnType> {
  return (await returnsOf(ctx, month)).find((row) => row.unit.code === unit.code)!
}

function unitsOf(ctx: Context): Region[] {
  const { unit, role } = ctx.actor
  const { regions, units } = bookOf(ctx)
  if (role === 'COUNTY_REPORTER') return [regions.get(unit)!]
  const own = [...regions.values()].filter((r) => r.city === unit)
  return own.length ? own : [...units]
}

/** Counted from the signatures of all cities, which they may read of each other. */
async function earliestMonth(ctx: Context): Promise<Month> {
  const [row] = await ctx.em.execute<{ first: Month | null }[]>(`select min(month) as first from city_fact where measure = 'RETURN_CITY'`)
  return earliestToSign(row?.first ?? null, monthOf(ctx.now()))
}

function monthToSign(ctx: Context, key: PeriodKey, earliest: Month): Month {
  const window = windowOf(key)
  if (window.from !== window.to) throw refuse.invalid(`“${key}”不是月份：月报按月签报，如 2025-10。`, { field: 'month' })
  if (window.to >= monthOf(ctx.now())) throw refuse.invalid(`${key} 还没有结束，不能签报：请在次月签报。`, { field: 'month' })
  if (window.to < earliest) {
    const first = keyOfMonth(earliest, 'MONTH')
    throw refuse.invalid(`${key} 早于数据起始月 ${first}，不能签报：全省的数据从该月开始。`, { field: 'month', remedy: `签报 ${first} 及以后的月份。` })
  }
  return window.to
}

function signedRow(ctx: Context, { unit: code, month: key, zeros, signedBy }: Signature, amounts: Map<string, Amounts>): MonthlyReturn {
  const unit = regionByCode(ctx, code, 'unit')
  const month = windowOf(key).to
  refuseBlocked(zeroRemarks(amounts.get(`${unit.id}:${month}`) ?? NOTHING, zeros), `${unit.name} ${key}：`)
  const late = ctx.now() > dueAt(month, levelOf(unit), bookOf(ctx).specialDays)
  const signed = { signedBy: signedBy ?? ctx.actor.name, signedAt: ctx.now(), late, zeros: zeros.map((zero) => ({ ...zero, note: zero.note ?? null })) }
  return Object.assign(new MonthlyReturn(), { id: newId(), city: unit.city!, county: unit.id, month, ...signed })
}

async function refuseSecond(ctx: Context, signatures: readonly Signature[]): Promise<void> {
  const rows = signatures.map(({ unit, month }) => ({ county: regionByCode(ctx, unit, 'unit').id, month: windowOf(month).to }))
  const months = [...new Set(rows.map(({ month }) => month))]
  const before = await ctx.em.find(MonthlyReturn, { month: { $in: months }, county: { $in: rows.map(({ county }) => county) } })
  const twice = before.find((b) => rows.some((row) => row.month === b.month && row.county === b.county))
  if (twice) throw refuse.conflict(`${placeOf(ctx, twice.county).name}的这个月已由${twice.signedBy}签报：不能再签。`)
}

/** A signature counts: it tells a reported zero from silence, at every past version too. */
function deltaOf(signed: MonthlyReturn): FactDelta {
  return statedOf(signed.city === signed.county ? 'RETURN_CITY' : 'RETURN_COUNTY', signed, '1')
}

/** Accepted amounts of what landed there, by unit and month, for cities and their counties at once: `210106:202510`. */
async function amountsByUnit(ctx: Context, months: readonly Month[]): Promise<Map<string, Amounts>> {
  const rows = await ctx.em.execute<{ unit: number; month: Month; foreign_usd: string | null; domestic_cny: string | null }[]>(
    `select unit, month, sum(value) filter (where measure = 'FOREIGN_USD') as foreign_usd,
            sum(value) filter (where measure = 'DOMESTIC_CNY') as domestic_cny
     from (select county as unit, month, measure, value from fact where basis = 1 and month in (${months.join(', ')})
           union all select city, month, measure, value from fact where basis = 1 and month in (${months.join(', ')}) and city <> county) f
     where measure in ('FOREIGN_USD', 'DOMESTIC_CNY') group by unit, month`,
  )
  return new Map(rows.map((r) => [`${r.unit}:${r.month}`, { FOREIGN: r.foreign_usd ?? '0', DOMESTIC: r.domestic_cny ?? '0' }]))
}

function out(ctx: Context, unit: Region, month: Month, amounts: Map<string, Amounts>, signed: MonthlyReturn | undefined): MonthlyReturnType {
  const status = statusOf(month, monthOf(ctx.now()), signed !== undefined)
  const due = dueAt(month, levelOf(unit), bookOf(ctx).specialDays)
  const { FOREIGN, DOMESTIC } = amounts.get(`${unit.id}:${month}`) ?? NOTHING
  return {
    unit: placeOf(ctx, unit.id),
    month: keyOfMonth(month, 'MONTH'),
    status,
    dueAt: due,
    late: signed?.late ?? (status === 'MISSING' && ctx.now() > due),
    signedBy: signed?.signedBy ?? null,
    signedAt: signed?.signedAt ?? null,
    foreignUsd: FOREIGN,
    domesticCny: DOMESTIC,
    zeros: signed?.zeros ?? [],
    canSign: status === 'MISSING' && may.sign(ctx.actor, unit),
  }
}
