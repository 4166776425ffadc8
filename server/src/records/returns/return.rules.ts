/** When a return is due and what it must explain. Pure. */
import type { CapitalFamily, ReturnStatus } from '@jingxian/schema/vocabulary/ledger-words'
import { addMonths, type Month } from '@jingxian/schema/vocabulary/period'
import { dayOf } from '../../kernel/clock.ts'
import type { Remark } from '../../kernel/remark.ts'
import { Decimal } from '../../metrics/decimal.ts'
import { deadline, workingDaysAfter, type SpecialDays } from '../../reference/working-days.ts'
import type { ExplainedZero } from './return.entity.ts'

/** Working day of the following month, 18:00 (domain.md e): counties first, then their city. */
const DUE_DAY = { COUNTY: 2, CITY: 4 }
export const FAMILIES: readonly CapitalFamily[] = ['FOREIGN', 'DOMESTIC']
const NAMES: Record<CapitalFamily, string> = { FOREIGN: '实际利用外资', DOMESTIC: '实际到位内资' }

export function dueAt(month: Month, unit: 'CITY' | 'COUNTY', special: SpecialDays): Date {
  return deadline(month, DUE_DAY[unit], special)
}

export function levelOf({ level }: { level: string }): 'CITY' | 'COUNTY' {
  return level === 'COUNTY' ? 'COUNTY' : 'CITY'
}

const LOST_A_DAY = 0.25

/** 1 on time, less for each working day that it came late, from 1 on (domain.md B25). */
export function timelinessOf(due: Date, signedAt: Date, special: SpecialDays): string {
  if (signedAt <= due) return '1'
  const days = Math.max(1, workingDaysAfter(dayOf(due), dayOf(signedAt), special))
  return String(Math.max(0, 1 - LOST_A_DAY * days))
}

/** How far back the first signature of a province may reach. */
const REACH = 24

/**
 * The first month that may be signed. The earliest signature of all says for everybody where the data begin, so nobody
 * may put it further back; the very first one may reach two years. (docs/decisions/0013)
 */
export function earliestToSign(firstSigned: Month | null, thisMonth: Month): Month {
  return firstSigned ?? addMonths(thisMonth, -REACH)
}

/** A month can be signed once it is over; before that nothing is missing. */
export function statusOf(month: Month, thisMonth: Month, signed: boolean): ReturnStatus {
  if (signed) return 'SIGNED'
  return month < thisMonth ? 'MISSING' : 'NOT_DUE'
}

/** Rule 5: what is zero needs its reason; what is not zero has none to give. */
export function zeroRemarks(amounts: Record<CapitalFamily, string>, zeros: readonly ExplainedZero[]): Remark[] {
  return FAMILIES.flatMap((family, i) => {
    const explained = zeros.filter((zero) => zero.family === family)
    const isZero = new Decimal(amounts[family]).isZero()
    if (isZero && !explained.length) return [block(i, `本月${NAMES[family]}为零，没有写原因。`, '选择为零的原因后再签报。')]
    if (!isZero && explained.length) return [block(i, `本月${NAMES[family]}有入账金额，不能按零签报。`, '去掉该项的零值说明。')]
    if (explained.length > 1) return [block(i, `${NAMES[family]}为零的原因写了 ${explained.length} 次。`, '只留一个原因。')]
    const unnamed = explained.some(({ reason, note }) => reason === 'OTHER' && !note?.trim())
    return unnamed ? [block(i, `${NAMES[family]}为零的原因选了“其他”，没有说明。`, '写明具体原因。')] : []
  })
}

function block(i: number, message: string, remedy: string): Remark {
  return { rule: 5, severity: 'BLOCK', field: `zeros[${i}]`, message, remedy }
}
