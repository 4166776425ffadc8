let token = ''

/** Takes the key out of the address; before a router reads the address and writes it back. */
export function takeScreenKey(): void {
  token = decodeURIComponent(location.hash.slice(1).replace(/^token=/, ''))
  if (token) history.replaceState(null, '', location.pathname + location.search)
}

/**
 * A wall gets its key once, in the part of the address that is never sent (/wall#token=key), and hands it in for a cookie.
 * Returns what to say when the key is refused.
 */
export async function handInScreenKey(): Promise<string | undefined> {
  if (!token) return undefined
  const response = await fetch('/screen', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  }).catch(() => undefined)
  if (response?.ok) return undefined
  const answer: { message?: string } | undefined = await response?.json().catch(() => undefined)
  return answer?.message ?? ''
}
