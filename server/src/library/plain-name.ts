/** Names as they are compared: without case, width, spaces, punctuation, what stands in brackets, and the words that all carry. */

const WORDS = ['项目', '有限责任公司', '有限公司', '股份', '集团']
const DROPPED = `\\([^)]*\\)|${WORDS.join('|')}|[[:space:][:punct:]、。·《》〈〉“”‘’—…]`

/** SQL of a column kept by PostgreSQL from another; null where nothing is left to compare. (NFKC makes full-width brackets plain.) */
export function plainName(column: string): string {
  return `(nullif(regexp_replace(lower(normalize(${column}, NFKC)), '${DROPPED}', '', 'g'), '')) stored`
}
