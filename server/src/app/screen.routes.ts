import type { FastifyInstance } from 'fastify'
import { NOBODY } from '../kernel/actor.ts'
import { cookieNames, screenCookie } from './cookies.ts'
import type { Visitors } from './incoming.ts'

const LARGEST_KEY = 1024

/** A wall hands in its key once (from the part of its address that is never sent) and keeps it as a cookie. */
export function screenRoute(app: FastifyInstance, { config, sessions }: Visitors): void {
  app.post<{ Body: { token?: unknown } | null }>('/screen', { bodyLimit: LARGEST_KEY }, async (request, reply) => {
    const token = String(request.body?.token ?? '')
    const actor = await sessions.actorOf('screen', token, request.ip)
    if (actor === NOBODY) return reply.code(401).send({ message: '大屏令牌无效或已停用：请向省厅管理员要新的地址。' })
    return reply.setCookie(cookieNames(config.secure).screen, token, screenCookie(config.secure)).send({ name: actor.name })
  })
}
