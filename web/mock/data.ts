/** Invented figures for the development mock: 15 units, 36 months, the same on every start. */

export interface Unit {
  code: string
  name: string
  shortName: string
  login: string
  /** 万元 a month */
  size: number
  growth: number
  /** 万美元 a month */
  foreign: number
}

const unit = (code: string, name: string, shortName: string, login: string, size: number, growth: number, foreign: number): Unit => ({
  code, name, shortName, login, size, growth, foreign,
})

export const UNITS: Unit[] = [
  unit('210100', '沈阳市', '沈阳', 'shenyang', 1_560_000, 0.098, 9200),
  unit('210200', '大连市', '大连', 'dalian', 1_600_000, 0.064, 14800),
  unit('210300', '鞍山市', '鞍山', 'anshan', 505_000, 0.142, 1350),
  unit('210400', '抚顺市', '抚顺', 'fushun', 214_000, -0.021, 310),
  unit('210500', '本溪市', '本溪', 'benxi', 196_000, 0.017, 260),
  unit('210600', '丹东市', '丹东', 'dandong', 244_000, -0.046, 620),
  unit('210700', '锦州市', '锦州', 'jinzhou', 366_000, 0.117, 980),
  unit('210800', '营口市', '营口', 'yingkou', 508_000, 0.031, 2400),
  unit('210900', '阜新市', '阜新', 'fuxin', 178_000, 0.129, 140),
  unit('211000', '辽阳市', '辽阳', 'liaoyang', 252_000, 0.079, 410),
  unit('211100', '盘锦市', '盘锦', 'panjin', 452_000, 0.187, 1750),
  unit('211200', '铁岭市', '铁岭', 'tieling', 208_000, 0.083, 190),
  unit('211300', '朝阳市', '朝阳', 'chaoyang', 312_000, 0.163, 220),
  unit('211400', '葫芦岛市', '葫芦岛', 'huludao', 311_000, 0.024, 300),
  unit('LN-SF', '沈抚改革创新示范区', '沈抚示范区', 'shenfu', 104_000, 0.114, 90),
]

export const FIRST = 2022 * 12 + 10
export const LAST = 2025 * 12 + 9
export type Measure = 'domestic' | 'foreign' | 'contracted' | 'projects'

function noise(seed: number): number {
  let x = (seed * 2654435761) >>> 0
  x ^= x >>> 15
  x = Math.imul(x, 2246822519) >>> 0
  return ((x ^ (x >>> 13)) >>> 0) / 2 ** 32
}

const SEASON = [0.72, 0.6, 1.12, 1.02, 1.08, 1.3, 0.92, 0.98, 1.06, 1.1, 1.04, 1.34]

/** What has not been reported: 阜新 for the last month. */
export const isMissing = (code: string, month: number) => code === '210900' && month === LAST

/** One month of one unit; versions later than the first add amounts, so that somebody is overtaken. */
export function monthly(at: Unit, measure: Measure, month: number, version: number): number {
  const years = (month - (2025 * 12 + 5)) / 12
  const nth = UNITS.indexOf(at)
  const wobble = 0.82 + 0.36 * noise(nth * 1000 + month)
  const level = (1 + at.growth) ** years * (SEASON[month % 12] ?? 1) * wobble
  const domestic = Math.round(at.size * level * 100) / 100
  const foreign = at.code === 'LN-SF' && month > LAST - 10 ? 0 : Math.round(at.foreign * level * 100) / 100
  // 铁岭 ties with 抚顺 in one month.
  if (measure === 'domestic' && at.code === '211200' && month === LAST - 1) return monthly(UNITS[3]!, 'domestic', month, version)
  if (measure === 'domestic') return domestic + extra(at.code, month, version)
  if (measure === 'foreign') return foreign
  if (measure === 'contracted') return Math.round((domestic + foreign * 7.1) * (1.42 + 0.5 * noise(nth * 77 + month)))
  return Math.max(1, Math.round(at.size / 42_000))
}

/** Entries accepted after the first version: 鞍山 gains 4.2 亿元 a time. */
function extra(code: string, month: number, version: number): number {
  return code === '210300' && month === LAST ? 42_000 * (version - 1) : 0
}

export const usd = (month: number) => 7.02 + 0.16 * noise(month)
