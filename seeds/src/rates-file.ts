/** A file of exchange rates, read whole or refused with line and column. Pure. */
import { parse } from 'csv-parse/sync'
import { CsvError } from 'csv-parse/sync'
import { StartRefused } from '@jingxian/server/kernel/start-refused'
import type { NewRate } from '@jingxian/server/reference/exchange-rate.service'

const COLUMNS = ['currency', 'month', 'to_cny', 'to_usd', 'source'] as const
type Column = (typeof COLUMNS)[number]
type Row = Record<Column, string>

interface Line {
  record: Row
  info: { lines: number }
}

const RATE = /^\d{1,8}(\.\d{1,6})?$/
const isRate = (text: string) => RATE.test(text) && Number(text) > 0

/** What each column must be; the sentence for one that is not. */
const CHECKS: Record<Column, [ok: (value: string, row: Row) => boolean, want: string]> = {
  currency: [(v) => /^[A-Z]{3}$/.test(v) && v !== 'CNY', 'a currency of three capital letters other than CNY, such as JPY'],
  month: [(v) => /^(199\d|20\d\d|2100)-(0[1-9]|1[0-2])$/.test(v), 'a month such as 2026-01'],
  to_cny: [isRate, 'yuan for one unit, more than 0, up to 6 decimals, such as 0.045812'],
  to_usd: [(v, { currency }) => isRate(v) && (currency !== 'USD' || Number(v) === 1), 'dollars for one unit, more than 0, up to 6 decimals; 1 for USD'],
  source: [(v) => v.trim() !== '' && v.length <= 255, 'where the rate is from, up to 255 characters'],
}

/** @throws StartRefused naming line and column of the first thing that is wrong */
export function ratesOf(text: string): NewRate[] {
  const seen = new Map<string, number>()
  const rates = linesOf(text).map(({ record, info: { lines } }) => {
    for (const column of COLUMNS) {
      const [ok, want] = CHECKS[column]
      if (!ok(record[column], record)) throw new StartRefused(`Line ${lines}, column ${column}: “${record[column].slice(0, 40)}” is not ${want}. Nothing was imported.`)
    }
    const key = `${record.currency} ${record.month}`
    if (seen.has(key)) throw new StartRefused(`Line ${lines}, column month: ${key} stands on line ${seen.get(key)} already. Nothing was imported.`)
    seen.set(key, lines)
    return { currency: record.currency, monthNumber: Number(record.month.replace('-', '')), toCny: record.to_cny, toUsd: record.to_usd, source: record.source }
  })
  if (!rates.length) throw new StartRefused('The file holds no rate: below the header, each line is one currency in one month.')
  return rates
}

function linesOf(text: string): Line[] {
  try {
    return parse(text, { columns: checkHeader, info: true, bom: true, trim: true, skip_empty_lines: true }) as unknown as Line[]
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new StartRefused(`Line ${String(error['lines'])}: ${error.message}. Nothing was imported.`)
  }
}

function checkHeader(header: string[]): string[] {
  const wrong = COLUMNS.find((column, i) => header[i] !== column)
  if (!wrong && header.length === COLUMNS.length) return header
  throw new StartRefused(`Line 1${wrong ? `, column ${wrong}` : ''}: the header must be ${COLUMNS.join(',')}. Nothing was imported.`)
}
