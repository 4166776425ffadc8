import { ref, watchEffect } from 'vue'

export type Theme = 'light' | 'dark'
/** The colour of what rises: red by custom here, green for those who are used to it. */
export type Rise = 'red' | 'green'

const kept = (key: string) => localStorage.getItem(`jingxian.${key}`)

export const theme = ref<Theme>(kept('theme') === 'dark' ? 'dark' : 'light')
export const rise = ref<Rise>(kept('rise') === 'green' ? 'green' : 'red')

/** Writes the chosen look to the page and keeps it; public/look.js reads it back before the first paint. */
export function keepPreferences(): void {
  watchEffect(() => keep('theme', theme.value))
  watchEffect(() => keep('rise', rise.value))
}

function keep(key: 'theme' | 'rise', value: string): void {
  document.documentElement.dataset[key] = value
  localStorage.setItem(`jingxian.${key}`, value)
}
