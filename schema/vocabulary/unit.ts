import { words, type WordOf } from './words.ts'

/** Units in which a value is stored or shown. */
export const DisplayUnit = words('AUTO', 'YUAN', 'WAN_YUAN', 'YI_YUAN', 'WAN_USD', 'YI_USD', 'ITEMS', 'PERCENT')
export type DisplayUnit = WordOf<typeof DisplayUnit>

interface UnitFact {
  name: string
  /** Units convert only inside one quantity. */
  quantity: 'CNY' | 'USD' | 'COUNT' | 'PERCENT'
  /** How many of the quantity's base (yuan, dollar, one, one percent) are in one unit, as a power of ten. */
  power: number
}

export const UNITS: Record<Exclude<DisplayUnit, 'AUTO'>, UnitFact> = {
  YUAN: { name: '元', quantity: 'CNY', power: 0 },
  WAN_YUAN: { name: '万元', quantity: 'CNY', power: 4 },
  YI_YUAN: { name: '亿元', quantity: 'CNY', power: 8 },
  WAN_USD: { name: '万美元', quantity: 'USD', power: 4 },
  YI_USD: { name: '亿美元', quantity: 'USD', power: 8 },
  ITEMS: { name: '项', quantity: 'COUNT', power: 0 },
  PERCENT: { name: '%', quantity: 'PERCENT', power: 0 },
}
