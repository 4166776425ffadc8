/** Throttling of sign-ins. Pure. */

/** Failures that cost nothing: people mistype. */
const FREE = 4
const LONGEST_LOCK = 15 * 60_000

/** How long the next try must wait after so many failures in a row: 2, 4, 8 … seconds. */
export function lockAfter(failures: number): number {
  return failures <= FREE ? 0 : Math.min(LONGEST_LOCK, 2 ** (failures - FREE) * 1000)
}

/** Addresses are shared by offices: they are slowed only after many more failures. */
export function lockOfAddress(failures: number): number {
  return lockAfter(failures - 30)
}

/** Failures are "in a row" within this time; an office's address is not slowed by last week's typing errors. */
export const FORGET_AFTER = 60 * 60_000

export const SESSION_IDLE = 30 * 60_000
export const SESSION_LONGEST = 8 * 60 * 60_000

export function sessionHolds(session: { createdAt: Date; seenAt: Date }, now: Date): boolean {
  return now.getTime() - session.seenAt.getTime() < SESSION_IDLE && now.getTime() - session.createdAt.getTime() < SESSION_LONGEST
}
