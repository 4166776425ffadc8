/** The same keys as the Chinese file, other words: a missing or extra key does not compile. */
export type Translated<T> = { [K in keyof T]: T[K] extends string ? string : Translated<T[K]> }

/** Every dotted path to a string: `words.unit.YI_YUAN`. */
export type PathOf<T> = {
  [K in keyof T & (string | number)]: T[K] extends string ? `${K}` : `${K}.${PathOf<T[K]>}`
}[keyof T & (string | number)]
