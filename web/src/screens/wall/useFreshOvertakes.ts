import { computed, shallowRef, watch, type ComputedRef } from 'vue'
import { serverNow } from '../../data/clock.ts'
import { climbersOf, type WallEvent } from './events.ts'

const FRESH_MS = 60_000

interface Answered {
  /** answers to one question may be compared */
  question: string
  codes: readonly string[]
  events: readonly WallEvent[]
}

/**
 * Who has passed somebody in the last minute, and how many seconds ago it was when it became known here: by comparing
 * two answers to the same question, and on the first by what the server tells of the minute before.
 */
export function useFreshOvertakes(answered: () => Answered | undefined): ComputedRef<Record<string, number>> {
  const known = shallowRef<Record<string, { until: number; age: number }>>({})
  const note = (codes: readonly string[], age: number) => {
    const until = Date.now() + FRESH_MS - age * 1000
    known.value = { ...known.value, ...Object.fromEntries(codes.map((code) => [code, { until, age }])) }
  }
  watch(answered, (now, before) => {
    if (!now) return
    if (before?.question === now.question) return note(climbersOf(before.codes, now.codes), 0)
    known.value = {}
    for (const { rises, code, at } of now.events) {
      const age = serverNow.value ? (serverNow.value.getTime() - at.getTime()) / 1000 : Infinity
      if (rises && age * 1000 < FRESH_MS) note([code], Math.max(age, 0))
    }
  }, { immediate: true })
  return computed(() => {
    // Looked at again with every tick of the clock.
    const now = serverNow.value ? Date.now() : 0
    return Object.fromEntries(Object.entries(known.value).flatMap(([code, { until, age }]) => (until > now ? [[code, age]] : [])))
  })
}
