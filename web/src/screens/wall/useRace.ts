import { computed, onScopeDispose, ref, watch } from 'vue'
import { useUrlState } from '../../data/useUrlState.ts'
import type { Chase } from './useChase.ts'

/** One step, with its move of 900 ms: whoever looks has more than a second to read it. */
export const STEP_MS = 2400
/** The ladder is looked at for at least this long once the race is run. */
const LADDER_SECONDS = 20

/** What the scene needs to tell its story before the next one comes. */
export const secondsOfRace = (chase: Chase | undefined): number => (chase ? (chase.race.steps.length * STEP_MS) / 1000 + LADDER_SECONDS : 0)

/** Runs the race once when its scene is entered, step by step to its end, where it stays. The address may name a step. */
export function useRace(chase: () => Chase | undefined, isShown: () => boolean) {
  const { values, change } = useUrlState(['at'] as const)
  const run = ref(0)
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches
  const last = computed(() => Math.max((chase()?.race.steps.length ?? 1) - 1, 0))
  const pinned = computed(() => chase()?.race.steps.indexOf(values.value.at ?? '') ?? -1)
  const step = computed(() => (pinned.value >= 0 ? pinned.value : Math.min(run.value, last.value)))

  let timer: ReturnType<typeof setTimeout> | undefined
  function go(): void {
    clearTimeout(timer)
    if (!isShown() || run.value >= last.value) return
    timer = setTimeout(() => {
      run.value++
      go()
    }, STEP_MS)
  }
  // Another question is another race; the same one with newer figures stays where it is.
  const named = computed(() => chase() && `${chase()?.question.metric} ${chase()?.question.now.to.slice(0, 4)}`)
  watch([named, isShown], () => {
    run.value = isCalm ? last.value : 0
    go()
  }, { immediate: true })
  // A new month has come while the ladder was shown: the race goes on to it.
  watch(last, go)
  onScopeDispose(() => clearTimeout(timer))

  return {
    step,
    isOver: computed(() => step.value >= last.value),
    /** by hand: the step is named in the address, so that it can be opened again */
    turn: (by: number) => {
      const key = chase()?.race.steps[Math.min(Math.max(step.value + by, 0), last.value)]
      change({ at: key }, 'replace')
    },
    runAgain: () => {
      change({ at: undefined }, 'replace')
      run.value = isCalm ? last.value : 0
      go()
    },
  }
}
