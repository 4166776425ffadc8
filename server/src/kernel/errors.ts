/** The short family of refusals: seven codes, each with a sentence that says what is wrong, where, and what to do. */
import type { ErrorCode } from '@jingxian/schema/vocabulary/errors'

export interface RefusalDetails {
  /** Number of the rule of domain.md d. */
  rule?: number
  /** The input field that is wrong. */
  field?: string
  remedy?: string
  [more: string]: unknown
}

export class Refusal extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: RefusalDetails = {},
  ) {
    super(message)
  }
}

const refusing =
  (code: ErrorCode) =>
  (message: string, details?: RefusalDetails): Refusal =>
    new Refusal(code, message, details)

/** `throw refuse.invalid('…', { field, rule, remedy })` */
export const refuse = {
  unauthenticated: refusing('UNAUTHENTICATED'),
  forbidden: refusing('FORBIDDEN'),
  notFound: refusing('NOT_FOUND'),
  invalid: refusing('INVALID'),
  conflict: refusing('CONFLICT'),
  limit: refusing('LIMIT'),
  unavailable: refusing('UNAVAILABLE'),
}

/** One text for a row that is absent and for a row that is hidden: neither may be told from the other. */
export function notThere(what: string, details: RefusalDetails = {}): Refusal {
  return refuse.notFound(`没有这个${what}，或它不在你的权限内：请从列表重新打开。`, details)
}
