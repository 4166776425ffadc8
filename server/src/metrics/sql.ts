/** Collects parameters; integers are checked and written into the text, strings never are. */
export class Sql {
  readonly params: unknown[] = []

  /** `column in (…)`, or nothing when nothing is asked. */
  intsIn(column: string, values: readonly number[] | undefined): string {
    if (!values) return ''
    if (!values.every(Number.isSafeInteger)) throw new Error(`${column} is compared with something that is no integer.`)
    return values.length ? `${column} in (${values.join(', ')})` : 'false'
  }

  textIn(column: string, values: readonly string[] | undefined): string {
    if (!values) return ''
    this.params.push(...values)
    return values.length ? `${column} in (${values.map(() => '?').join(', ')})` : 'false'
  }
}
