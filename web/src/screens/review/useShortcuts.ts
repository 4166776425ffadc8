import { onBeforeUnmount, onMounted } from 'vue'
import { shortcutOf } from './keys.ts'

const WALKING = ['j', 'k']
/** A dialog or a list that is open has the keyboard to itself. */
const FLOATING = '[role="dialog"], [role="listbox"], [role="menu"]'

/** Letters that work on the whole page. A key that is held down walks, it never decides. */
export function useShortcuts(acts: Record<string, () => void>): void {
  function hear(event: KeyboardEvent): void {
    const key = shortcutOf(event)
    if (!key || !acts[key] || (event.repeat && !WALKING.includes(key))) return
    if (document.querySelector(FLOATING)) return
    event.preventDefault()
    acts[key]()
  }
  onMounted(() => addEventListener('keydown', hear))
  onBeforeUnmount(() => removeEventListener('keydown', hear))
}
