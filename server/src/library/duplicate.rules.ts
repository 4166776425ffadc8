/** Rules 19-21: two records that look like one project, and what each side is told. No rule decides; the province looks. Pure. */
import type { Severity } from '@jingxian/schema/vocabulary/ledger-words'

/** Days between contracts, and the part by which amounts may differ (rule 19); likeness of names (rule 21). */
export const NEAR = { days: 90, amount: '0.05', name: 0.75 }

interface Finding {
  severity: Severity
  field: string
  likeness: string
  remedy: string
}

const CHECK = '核对是否重复登记；确为不同项目的，向省厅说明。'

export const FINDINGS: Record<number, Finding> = {
  19: { severity: 'HIGH', field: 'investors', likeness: '投资方相同、同在一个县区，合同日期和投资额相近', remedy: CHECK },
  20: { severity: 'CRITICAL', field: 'nationalCode', likeness: '国家项目代码相同', remedy: '核对投资项目代码；确为同一项目的，由省厅合并。' },
  21: { severity: 'MEDIUM', field: 'name', likeness: '名称相近，且在同一县区或实际控制人相同', remedy: CHECK },
}

/** The other project, as far as the asker may know it. */
export interface Other {
  projectNo: string
  name: string
  city: string
}

/** `beyond`: what lies outside the asker's rows, where the other is hidden. */
export function sentenceOf(rule: number, other: Other | null, beyond: '外市' | '外县区'): string {
  const { likeness } = FINDINGS[rule]!
  return other ? `与 ${other.projectNo}（${other.city}）「${other.name}」的${likeness}。` : `与${beyond}一个项目的${likeness}，省厅将核对。`
}

export interface Pair {
  mine: string
  mineCity: number
  mineCounty: number
  other: string
  otherCity: number
  otherCounty: number
  rule: number
}

/** Each pair once, though both of its sides may have been looked at. */
export function distinctPairs(pairs: readonly Pair[]): Pair[] {
  return [...new Map(pairs.map((pair) => [[pair.rule, ...[pair.mine, pair.other].sort()].join(), pair])).values()]
}
