/** Rule 12: how the units of the province divide what a project counts. Pure. */
import type { ShareRole } from '@jingxian/schema/vocabulary/project-words'
import type { Remark } from '../kernel/remark.ts'
import { Decimal } from '../metrics/decimal.ts'
import { regionOf } from '../reference/region-code.ts'

/** The unit of a share that goes out of the province. */
export const OUTSIDE = 0

interface Share {
  family: string
  region?: string | null
  role: ShareRole
  pct: string
}

interface Landing {
  city: number
  county: number
}

export function unitOf(region: string | null | undefined): number {
  return (region && regionOf(region)) || OUTSIDE
}

/** Above 0 and up to 100. */
export function isPercentage(value: string): boolean {
  const pct = new Decimal(value)
  return pct.gt(0) && pct.lte(100)
}

/** `units`: the 15 that are compared. No share at all means that the landing unit has everything. */
export function shareRemarks(shares: readonly Share[], landing: Landing, units: ReadonlySet<number>): Remark[] {
  const families = [...new Set(shares.map((share) => share.family))]
  return [
    ...shares.flatMap((share, i) => (isPercentage(share.pct) ? [] : [block(`shares[${i}].pct`, `分成 ${share.pct}% 不在 0 与 100 之间。`, '填写大于 0、不超过 100 的分成。')])),
    ...shares.flatMap((share, i) => regionRemarks(share, i, shares.slice(0, i), landing, units)),
    ...families.flatMap((family) => familyRemarks(shares.filter((share) => share.family === family))),
  ]
}

/** Who may have a share: its own unit as the landing, other units of the province, and those outside, who have no code. */
function regionRemarks({ family, role, region }: Share, i: number, before: readonly Share[], { city, county }: Landing, units: ReadonlySet<number>): Remark[] {
  const unit = unitOf(region)
  const about = (message: string, remedy: string) => [block(`shares[${i}].region`, message, remedy)]
  if (role === 'EXTERNAL') return region ? about('省外分成不填单位。', '去掉单位，或改用其他角色。') : []
  if (role === 'LANDING') return unit === city || unit === county ? [] : about('“落地”须是项目所在的市或县区。', '选择项目所在的单位。')
  if (!units.has(unit)) return about(region ? `“${region}”不是 15 个单位之一。` : '没有写明分给哪个单位。', '选择 14 个市或沈抚示范区；省外的请用角色“省外”。')
  if (unit === city) return about('项目所在的市只能以“落地”分成。', '把它并入落地的分成。')
  const twice = before.some((other) => other.family === family && other.role !== 'EXTERNAL' && unitOf(other.region) === unit)
  return twice ? about('同一单位在同一类指标里分了两次。', '合并为一条。') : []
}

function familyRemarks(shares: readonly Share[]): Remark[] {
  const sum = Decimal.sum(...shares.map(({ pct }) => pct))
  if (!sum.eq(100)) return [block('shares', `归属分成合计 ${sum.toFixed()}%，不等于 100%。`, '调整各单位的分成，使每类指标合计 100%。')]
  const landings = shares.filter(({ role }) => role === 'LANDING').length
  return landings === 1 ? [] : [block('shares', landings ? '“落地”写了两次。' : '分成里没有落地单位。', '每类指标写一条“落地”，为项目所在的市或县区。')]
}

function block(field: string, message: string, remedy: string): Remark {
  return { rule: 12, severity: 'BLOCK', field, message, remedy }
}
