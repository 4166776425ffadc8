import { onScopeDispose, ref, type Ref } from 'vue'

/**
 * The wall is laid out at its real pixels. One unit u = min(w/1920, h/1080), written as the size of the root font:
 * 1rem is 10u, so every length of the design scales, text stays sharp and nothing is transformed.
 */
export function useWallScale(): { isWide: Ref<boolean> } {
  const isWide = ref(false)
  const measure = () => {
    const { innerWidth: width, innerHeight: height } = window
    document.documentElement.style.fontSize = `${10 * Math.min(width / 1920, height / 1080)}px`
    isWide.value = width / height >= 2.6
  }
  measure()
  addEventListener('resize', measure)
  onScopeDispose(() => removeEventListener('resize', measure))
  return { isWide }
}
