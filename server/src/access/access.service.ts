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
const LONGEST_LOGIN = 60
const EMPTY_DIGEST = '0'.repeat(64)

/**
 * Opens a session and gives its token. Each try is counted before the password is looked at, so that tries at the same
 * moment count one another; the right password takes its own count back.
 * @throws Refusal UNAUTHENTICATED, in the same words and time for an unknown account and a wrong password; LIMIT while throttled
 */
export async function signIn(door: Door, login: string, password: string): Promise<{ token: string; actor: Actor }> {
  const name = login.trim().toLowerCase().slice(0, LONGEST_LOGIN)
  const { tried, account } = await door.run(async (em) => {
    const counted = await countTry(em, door, name)
    const found = counted instanceof Date ? null : await em.findOne(Account, { login: name, active: true }, { populate: ['passwordHash'] })
    return { tried: counted, account: found }
  })
  if (tried instanceof Date) throw throttled(tried, door.now())
  const right = await matchesPassword(password, account?.passwordHash ?? null)
  if (!account || !right) throw refuse.unauthenticated('账号或密码不对：请核对大小写后重试。')
  return door.run((em) => openSession(em, door, account, tried))
}

export async function signOut(door: Door, token: string): Promise<void> {
  await door.run(async (em) => {
    const session = await em.findOne(Session, { tokenHash: hashOf(token) })
    if (!session) return
    await em.nativeDelete(Session, { tokenHash: session.tokenHash })
    await leaveMark(em, door, 'signOut', await em.findOneOrFail(Account, { id: session.account }))
  })
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

function throttled(until: Date, now: Date): Refusal {
  const seconds = Math.ceil((until.getTime() - now.getTime()) / 1000)
  return refuse.limit(`连续多次登录失败，请在 ${seconds} 秒后再试；忘记密码请联系省厅管理员。`, { retryAfter: seconds })
}

type Guard = Pick<SignInGuard, 'subject' | 'failures' | 'lockedUntil'>

/** Counts a try against the account and its address. @returns what now stands against each, or until when they are locked */
async function countTry(em: Em, door: Door, name: string): Promise<Guard[] | Date> {
  const now = door.now()
  const guards: Guard[] = []
  for (const subject of subjectsOf(door, name)) guards.push(await holdGuard(em, subject, now))
  const locks = guards.map(({ lockedUntil }) => lockedUntil.getTime()).filter((until) => until > now.getTime())
  if (locks.length) return new Date(Math.max(...locks))
  const counted = guards.map(({ subject, failures: before, lockedUntil }, i) => {
    const failures = now.getTime() - lockedUntil.getTime() > FORGET_AFTER ? 1 : before + 1
    return { subject, failures, lockedUntil: new Date(now.getTime() + (i === 0 ? lockAfter(failures) : lockOfAddress(failures))) }
  })
  for (const { subject, ...state } of counted) await em.nativeUpdate(SignInGuard, { subject }, state)
  return counted
}

/** The guard, held until the transaction ends: whoever tries at the same moment waits, and finds this try counted. */
async function holdGuard(em: Em, subject: string, now: Date): Promise<Guard> {
  const [row] = await em.execute<[{ failures: number; until: string }]>(
    `insert into sign_in_guard (subject, failures, locked_until) values (?, 0, ?)
     on conflict (subject) do update set failures = sign_in_guard.failures returning failures, locked_until as until`,
    [subject, now.toISOString()],
  )
  return { subject, failures: row.failures, lockedUntil: new Date(row.until) }
}

/** The password was right: the account begins anew, and the try no longer counts against its address. */
async function takeBack(em: Em, [account, address]: Guard[], now: Date): Promise<void> {
  await em.nativeDelete(SignInGuard, { subject: account!.subject })
  const { failures } = await holdGuard(em, address!.subject, now)
  const last = failures === address!.failures
  await em.nativeUpdate(SignInGuard, { subject: address!.subject }, { failures: Math.max(0, failures - 1), ...(last && { lockedUntil: now }) })
}

async function openSession(em: Em, door: Door, account: Account, tried: Guard[]): Promise<{ token: string; actor: Actor }> {
  const [token, now] = [newToken(), door.now()]
  await takeBack(em, tried, now)
  em.create(Session, { tokenHash: hashOf(token), account: account.id, createdAt: now, seenAt: now }, { persist: true })
  await leaveMark(em, door, 'signIn', account)
  return { token, actor: actorOf(account) }
}

async function leaveMark(em: Em, door: Door, command: string, { id, name, role, login }: Account): Promise<void> {
  await em.insert(AuditEvent, { at: door.now(), account: id, actor: name, role, command, subject: login, digest: EMPTY_DIGEST, rows: 0 } as AuditEvent)
}
