import type { Actor } from '../kernel/actor.ts'
import { NOBODY, PROVINCE } from '../kernel/actor.ts'
import { refuse, type Refusal } from '../kernel/errors.ts'
import { Role } from '@jingxian/schema/vocabulary/roles'
import { Account } from './account.entity.ts'
import { AuditEvent } from './audit-event.entity.ts'
import { DisplayToken } from './display-token.entity.ts'
import { hashOf, newToken, type Door } from './door.ts'
import { matchesPassword } from './password.ts'
import { Session } from './session.entity.ts'
import { FORGET_AFTER, lockAfter, lockOfAddress, sessionHolds } from './sign-in.rules.ts'
import { SignInGuard } from './sign-in-guard.entity.ts'

const SEEN_EVERY = 60_000
const EMPTY_DIGEST = '0'.repeat(64)

/**
 * Opens a session and gives its token.
 * @throws Refusal UNAUTHENTICATED, in the same words and time for an unknown account and a wrong password; LIMIT while throttled
 */
export async function signIn(door: Door, login: string, password: string): Promise<{ token: string; actor: Actor }> {
  const name = login.trim().toLowerCase().slice(0, 60)
  const account = await door.run(async (em) => {
    const locked = await lockedUntil(em, subjectsOf(door, name), door.now())
    return locked ? throttled(locked, door.now()) : em.findOne(Account, { login: name, active: true }, { populate: ['passwordHash'] })
  })
  if (account instanceof Error) throw account
  const right = await matchesPassword(password, account?.passwordHash ?? null)
  if (!account || !right) throw await door.run((em) => countFailure(em, door, name))
  return door.run((em) => openSession(em, door, account))
}

export async function signOut(door: Door, token: string): Promise<void> {
  await door.run((em) => em.nativeDelete(Session, { tokenHash: hashOf(token) }))
}

/** Who holds this session token; NOBODY when it is unknown, ended or too old. */
export async function actorOfSession(door: Door, token: string): Promise<Actor> {
  return door.run(async (em) => {
    const session = await em.findOne(Session, { tokenHash: hashOf(token) })
    if (!session) return NOBODY
    const now = door.now()
    if (!sessionHolds(session, now)) {
      await em.nativeDelete(Session, { tokenHash: session.tokenHash })
      return NOBODY
    }
    if (now.getTime() - session.seenAt.getTime() > SEEN_EVERY) session.seenAt = now
    const account = await em.findOne(Account, { id: session.account, active: true })
    return account ? actorOf(account) : NOBODY
  })
}

/** The screen that holds this display token; NOBODY when it is unknown or revoked. */
export async function actorOfDisplay(door: Door, token: string): Promise<Actor> {
  const display = await door.run((em) => em.findOne(DisplayToken, { tokenHash: hashOf(token), revokedAt: null }))
  return display ? { account: 0, login: '', name: display.name, role: Role.DISPLAY, unit: PROVINCE } : NOBODY
}

function actorOf({ id, login, name, role, unit }: Account): Actor {
  return { account: id, login, name, role, unit }
}

function subjectsOf(door: Door, name: string): [account: string, address: string] {
  return [`account:${name}`, `address:${door.address}`]
}

type Em = Parameters<Parameters<Door['run']>[0]>[0]

async function lockedUntil(em: Em, subjects: string[], now: Date): Promise<Date | null> {
  const guards = await em.find(SignInGuard, { subject: { $in: subjects }, lockedUntil: { $gt: now } })
  return guards.length ? new Date(Math.max(...guards.map((guard) => guard.lockedUntil.getTime()))) : null
}

function throttled(until: Date, now: Date): Refusal {
  const seconds = Math.ceil((until.getTime() - now.getTime()) / 1000)
  return refuse.limit(`连续多次登录失败，请在 ${seconds} 秒后再试；忘记密码请联系省厅管理员。`, { retryAfter: seconds })
}

async function countFailure(em: Em, door: Door, name: string): Promise<Refusal> {
  for (const [i, subject] of subjectsOf(door, name).entries()) {
    const guard = (await em.findOne(SignInGuard, { subject })) ?? em.create(SignInGuard, { subject, failures: 0, lockedUntil: door.now() })
    const old = door.now().getTime() - guard.lockedUntil.getTime() > FORGET_AFTER
    guard.failures = old ? 1 : guard.failures + 1
    const lock = i === 0 ? lockAfter(guard.failures) : lockOfAddress(guard.failures)
    guard.lockedUntil = new Date(door.now().getTime() + lock)
    em.persist(guard)
  }
  return refuse.unauthenticated('账号或密码不对：请核对大小写后重试。')
}

async function openSession(em: Em, door: Door, account: Account): Promise<{ token: string; actor: Actor }> {
  const [token, now] = [newToken(), door.now()]
  await em.nativeDelete(SignInGuard, { subject: subjectsOf(door, account.login)[0] })
  em.create(Session, { tokenHash: hashOf(token), account: account.id, createdAt: now, seenAt: now }, { persist: true })
  const { id, name, role, login } = account
  await em.insert(AuditEvent, { at: now, account: id, actor: name, role, command: 'signIn', subject: login, digest: EMPTY_DIGEST, rows: 0 } as AuditEvent)
  return { token, actor: actorOf(account) }
}
