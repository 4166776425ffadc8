import { computed, ref, shallowRef } from 'vue'
import { ServerClockDocument } from '../generated/graphql.ts'
import { client } from './apollo.ts'

/** The server's clock, kept between two questions by the browser's own ticking. The demo lives at another time. */
const known = shallowRef<{ offset: number; demo: boolean; zone: string }>()
const tick = ref(Date.now())
const ASK_AGAIN_MS = 10 * 60_000

export const isDemo = computed(() => known.value?.demo ?? false)

/** Now, as the server sees it; undefined until it has been asked. */
export const serverNow = computed(() => (known.value ? new Date(tick.value + known.value.offset) : undefined))

/** The server's day, 2025-11-18; the browser's own until the server has been asked. */
export const serverToday = computed(() => stamp(serverNow.value ?? new Date(tick.value)).slice(0, 10))

export async function askClock(): Promise<void> {
  try {
    const { data } = await client.query({ query: ServerClockDocument, fetchPolicy: 'no-cache' })
    const { now, demo, zone } = data.clock
    known.value = { offset: Date.parse(now) - Date.now(), demo, zone }
  } catch {
    // Not knowing the time is no reason to stop; the next round asks again.
  }
}

/** Starts the ticking; called once by the app. */
export function startClock(): void {
  void askClock()
  setInterval(() => (tick.value = Date.now()), 1000)
  setInterval(() => void askClock(), ASK_AGAIN_MS)
}

/** 2025-11-18 09:12 in the server's zone. */
export function stamp(moment: Date | string): string {
  const zone = known.value?.zone ?? 'Asia/Shanghai'
  const date = typeof moment === 'string' ? new Date(moment) : moment
  // sv-SE writes dates the ISO way.
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: zone }).format(date)
}
