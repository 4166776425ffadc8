import { computed, ref, shallowRef } from 'vue'
import { ServerClockDocument } from '../generated/graphql.ts'
import { client } from './apollo.ts'
import { heardAt } from './live.ts'

/** The server's clock, kept between two questions by the browser's own ticking. The demo lives at another time. */
const known = shallowRef<{ offset: number; demo: boolean; zone: string; mapApproval?: string | null }>()
const tick = ref(Date.now())
const ASK_AGAIN_MS = 10 * 60_000

export const isDemo = computed(() => known.value?.demo ?? false)
/** 审图号 of the base map, when the operator has set one. */
export const mapApproval = computed(() => known.value?.mapApproval ?? undefined)

/** Now, as the server sees it; undefined until it has been asked. */
export const serverNow = computed(() => (known.value ? new Date(tick.value + known.value.offset) : undefined))

/** The server's day, 2025-11-18; the browser's own until the server has been asked. */
export const serverToday = computed(() => stamp(serverNow.value ?? new Date(tick.value)).slice(0, 10))
/** The server's time at its last sign of life. */
export const lastSeen = computed(() => (known.value && heardAt.value ? new Date(heardAt.value + known.value.offset) : undefined))

export async function askClock(): Promise<void> {
  try {
    const { data } = await client.query({ query: ServerClockDocument, fetchPolicy: 'no-cache' })
    const { now, demo, zone } = data.clock
    known.value = { offset: Date.parse(now) - Date.now(), demo, zone, mapApproval: data.mapApproval }
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

function written(moment: Date | string, style: Intl.DateTimeFormatOptions): string {
  const zone = known.value?.zone ?? 'Asia/Shanghai'
  const date = typeof moment === 'string' ? new Date(moment) : moment
  // sv-SE writes dates the ISO way.
  return new Intl.DateTimeFormat('sv-SE', { ...style, timeZone: zone }).format(date)
}

/** 2025-11-18 09:12 in the server's zone. */
export const stamp = (moment: Date | string): string => written(moment, { dateStyle: 'short', timeStyle: 'short' })
/** 11-18 09:12:05, for a clock that is watched. */
export const clockSeconds = (moment: Date): string => written(moment, { dateStyle: 'short', timeStyle: 'medium' }).slice(5)
/** The minute of the server's day, 0 to 1439. */
export function clockMinute(moment: Date): number {
  const text = stamp(moment)
  return Number(text.slice(11, 13)) * 60 + Number(text.slice(14, 16))
}
/** 09:12 today, 11-17 09:12 on another day. */
export function clockTime(moment: Date): string {
  const text = stamp(moment)
  const today = serverNow.value ? stamp(serverNow.value).slice(0, 10) : ''
  return text.slice(0, 10) === today ? text.slice(11) : text.slice(5)
}
