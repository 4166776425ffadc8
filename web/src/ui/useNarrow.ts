import { onScopeDispose, ref, type Ref } from 'vue'

/** Is this a phone? Below 700 px a screen may show other components, not only other styles. */
export function useNarrow(below = 700): Ref<boolean> {
  const query = matchMedia(`(max-width: ${below - 1}px)`)
  const narrow = ref(query.matches)
  const follow = () => (narrow.value = query.matches)
  query.addEventListener('change', follow)
  onScopeDispose(() => query.removeEventListener('change', follow))
  return narrow
}
