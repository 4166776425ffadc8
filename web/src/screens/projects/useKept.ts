import { watch } from 'vue'
import { me } from '../../data/session.ts'

/** Input that is not saved yet, kept in this tab: it outlives a lost session and a reload. */
export function useKept<Kept>(name: string) {
  const key = `jingxian.form.${me.value?.id ?? ''}.${name}`
  function read(): Kept | undefined {
    try {
      const text = sessionStorage.getItem(key)
      return text ? (JSON.parse(text) as Kept) : undefined
    } catch {
      // Kept by an older release, or the browser keeps nothing: then there is nothing.
      return undefined
    }
  }
  const drop = () => sessionStorage.removeItem(key)
  /** `now` gives what to keep; undefined for nothing. */
  function keep(now: () => Kept | undefined): void {
    watch(
      () => JSON.stringify(now()),
      (text) => (text === undefined ? drop() : sessionStorage.setItem(key, text)),
    )
  }
  return { read, keep, drop }
}
