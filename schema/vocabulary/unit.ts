import { words, type WordOf } from './words.ts'

/** Units in which a value is stored or shown. */
export const DisplayUnit = words(
  'AUTO',
  'YUAN',
  'WAN_YUAN',
  'YI_YUAN',
  'WAN_USD',
  'YI_USD',
  'PERSONS',
  'WAN_PERSONS',
  'PERSON_YEARS',
  'ITEMS',
  'ENTERPRISES',
  'USD_PER_PERSON',
  'PERCENT',
  'POINTS',
)
export type DisplayUnit = WordOf<typeof DisplayUnit>

interface UnitFact {
  name: string
  /** Units convert only inside one quantity. */
  quantity: 'CNY' | 'USD' | 'PEOPLE' | 'PERSON_YEARS' | 'COUNT' | 'ENTERPRISES' | 'PER_HEAD' | 'PERCENT' | 'POINTS'
  /** How many of the quantity's base (yuan, dollar, one, one percent) are in one unit, as a power of ten. */
  power: number
}

export const UNITS: Record<Exclude<DisplayUnit, 'AUTO'>, UnitFact> = {
  YUAN: { name: '元', quantity: 'CNY', power: 0 },
  WAN_YUAN: { name: '万元', quantity: 'CNY', power: 4 },
  YI_YUAN: { name: '亿元', quantity: 'CNY', power: 8 },
  WAN_USD: { name: '万美元', quantity: 'USD', power: 4 },
  YI_USD: { name: '亿美元', quantity: 'USD', power: 8 },
  PERSONS: { name: '人', quantity: 'PEOPLE', power: 0 },
  WAN_PERSONS: { name: '万人', quantity: 'PEOPLE', power: 4 },
  PERSON_YEARS: { name: '人年', quantity: 'PERSON_YEARS', power: 0 },
  ENTERPRISES: { name: '家', quantity: 'ENTERPRISES', power: 0 },
  USD_PER_PERSON: { name: '美元/人', quantity: 'PER_HEAD', power: 0 },
  POINTS: { name: '分', quantity: 'POINTS', power: 0 },
  ITEMS: { name: '项', quantity: 'COUNT', power: 0 },
  PERCENT: { name: '%', quantity: 'PERCENT', power: 0 },
}
