import { onScopeDispose } from 'vue'

/** The screen stays on. The lock is given back whenever the page is hidden, so it is asked for again. */
export function useWakeLock(): void {
  let lock: WakeLockSentinel | undefined
  async function ask(): Promise<void> {
    if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return
    // Refused on plain http and on low battery; the box has a setting of its own.
    lock = await navigator.wakeLock.request('screen').catch(() => undefined)
  }
  void ask()
  document.addEventListener('visibilitychange', ask)
  onScopeDispose(() => {
    document.removeEventListener('visibilitychange', ask)
    void lock?.release().catch(() => {})
  })
}
