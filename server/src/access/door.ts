/** The door: the only part that reads sessions and password hashes, in a role and transactions of its own. */
import { createHash, randomBytes } from 'node:crypto'
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { inTransaction } from '../kernel/transaction.ts'
import { Role } from '@jingxian/schema/vocabulary/roles'

export interface Door {
  /** Commits on return: a refused sign-in must leave its mark, so refusals are thrown outside. */
  run<T>(work: (em: EntityManager) => Promise<T>): Promise<T>
  now: Clock
  /** Where the request comes from. */
  address: string
}

const DOORKEEPER: Actor = { account: 0, login: '', name: '门卫', role: Role.PUBLIC, unit: 0 }
const PATIENCE = 5_000

export function doorOf(orm: MikroORM, now: Clock, address: string): Door {
  return {
    run: (work) => inTransaction(orm, { actor: DOORKEEPER, innerRole: 'door_role', mode: 'write', timeout: PATIENCE }, work),
    now,
    address,
  }
}

export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
