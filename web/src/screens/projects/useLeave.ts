import { onScopeDispose, ref } from 'vue'
import { onBeforeRouteLeave } from 'vue-router'
import { isSignedIn } from '../../data/session.ts'

/** Asks before unsaved input is left behind. When the session ends, nobody is asked: the input is kept (useKept). */
export function useLeave(isDirty: () => boolean) {
  const asking = ref(false)
  let answer: ((leave: boolean) => void) | undefined

  onBeforeRouteLeave(() => {
    if (!isDirty() || !isSignedIn.value) return true
    asking.value = true
    return new Promise<boolean>((resolve) => (answer = resolve))
  })
  function settle(leave: boolean): void {
    asking.value = false
    answer?.(leave)
    answer = undefined
  }

  const warn = (event: BeforeUnloadEvent) => isDirty() && event.preventDefault()
  addEventListener('beforeunload', warn)
  onScopeDispose(() => removeEventListener('beforeunload', warn))
  return { asking, leave: () => settle(true), stay: () => settle(false) }
}
