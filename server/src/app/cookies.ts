/** Two cookies: a person's session and a screen's key. `__Host-` and Secure wherever people reach us over https. */
import type { CookieSerializeOptions } from '@fastify/cookie'

const SCREEN_DAYS = 400

export function cookieNames(secure: boolean): { session: string; screen: string } {
  const prefix = secure ? '__Host-' : ''
  return { session: `${prefix}jingxian`, screen: `${prefix}jingxian-screen` }
}

export function sessionCookie(secure: boolean): CookieSerializeOptions {
  return { path: '/', httpOnly: true, sameSite: 'strict', secure }
}

/** A screen has no keyboard: its key outlives restarts, until it is revoked. */
export function screenCookie(secure: boolean): CookieSerializeOptions {
  return { ...sessionCookie(secure), maxAge: SCREEN_DAYS * 86_400 }
}
