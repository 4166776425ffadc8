/** What kind of document a request brings: our screens send a hash, a screen's key opens nothing else, text has a length. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Role } from '@jingxian/schema/vocabulary/roles'
import { doorOfActor, tooLong } from './doors.ts'
import { actorOf, type Visitors } from './incoming.ts'
import type { Persisted } from './persisted.ts'

declare module 'fastify' {
  interface FastifyRequest {
    ownDocument?: boolean
  }
}

interface Body {
  documentId?: unknown
  query?: unknown
}

export function resolveDocumentId(persisted: Persisted, visitors: Visitors) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const body = request.body as Body | null | undefined
    if (!body || typeof body !== 'object') return undefined
    if (typeof body.documentId === 'string') {
      const query = persisted.get(body.documentId)
      if (!query) return refused(reply, 400, 'INVALID', '页面的版本已更新：请刷新页面。', 'UNKNOWN_DOCUMENT')
      request.body = { ...body, query, documentId: undefined }
      request.ownDocument = true
      return undefined
    }
    const { actor } = await actorOf(visitors, request.cookies, request.ip)
    if (actor.role === Role.DISPLAY) return refused(reply, 403, 'FORBIDDEN', '大屏令牌只能运行大屏自己的查询。')
    const long = typeof body.query === 'string' && tooLong(body.query, doorOfActor(actor))
    return long ? refused(reply, 400, 'LIMIT', long) : undefined
  }
}

function refused(reply: FastifyReply, status: number, code: string, message: string, reason?: string): FastifyReply {
  return reply.code(status).send({ errors: [{ message, extensions: { code, reason } }] })
}
