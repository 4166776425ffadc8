/** Where the launcher says what it does; pino's logger fits, and so does `console`. */
export interface Log {
  info(sentence: string): void
  warn(sentence: string): void
}
