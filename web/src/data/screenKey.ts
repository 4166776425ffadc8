/**
 * A wall gets its key once, in the part of the address that is never sent (/wall#token=key), hands it in for a cookie
 * and takes it out of the address. Returns what to say when the key is refused.
 */
export async function handInScreenKey(): Promise<string | undefined> {
  const token = decodeURIComponent(location.hash.slice(1).replace(/^token=/, ''))
  if (!token) return undefined
  history.replaceState(null, '', location.pathname + location.search)
  const response = await fetch('/screen', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  }).catch(() => undefined)
  if (response?.ok) return undefined
  const answer: { message?: string } | undefined = await response?.json().catch(() => undefined)
  return answer?.message ?? ''
}
