import { onScopeDispose, watch, type Ref } from 'vue'

const AGAIN_MS = 5000

/** Nobody stands beside a wall to press a button: what failed is asked again until it is answered. */
export function usePersistence(problem: Ref<unknown>, again: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(problem, (now) => {
    clearTimeout(timer)
    if (now) timer = setTimeout(again, AGAIN_MS)
  }, { immediate: true })
  onScopeDispose(() => clearTimeout(timer))
}
