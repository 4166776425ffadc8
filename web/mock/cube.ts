/** A hand-made cube for the development mock: windows, comparisons, ranks, gaps, as the contract shapes them. */
import { FIRST, isMissing, LAST, monthly, UNITS, usd, type Unit } from './data.ts'

type Key = 'FOREIGN_CAPITAL_USED' | 'DOMESTIC_CAPITAL_USED' | 'CAPITAL_USED' | 'CAPITAL_ARRIVAL_RATE'
interface Range { grain: Grain; from: string; to: string; accumulate: string }
type Grain = 'MONTH' | 'QUARTER' | 'HALF' | 'YEAR'
interface Sum { value: number | null; numerator?: number; denominator?: number; n?: number; partial: boolean }

const STEP: Record<Grain, number> = { MONTH: 1, QUARTER: 3, HALF: 6, YEAR: 12 }
const metric = (key: Key, name: string, nameEn: string, unit: string, family: string, definition: string, formula: string) => ({
  key, name, nameEn, unit, family, definition, formula,
  kind: unit === 'PERCENT' ? 'RATIO' : 'ADDITIVE', higherIsBetter: true, caliber: '省内统一口径 2025 版', version: 3,
  validFrom: '2025-01-01', owner: '省商务厅投资促进处', source: '入账台账，银行回单与验资报告佐证',
})
export const METRICS = [
  metric('CAPITAL_USED', '实际到位资金', 'Capital used', 'WAN_YUAN', 'CAPITAL', '报告期内来自省外、且已形成固定资产或投入生产经营的资金，加上按收款当月汇率折算的实际利用外资。不含省内银行贷款、政府性转贷、土地等无形资产。', '到位资金 = 到位内资 + Σ月（外资 × 当月平均汇率）'),
  metric('DOMESTIC_CAPITAL_USED', '实际到位内资', 'Domestic capital used', 'WAN_YUAN', 'CAPITAL', '报告期内来自省外、且已形成固定资产或投入生产经营的内资。', '到位内资 = Σ 已入账金额 × 份额'),
  metric('FOREIGN_CAPITAL_USED', '实际利用外资', 'Foreign capital used', 'WAN_USD', 'CAPITAL', '报告期内外国和港澳台投资者实际投入的现金、实物、技术和利润再投资。', '实际利用外资 = Σ 已入账金额 × 份额 × 当月对美元汇率'),
  metric('CAPITAL_ARRIVAL_RATE', '资金到位率', 'Capital arrival rate', 'PERCENT', 'RATES', '本年签约项目的累计到位资金占其合同资金之比；合计由分子、分母重算，不对各市比率求平均。', '资金到位率 = Σ 到位资金 ÷ Σ 合同资金'),
]

function endOf(key: string): number {
  const year = Number(key.slice(0, 4)) * 12
  if (key[5] === 'Q') return year + Number(key[6]) * 3 - 1
  if (key[5] === 'H') return year + Number(key[6]) * 6 - 1
  return key.length === 4 ? year + 11 : year + Number(key.slice(5)) - 1
}
function keyAt(end: number, grain: Grain): string {
  const year = Math.floor(end / 12)
  const nth = Math.floor((end % 12) / STEP[grain]) + 1
  if (grain === 'YEAR') return String(year)
  return grain === 'MONTH' ? `${year}-${String(nth).padStart(2, '0')}` : `${year}-${grain === 'QUARTER' ? 'Q' : 'H'}${nth}`
}
function monthsOf(end: number, { grain, accumulate }: Range): number[] {
  const start = accumulate === 'YEAR_TO_DATE' ? end - (end % 12) : accumulate === 'PERIOD' ? end - STEP[grain] + 1 : end - 11
  return Array.from({ length: end - start + 1 }, (_, at) => start + at)
}
const day = (month: number, last: boolean) => {
  const date = new Date(Date.UTC(Math.floor(month / 12), (month % 12) + (last ? 1 : 0), last ? 0 : 1))
  return date.toISOString().slice(0, 10)
}
const periodOf = (end: number, range: Range) => {
  const months = monthsOf(end, range)
  return { key: keyAt(end, range.grain), grain: range.grain, accumulate: range.accumulate, start: day(months[0]!, false), end: day(end, true), complete: end <= LAST }
}

function sum(units: Unit[], key: Key, months: number[], version: number, verified: boolean): Sum {
  const known = months.filter((month) => month >= FIRST && month <= LAST)
  const pairs = units.flatMap((at) => known.filter((month) => !isMissing(at.code, month)).map((month) => [at, month] as const))
  const part = verified ? 0.87 : 1
  const add = (of: (at: Unit, month: number) => number) => pairs.reduce((total, [at, month]) => total + of(at, month), 0)
  const domestic = add((at, month) => monthly(at, 'domestic', month, version)) * part
  const foreign = add((at, month) => monthly(at, 'foreign', month, version)) * part
  const capital = domestic + add((at, month) => monthly(at, 'foreign', month, version) * usd(month)) * part
  const partial = pairs.length < units.length * months.length
  if (!pairs.length) return { value: null, partial }
  if (key === 'FOREIGN_CAPITAL_USED') return { value: foreign, partial }
  if (key === 'DOMESTIC_CAPITAL_USED') return { value: domestic, partial }
  if (key === 'CAPITAL_USED') return { value: capital, partial }
  const contracted = add((at, month) => monthly(at, 'contracted', month, version))
  const n = units.reduce((total, at) => total + monthly(at, 'projects', LAST, version), 0)
  return { value: (capital / contracted) * 100, numerator: capital, denominator: contracted, n, partial }
}

const text = (value: number | null | undefined, digits = 4) => (value == null ? null : value.toFixed(digits))
const back = (end: number, by: number) => end - by

export function cube(version: number, range: Range, groupBy: string[], verified: boolean) {
  const step = STEP[range.grain]
  const ends: number[] = []
  for (let end = endOf(range.from); end <= endOf(range.to); end += step) ends.push(end)
  const at = (units: Unit[], key: Key, end: number) => sum(units, key, monthsOf(end, range), version, verified)
  const placed = (key: Key, end: number) => {
    const all = UNITS.map((unit) => ({ unit, value: at([unit], key, end).value })).filter((row) => row.value != null)
    return all.sort((a, b) => b.value! - a.value!)
  }
  const place = (key: Key, end: number, code: string) => {
    const value = placed(key, end).find((row) => row.unit.code === code)?.value
    return value == null ? null : placed(key, end).filter((row) => row.value! > value).length + 1
  }
  const compared = (units: Unit[], key: Key, end: number, by: number, baseline: string) => {
    const [now, base] = [at(units, key, end), at(units, key, back(end, by))]
    const reasons = [now.value == null && 'NO_VALUE', base.value == null && 'NO_BASE', base.value === 0 && 'ZERO_BASE', now.partial && units.length === 1 && now.value != null && 'PARTIAL_CURRENT'].filter(Boolean)
    const both = now.value != null && base.value != null
    const rate = key === 'CAPITAL_ARRIVAL_RATE'
    return {
      baseline, current: periodOf(end, range), base: periodOf(back(end, by), range), baseValue: text(base.value),
      difference: both ? text(now.value! - base.value!) : null,
      changeRatio: both && !rate && !reasons.length ? text((now.value! - base.value!) / base.value!, 8) : null,
      changePoints: both && rate && !reasons.length ? text(now.value! - base.value!) : null,
      comparable: !reasons.length, reasons,
    }
  }
  const cell = (units: Unit[], end: number, key: Key) => {
    const { value, numerator, denominator, n } = at(units, key, end)
    const code = units.length === 1 ? units[0]!.code : ''
    const state = value == null ? 'NOT_REPORTED' : value === 0 ? 'REPORTED_ZERO' : 'REPORTED'
    return {
      metric: METRICS.find((known) => known.key === key), state, value: text(value), numerator: text(numerator), denominator: text(denominator), n: n ?? null,
      status: n == null ? null : n < 5 ? 'LOW_N' : 'OFFICIAL', number: value,
      display: () => text(value, 2),
      compare: ({ to }: { to: string }) => compared(units, key, end, to === 'PREVIOUS_PERIOD' ? step : 12, to),
      share: () => (key === 'CAPITAL_ARRIVAL_RATE' || value == null ? null : text(value / at(UNITS, key, end).value!, 8)),
      rank: () => (code && value != null ? rankOf(key, end, code, value) : null),
    }
  }
  const rankOf = (key: Key, end: number, code: string, value: number) => {
    const list = placed(key, end)
    const position = place(key, end, code)!
    const previous = place(key, back(end, step), code)
    const gap = (row: (typeof list)[number] | undefined) => row && { key: { city: row.unit }, difference: text(Math.abs(row.value! - value)), ratio: text(Math.abs(row.value! - value) / value, 8) }
    const places = previous == null ? null : previous - position
    const state = places == null ? 'NEW' : places > 0 ? 'UP' : places < 0 ? 'DOWN' : 'SAME'
    return {
      position, of: list.length, tiedWith: list.filter((row) => row.value === value).length - 1,
      previous: () => previous, movement: () => ({ state, places: places == null ? null : Math.abs(places) }),
      gapToNext: gap(list.findLast((row) => row.value! > value)) ?? null, leadOverPrevious: gap(list.find((row) => row.value! < value)) ?? null,
    }
  }
  const row = (units: Unit[], end: number) => ({
    id: `${units.map((unit) => unit.code).join()}@${end}`, level: units.length === 1 ? 'DETAIL' : 'GRAND_TOTAL', groupedBy: groupBy,
    key: { period: periodOf(end, range), city: units.length === 1 ? units[0] : null },
    metric: ({ key }: { key: Key }) => cell(units, end, key),
  })
  const ordered = (end: number, key: Key) => {
    const ranked = placed(key, end).map((entry) => entry.unit)
    return [...ranked, ...UNITS.filter((unit) => !ranked.includes(unit))].map((unit) => row([unit], end))
  }
  return {
    rows: ({ orderBy }: { orderBy?: { metric?: Key }[] }) => {
      const key = orderBy?.find((term) => term.metric)?.metric ?? 'CAPITAL_USED'
      const nodes = ends.flatMap((end) => ordered(end, key))
      return { nodes, totalCount: nodes.length, pageInfo: { hasNextPage: false, endCursor: null } }
    },
    grandTotal: row(UNITS, ends.at(-1)!),
    meta: { cost: { points: 15 * ends.length * 3, limit: 5000, estimatedGroups: 15 }, servedFrom: 'CITY_FACTS', computedAt: '2025-11-18T01:12:40Z', truncated: false, warnings: [], queryHash: 'a91f3c07d2e84b55' },
  }
}
