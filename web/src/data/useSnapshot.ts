import { computed, shallowRef, watch, type ComputedRef } from 'vue'
import { CurrentSnapshotDocument, SnapshotPublishedDocument, type CurrentSnapshotQuery } from '../generated/graphql.ts'
import { connection, listen } from './live.ts'
import type { Problem } from './problems.ts'
import { useFigures } from './useFigures.ts'

export type Snapshot = CurrentSnapshotQuery['snapshot']

/** The newest version that the server has announced; one listener for the whole app. */
const announced = shallowRef<string>()

export function startNews(): () => void {
  return listen(SnapshotPublishedDocument, (news) => (announced.value = news.snapshotPublished.snapshotId))
}

export interface SnapshotState {
  /** the version that every question of the screen is asked of */
  snapshot: ComputedRef<Snapshot | undefined>
  isPinned: ComputedRef<boolean>
  problem: ComputedRef<Problem | undefined>
  again: () => void
}

/**
 * One version of the data for a whole screen: the pinned one, or the newest. A live screen moves on when a
 * newer version is announced, and after the line was cut, when an announcement may have been missed.
 */
export function useSnapshot(pinned: () => string | undefined): SnapshotState {
  const isPinned = computed(() => pinned() !== undefined)
  const { data, problem, again } = useFigures(CurrentSnapshotDocument, () => ({ id: pinned() ?? null }))
  const snapshot = computed(() => data.value?.snapshot)

  watch(announced, (id) => {
    if (!isPinned.value && id !== snapshot.value?.id) again()
  })
  watch(connection, (now, before) => {
    if (!isPinned.value && now.state === 'connected' && before.state === 'lost') again()
  })
  return { snapshot, isPinned, problem, again }
}
