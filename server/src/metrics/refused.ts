import type { ErrorCode } from '@jingxian/schema/vocabulary/errors'

/** A question that will not be answered, with the sentence that says why and what to ask instead. */
export class QuestionRefused extends Error {
  constructor(
    readonly code: Extract<ErrorCode, 'INVALID' | 'FORBIDDEN' | 'LIMIT'>,
    message: string,
    readonly details: Record<string, unknown> = {},
  ) {
    super(message)
  }
}
