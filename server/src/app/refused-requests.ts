/** Errors outside an operation (hooks, bodies, files) answer in the same words as those inside. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { tellError, type Told } from './answer-errors.ts'

const STATUS: Record<string, number> = { UNAUTHENTICATED: 401, FORBIDDEN: 403, NOT_FOUND: 404, INVALID: 400, CONFLICT: 409, LIMIT: 413, UNAVAILABLE: 503 }

interface RequestError {
  statusCode?: number
  code?: string
}

/** `tooLarge` is the sentence for a body over the limit of this door. */
export function answerGraphql(tooLarge: string) {
  return (error: unknown, request: FastifyRequest, reply: FastifyReply): void => {
    const { status, message, ...extensions } = toldOf(error, request, tooLarge)
    void reply.code(status).send({ data: null, errors: [{ message, extensions }] })
  }
}

export function answerPlain(tooLarge: string) {
  return (error: unknown, request: FastifyRequest, reply: FastifyReply): void => {
    const { status, message, code, number } = toldOf(error, request, tooLarge)
    void reply.code(status).send({ message, code, ...(number !== undefined && { number }) })
  }
}

function toldOf(error: unknown, request: FastifyRequest, tooLarge: string): Told & { status: number } {
  const { statusCode = 500 } = error as RequestError
  if (statusCode === 413) return { status: 413, code: 'LIMIT', message: tooLarge }
  if (statusCode === 415) return { status: 415, code: 'INVALID', message: '这里不收这种内容：请按接口说明设置 content-type。' }
  if (statusCode < 500) return { status: statusCode, code: 'INVALID', message: '请求的内容读不懂：请核对它是否为完整的 JSON。' }
  const told = tellError(error, request.log)
  return { ...told, status: told.number === undefined ? (STATUS[told.code] ?? 400) : 500 }
}
