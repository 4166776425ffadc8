/** A release was replaced under the page: its files are gone. Reload once, then no more for half a minute. */
export function followReleases(): void {
  const KEPT = 'jingxian.reloadedAt'
  addEventListener('vite:preloadError', () => {
    if (Date.now() - Number(sessionStorage.getItem(KEPT)) < 30_000) return
    sessionStorage.setItem(KEPT, String(Date.now()))
    location.reload()
  })
}
