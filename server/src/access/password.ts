/** argon2id at OWASP's floor (19 MiB, 2 passes, 1 lane); few at once, so that sign-ins cannot take all threads. */
import { hash, verify } from '@node-rs/argon2'

// Algorithm.Argon2id; the enum is declared const in the library and cannot be imported under isolatedModules.
const COST = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const
const AT_ONCE = 4

let running = 0
const waiting: (() => void)[] = []

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, COST))
}

/** False also when there is no such account: it takes as long either way. */
export async function matchesPassword(password: string, stored: string | null): Promise<boolean> {
  const against = stored ?? (await decoy())
  const same = await inTurn(() => verify(against, password))
  return stored !== null && same
}

let decoyHash: Promise<string> | undefined
function decoy(): Promise<string> {
  return (decoyHash ??= hashPassword('nobody has this password'))
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((go) => waiting.push(go))
  running += 1
  try {
    return await work()
  } finally {
    running -= 1
    waiting.shift()?.()
  }
}
