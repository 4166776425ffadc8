import type { Verification } from '@jingxian/schema/vocabulary/ledger-words'
import { reactive } from 'vue'

/** What the reader has written and marked of one entry, before it is sent. */
export interface Verdict {
  amount: string
  note: string
  /** by the id of the paper */
  checks: Record<string, Verification>
}

/** One verdict an entry: walking on and coming back loses nothing. */
export function useVerdicts() {
  const written = reactive(new Map<string, Verdict>())
  function of(id: string): Verdict {
    if (!written.has(id)) written.set(id, { amount: '', note: '', checks: {} })
    return written.get(id)!
  }
  return { of, forget: (id: string) => written.delete(id) }
}
