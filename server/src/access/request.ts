/** What the HTTP or WebSocket door adds to a context, for the few fields that need it. */
import type { Context } from '../kernel/context.ts'
import type { Door } from './door.ts'

export interface RequestContext extends Context {
  readonly door: Door
  /** The session token that came with the request. */
  readonly token: string | null
  readonly demo: boolean
  /** 审图号 that the operator has set for the base map. */
  readonly mapApproval: string | null
  setSession(token: string): void
  clearSession(): void
}
