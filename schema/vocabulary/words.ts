/** A closed set of words: key = value, one spelling from table to screen. `registerEnumType` takes it as it is. */
export function words<const T extends string>(...all: readonly T[]): { readonly [K in T]: K } {
  return Object.freeze(Object.fromEntries(all.map((word) => [word, word]))) as { readonly [K in T]: K }
}

/** The words of a set as a type: `type Stage = WordOf<typeof Stage>`. */
export type WordOf<T> = T[keyof T]

/** The words of a set as a list, in the order in which they were written. */
export function listOf<T extends Record<string, string>>(set: T): T[keyof T][] {
  return Object.values(set) as T[keyof T][]
}
