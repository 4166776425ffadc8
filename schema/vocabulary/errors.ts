import { words, type WordOf } from './words.ts'

/** The seven codes that an answer may carry in `extensions.code`. */
export const ErrorCode = words(
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'INVALID',
  'CONFLICT',
  'LIMIT',
  'UNAVAILABLE',
)
export type ErrorCode = WordOf<typeof ErrorCode>
