import { computed, onScopeDispose, ref, type ComputedRef } from 'vue'
import { connection } from './live.ts'

const HICCUP_MS = 5000

/** For how long the line has been cut, in seconds; 0 while it holds, and during hiccups under 5 s. */
export function useOutage(): ComputedRef<number> {
  const now = ref(Date.now())
  const timer = setInterval(() => (now.value = Date.now()), 1000)
  onScopeDispose(() => clearInterval(timer))
  return computed(() => {
    const lost = connection.value.state === 'lost' ? now.value - connection.value.since : 0
    return lost > HICCUP_MS ? Math.floor(lost / 1000) : 0
  })
}
