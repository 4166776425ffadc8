/** Sentences about acts on entries: which buttons are open is asked here, by the screens too. */
import type { EntryMove, EntryStatus } from '@jingxian/schema/vocabulary/ledger-words'
import type { Stage } from '@jingxian/schema/vocabulary/project-words'
import type { Actor } from '../../kernel/actor.ts'
import { isStruck } from '../../library/stage.moves.ts'
import { openMoves } from '../../kernel/workflow.ts'
import { ENTRY_MOVES, isOnDesk } from './entry.workflow.ts'

interface Judged {
  status: EntryStatus
  submitter: number
}

export const may = {
  /** The one who enters a record never verifies it. */
  judge: (actor: Actor, { submitter }: Judged): boolean => actor.account !== submitter || actor.account === 0,
}

/** The moves that the server would accept from this account now: nothing is accepted for a project taken out of the library. */
export function movesFor(actor: Actor, entry: Judged, project: { stage: Stage }): EntryMove[] {
  if (!may.judge(actor, entry) || !isOnDesk(actor.role, entry.status)) return []
  return openMoves(ENTRY_MOVES, entry.status, actor.role).filter((move) => move !== 'ACCEPT' || !isStruck(project.stage))
}
