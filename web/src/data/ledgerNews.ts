import { readonly, shallowRef, watch } from 'vue'
import { LedgerChangedDocument, WaitingCountDocument } from '../generated/graphql.ts'
import { client } from './apollo.ts'
import { connection, listen } from './live.ts'

const moved = shallowRef(0)
const count = shallowRef<number>()
const SETTLE_MS = 400

/** Counts the times that the ledger has moved: screens that show its state watch it and ask again. */
export const ledgerMoved = readonly(moved)

/** How many entries wait for this account. */
export const waitingCount = readonly(count)

async function askCount(): Promise<void> {
  const answer = await client.query({ query: WaitingCountDocument, fetchPolicy: 'no-cache' }).catch(() => undefined)
  if (answer) count.value = answer.data.entries.totalCount
}

/** One listener for the whole desk. Many moves at once are one piece of news; so is a line that is back. */
export function startLedgerNews(): () => void {
  let settling: ReturnType<typeof setTimeout> | undefined
  const hear = () => {
    clearTimeout(settling)
    settling = setTimeout(() => moved.value++, SETTLE_MS)
  }
  const stops = [
    listen(LedgerChangedDocument, hear),
    watch(moved, askCount, { immediate: true }),
    watch(connection, (now, before) => now.state === 'connected' && before.state === 'lost' && hear()),
  ]
  return () => {
    clearTimeout(settling)
    stops.forEach((stop) => stop())
    count.value = undefined
  }
}
