import { onScopeDispose, ref, type Ref } from 'vue'

const STAYS_MS = 4000

/** True for a few seconds after a pointer moved: only then has a wall a cursor and a button. */
export function usePointerAwake(): Ref<boolean> {
  const awake = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  const wake = () => {
    awake.value = true
    clearTimeout(timer)
    timer = setTimeout(() => (awake.value = false), STAYS_MS)
  }
  addEventListener('pointermove', wake)
  addEventListener('pointerdown', wake)
  onScopeDispose(() => {
    clearTimeout(timer)
    removeEventListener('pointermove', wake)
    removeEventListener('pointerdown', wake)
  })
  return awake
}
