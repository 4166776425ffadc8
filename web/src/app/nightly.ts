/** A page that runs for weeks is begun anew in the quiet hour, each screen at its own minute. */
import { watch } from 'vue'
import { serverNow, clockMinute } from '../data/clock.ts'
import { connection } from '../data/live.ts'
import { me } from '../data/session.ts'

const QUIET_HOUR = 4
const SPREAD_MINUTES = 30
/** A screen that was switched on in the quiet hour is fresh enough. */
const LEAST_AGE_MS = 2 * 3_600_000

/** The minute of the day at which a screen reloads: 04:00 to 04:29, by its id. */
export function reloadMinute(id: string): number {
  const hash = id.split('').reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 9973, 7)
  return QUIET_HOUR * 60 + (hash % SPREAD_MINUTES)
}

export function reloadNightly(): void {
  const begun = Date.now()
  watch(serverNow, (now) => {
    // Without a server there would be nothing to load: the picture stays.
    if (!now || !me.value || connection.value.state !== 'connected' || Date.now() - begun < LEAST_AGE_MS) return
    if (clockMinute(now) === reloadMinute(me.value.id)) location.reload()
  })
}
