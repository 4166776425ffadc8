/** A value in words: exact decimal text -> a unit and fixed digits, half up. Pure. */
import { Decimal } from '../../metrics/decimal.ts'
import { UNITS, type DisplayUnit } from '@jingxian/schema/vocabulary/unit'
import { refuse } from '../../kernel/errors.ts'

type Unit = Exclude<DisplayUnit, 'AUTO'>

/** People and things come whole: 25,593 人, not 25,593.00. Parts of them, where units share, keep their digits. */
const COUNTS: readonly Unit[] = ['PERSONS', 'ITEMS', 'ENTERPRISES']

/** AUTO: 亿 from 1 亿 of the quantity's base upwards, else the stored unit. */
export function displayed(value: string, stored: Unit, asked: DisplayUnit, digits: number): string {
  const unit = asked === 'AUTO' ? autoUnit(value, stored) : asked
  if (UNITS[unit].quantity !== UNITS[stored].quantity) {
    throw refuse.invalid(`${UNITS[stored].name}不能显示为${UNITS[unit].name}：请选同一量的单位。`, { field: 'unit' })
  }
  const shift = new Decimal(10).pow(UNITS[stored].power - UNITS[unit].power)
  const shown = new Decimal(value).times(shift)
  const text = grouped(shown.toFixed(COUNTS.includes(unit) && shown.isInteger() ? 0 : Math.min(8, Math.max(0, digits))))
  return unit === 'PERCENT' ? `${text}%` : `${text} ${UNITS[unit].name}`
}

function autoUnit(value: string, stored: Unit): Unit {
  const large = new Decimal(value).abs().gte(10_000)
  if (!large) return stored
  return stored === 'WAN_YUAN' ? 'YI_YUAN' : stored === 'WAN_USD' ? 'YI_USD' : stored
}

function grouped(text: string): string {
  const [whole, part] = text.split('.')
  const spaced = whole!.replace(/\B(?=(\d{3})+$)/g, ',')
  return part ? `${spaced}.${part}` : spaced
}
