/** Request -> who asks. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { NOBODY, type Actor } from '../kernel/actor.ts'
import type { Config } from '../kernel/config.ts'
import { cookieNames, sessionCookie } from './cookies.ts'
import type { Incoming } from './operation.ts'
import type { Sessions } from './sessions.ts'

export interface Visitors {
  config: Config
  sessions: Sessions
}

interface Cookies {
  [name: string]: string | undefined
}

/** A person's session first, else a screen's key, else nobody. */
export async function actorOf({ config, sessions }: Visitors, cookies: Cookies, address: string): Promise<{ actor: Actor; token: string | null }> {
  const names = cookieNames(config.secure)
  const token = cookies[names.session]
  const person = await sessions.actorOf('session', token, address)
  if (person !== NOBODY) return { actor: person, token: token! }
  return { actor: await sessions.actorOf('screen', cookies[names.screen], address), token: token ?? null }
}

export async function incomingOf(visitors: Visitors, request: FastifyRequest, reply: FastifyReply): Promise<Incoming> {
  const { config, sessions } = visitors
  const { actor, token } = await actorOf(visitors, request.cookies, request.ip)
  const name = cookieNames(config.secure).session
  return {
    actor,
    token,
    address: request.ip,
    demo: config.demo,
    mapApproval: config.MAP_APPROVAL ?? null,
    setSession: (value) => {
      if (token) sessions.forget(token)
      reply.setCookie(name, value, sessionCookie(config.secure))
    },
    clearSession: () => {
      if (token) sessions.forget(token)
      reply.clearCookie(name, sessionCookie(config.secure))
    },
  }
}
