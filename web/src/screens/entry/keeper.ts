/**
 * What was typed and is not on the server yet, kept in the browser: a lost connection or a closed window loses
 * nothing. One place per account and draft.
 */
import type { ClaimForm } from './claimForm.ts'

export interface Kept {
  project: string
  projectName: string
  /** the version that it was typed on; 0 for a draft that is not begun */
  version: number
  form: ClaimForm
  /** as it was on the server at that version */
  base: ClaimForm
  /** when it was typed, ISO */
  at: string
}

/** A submission under way: a retry uses the same key. */
export interface Attempt {
  version: number
  key: string
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

export function keeperOf(store: Store, account: string) {
  const place = (kind: 'draft' | 'submit', id: string) => `jingxian.${kind}.${account}.${id}`

  function read<T>(key: string): T | undefined {
    try {
      return (JSON.parse(store.getItem(key) ?? 'null') as T | null) ?? undefined
    } catch {
      return undefined
    }
  }
  /** @returns whether the browser took it: it may be full, or forbid it */
  function write(key: string, value: unknown): boolean {
    try {
      store.setItem(key, JSON.stringify(value))
      return true
    } catch {
      return false
    }
  }
  return {
    kept: (id: string) => read<Kept>(place('draft', id)),
    keep: (id: string, kept: Kept) => write(place('draft', id), kept),
    forget: (id: string) => store.removeItem(place('draft', id)),
    /** every draft with something unsaved here, newest first */
    all(): (Kept & { id: string })[] {
      const start = place('draft', '')
      const ids = Array.from({ length: store.length }, (_, at) => store.key(at) ?? '').filter((key) => key.startsWith(start))
      return ids
        .flatMap((key) => [read<Kept>(key)].flatMap((kept) => (kept?.form ? [{ ...kept, id: key.slice(start.length) }] : [])))
        .sort((a, b) => b.at.localeCompare(a.at))
    },
    attempt: (id: string) => read<Attempt>(place('submit', id)),
    try: (id: string, attempt: Attempt) => write(place('submit', id), attempt),
    settle: (id: string) => store.removeItem(place('submit', id)),
  }
}
export type Keeper = ReturnType<typeof keeperOf>

/** A key for one submission; not crypto.randomUUID, which plain http does not have. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
