import { computed, type ComputedRef } from 'vue'
import { useRoute, useRouter, type LocationQueryValue } from 'vue-router'

type Values<Key extends string> = Record<Key, string | undefined>

const one = (value: LocationQueryValue | LocationQueryValue[] | undefined) =>
  (Array.isArray(value) ? value[0] : value) ?? undefined

/** What goes to the address of a choice: nothing of the usual one. */
export const unless = <T extends string>(value: T, usual: string | undefined) => (value === usual ? undefined : value)

/**
 * The state of a screen lives in its address: what is usual is left out, going back undoes a choice,
 * a link reopens the same picture.
 */
export function useUrlState<Key extends string>(keys: readonly Key[]): {
  values: ComputedRef<Values<Key>>
  change: (patch: Partial<Values<Key>>, how?: 'push' | 'replace') => void
} {
  const route = useRoute()
  const router = useRouter()
  const values = computed(() => Object.fromEntries(keys.map((key) => [key, one(route.query[key])])) as Values<Key>)
  function change(patch: Partial<Values<Key>>, how: 'push' | 'replace' = 'push') {
    const query = { ...route.query, ...patch }
    void router[how]({ query: Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)) })
  }
  return { values, change }
}
