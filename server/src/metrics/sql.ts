/** A column of the ranked rows. */
export interface Column {
  name: string
  sql: string
  /** Needed where a row has no value of its own in this column. */
  type: string
}

/** Collects parameters; integers are checked and written into the text, strings never are. */
export class Sql {
  readonly params: unknown[] = []

  /** `column in (…)`, or nothing when nothing is asked. */
  oneOf(column: string, values: readonly (number | string)[] | undefined): string {
    if (!values) return ''
    if (!values.length) return 'false'
    return `${column} in (${values.map((value) => (typeof value === 'number' ? integer(value) : this.text(value))).join(', ')})`
  }

  text(value: string): string {
    this.params.push(value)
    return '?'
  }
}

function integer(value: number): string {
  if (!Number.isSafeInteger(value)) throw new Error(`${value} is no integer.`)
  return String(value)
}
