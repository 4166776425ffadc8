import { shallowRef } from 'vue'

/** The one short message at the bottom; the next replaces it. */
export const toast = shallowRef<{ id: number; text: string }>()

const SHOWN_MS = 4000
let count = 0

export function say(text: string): void {
  const id = ++count
  toast.value = { id, text }
  setTimeout(() => {
    if (toast.value?.id === id) toast.value = undefined
  }, SHOWN_MS)
}
