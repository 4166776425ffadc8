import { watch } from 'vue'
import { serverNow } from '../../data/clock.ts'

const EVERY_MS = 5 * 60_000

/**
 * Days and deadlines pass without any news: a month may count as complete because its hour has struck. Every five
 * minutes of the server's clock it is asked where the data stand.
 */
export function useRollover(again: () => void): void {
  watch(() => serverNow.value && Math.floor(serverNow.value.getTime() / EVERY_MS), (_now, before) => before !== undefined && again())
}
