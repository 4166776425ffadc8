import { computed, onScopeDispose, ref, watch, type ComputedRef } from 'vue'
import { useUrlState } from '../../data/useUrlState.ts'

const TURN_MS = 15_000
const HOLD_MS = 60_000
export const FAR_PAGES = 2

/** Two pages that take turns; a step by hand holds for a minute, the address may name one for good. */
export function useFarPages(isFar: () => boolean): { page: ComputedRef<number>; step: (by: number) => void } {
  const { values } = useUrlState(['page'] as const)
  const turned = ref(0)
  const pinned = computed(() => (values.value.page === '1' || values.value.page === '2' ? Number(values.value.page) - 1 : undefined))
  let timer: ReturnType<typeof setTimeout> | undefined
  const turn = (by: number, next: number) => {
    clearTimeout(timer)
    turned.value = (turned.value + by + FAR_PAGES) % FAR_PAGES
    if (isFar() && pinned.value === undefined) timer = setTimeout(() => turn(1, TURN_MS), next)
  }
  watch([isFar, pinned], () => turn(0, TURN_MS), { immediate: true })
  onScopeDispose(() => clearTimeout(timer))
  return { page: computed(() => pinned.value ?? turned.value), step: (by) => turn(by, HOLD_MS) }
}
