/** Cookie -> actor, remembered for a few seconds: long enough to spare the database, short enough for a sign-out elsewhere. */
import { NOBODY, type Actor } from '../kernel/actor.ts'
import { actorOfDisplay, actorOfSession } from '../access/access.service.ts'
import { doorOf, hashOf } from '../access/door.ts'
import type { House } from './house.ts'

const REMEMBERED = 4_000
const MOST = 10_000

export class Sessions {
  private readonly known = new Map<string, { actor: Actor; until: number }>()

  constructor(private readonly house: House) {}

  async actorOf(kind: 'session' | 'screen', token: string | undefined, address: string): Promise<Actor> {
    if (!token) return NOBODY
    const key = `${kind}:${hashOf(token)}`
    const known = this.known.get(key)
    if (known && known.until > performance.now()) return known.actor
    const door = doorOf(this.house.orm, this.house.clock, address)
    const actor = await (kind === 'session' ? actorOfSession(door, token) : actorOfDisplay(door, token))
    if (this.known.size >= MOST) this.known.clear()
    this.known.set(key, { actor, until: performance.now() + REMEMBERED })
    return actor
  }

  forget(token: string): void {
    this.known.delete(`session:${hashOf(token)}`)
  }
}
