/** Conditions of lists that are written as SQL. Every value is a parameter, in the order of the text. */
export interface Condition {
  text: string
  params: readonly unknown[]
}

/** Asks for nothing: any row fits. */
export const NOTHING: Condition = { text: 'true', params: [] }

export function allOf(conditions: readonly Condition[]): Condition {
  const asked = conditions.filter((condition) => condition !== NOTHING)
  return asked.length ? { text: asked.map(({ text }) => text).join(' and '), params: asked.flatMap(({ params }) => params) } : NOTHING
}

/** An empty list fits no row. */
export function isIn(column: string, values: readonly unknown[]): Condition {
  return values.length ? { text: `${column} in (${values.map(() => '?').join(', ')})`, params: values } : { text: 'false', params: [] }
}
