import { parse } from 'csv-parse/sync'

/** Rows of a CSV text with a header line, each value a string. */
export function rowsOf(text: string): Record<string, string>[] {
  return parse(text, { columns: true, skip_empty_lines: true, bom: true })
}
