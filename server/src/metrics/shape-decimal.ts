/** Numbers of a SQL row as exact text. */
import { Decimal } from './decimal.ts'
import { isRate, type MetricDef } from './metric.ts'

export type SqlRow = Record<string, unknown>

export function exact(value: unknown): Decimal | null {
  return value == null ? null : new Decimal(String(value))
}

export function plain(value: unknown): string | null {
  return exact(value)?.toFixed() ?? null
}

export function share(value: unknown): string | null {
  return exact(value)?.toDecimalPlaces(8).toString() ?? null
}

/** Amounts keep their four stored decimals, rates six: the ledger's exactness, not the display's. */
export function decimalText(value: unknown, def: MetricDef): string | null {
  return exact(value)?.toFixed(isRate(def) ? 6 : 4) ?? null
}
