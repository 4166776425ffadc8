import { computed, onScopeDispose, ref, watch } from 'vue'
import { useUrlState } from '../../data/useUrlState.ts'
import type { Layout } from './scale.ts'
import { secondsOf, SCENES, stepFrom, stopAt, stopsOf, type Scene, type Stop } from './stops.ts'

const TICK_MS = 1000
/** Who steps by hand wants to look; nobody comes to set the wall going again. */
const LEAST_AFTER_STEP = 120

/**
 * Scenes take turns. The address names the one that is shown (replaced, never added to the history: it runs for weeks).
 * A step by hand stays a while, a hold stays until it is let go. `needs`: seconds that a scene asks for to tell its story.
 */
export function useRotation(layout: () => Layout, needs: (stop: Stop) => number) {
  const { values, change } = useUrlState(['scene', 'page', 'every', 'at'] as const)
  const stops = computed(() => stopsOf(layout()))
  const stop = computed(() => stopAt(stops.value, values.value.scene, values.value.page))
  const isHeld = ref(false)
  const elapsed = ref(0)
  const least = ref(0)
  const dwell = computed(() => Math.max(secondsOf(values.value.every), least.value, needs(stop.value)))

  function show(next: Stop, atLeast: number): void {
    elapsed.value = 0
    least.value = atLeast
    // A step of the race belongs to the scene that is left.
    const scene = next.scene === SCENES[0] ? undefined : next.scene
    change({ scene, page: next.page ? String(next.page + 1) : undefined, at: undefined }, 'replace')
  }
  const timer = setInterval(() => {
    if (isHeld.value) return
    elapsed.value++
    if (elapsed.value >= dwell.value) show(stepFrom(stops.value, stop.value, 1), 0)
  }, TICK_MS)
  onScopeDispose(() => clearInterval(timer))
  watch(layout, () => (elapsed.value = 0))

  return {
    stop,
    pages: computed(() => stops.value.filter(({ scene }) => scene === stop.value.scene).length),
    isHeld: computed(() => isHeld.value),
    isTurning: computed(() => !isHeld.value && dwell.value < Infinity),
    /** how far the stay has come, 0 to 1 */
    progress: computed(() => (dwell.value < Infinity ? Math.min(elapsed.value / dwell.value, 1) : 0)),
    step: (by: number) => show(stepFrom(stops.value, stop.value, by), LEAST_AFTER_STEP),
    go: (scene: Scene) => show({ scene, page: 0 }, LEAST_AFTER_STEP),
    hold: () => (isHeld.value = !isHeld.value),
  }
}
