import { computed, onScopeDispose, shallowRef, watchEffect, type ComputedRef } from 'vue'
import { useUrlState } from '../../data/useUrlState.ts'
import { metres, wallScale, type Layout } from './scale.ts'

const viewport = () => ({ width: innerWidth, height: innerHeight, density: devicePixelRatio })

/**
 * The wall is laid out at its real pixels. One unit of the design is written as the size of the root font
 * (1rem is 10 units), so every length scales with it, text stays sharp and nothing is transformed.
 */
export function useWallScale(): ComputedRef<Layout> {
  const { values } = useUrlState(['distance', 'height'] as const)
  const seen = shallowRef(viewport())
  const measure = () => (seen.value = viewport())
  const scale = computed(() => wallScale(seen.value, { distance: metres(values.value.distance), pictureHeight: metres(values.value.height) }))
  watchEffect(() => {
    const root = document.documentElement
    root.dataset.density = scale.value.layout === 'far' ? 'far' : 'full'
    root.style.fontSize = `${10 * scale.value.unit}px`
  }, { flush: 'sync' })
  addEventListener('resize', measure)
  onScopeDispose(() => removeEventListener('resize', measure))
  return computed(() => scale.value.layout)
}
