/** The stage track of one project, read from its events. Pure: dates and marks, no words. */
import { Stage } from '@jingxian/schema/vocabulary/project-words'
import { listOf } from '@jingxian/schema/vocabulary/words'

export interface TrackEvent {
  from?: Stage | null
  to: Stage
  eventDate: string
  isRegress: boolean
}

/**
 * passed: it was there · skipped: a later stage came without it · now: it stands there · last: it stood there when it
 * closed · undone: it was there and was taken back · ahead: not yet.
 */
export type StepState = 'passed' | 'skipped' | 'now' | 'last' | 'undone' | 'ahead'

export interface TrackStep {
  stage: Stage
  state: StepState
  /** the day it came here; for `undone`, the day that no longer counts */
  date?: string
  /** it came here by going back */
  isRegress: boolean
}

export interface Track {
  steps: TrackStep[]
  /** the closing stage, once there is one */
  closing?: { stage: Stage; date: string }
}

const CLOSED: readonly Stage[] = ['TERMINATED', 'WITHDRAWN', 'MERGED', 'VOIDED']
const OPEN = listOf(Stage).filter((stage) => !CLOSED.includes(stage))

interface Memory {
  reached: Map<Stage, { date: string; isRegress: boolean }>
  undone: Map<Stage, string>
}

/** Going back takes away every stage behind the one it goes to; they can be reached again. */
function goBack({ reached, undone }: Memory, to: Stage): void {
  for (const stage of OPEN.slice(OPEN.indexOf(to) + 1)) {
    const was = reached.get(stage)
    if (was) undone.set(stage, was.date)
    reached.delete(stage)
  }
}

export function trackOf(events: readonly TrackEvent[]): Track {
  const memory: Memory = { reached: new Map(), undone: new Map() }
  let here: Stage | undefined
  let closing: Track['closing']
  for (const { to, eventDate, isRegress } of events) {
    if (CLOSED.includes(to)) {
      closing = { stage: to, date: eventDate }
      continue
    }
    if (isRegress) goBack(memory, to)
    memory.reached.set(to, { date: eventDate, isRegress })
    memory.undone.delete(to)
    here = to
  }
  const at = here ? OPEN.indexOf(here) : -1
  return { steps: OPEN.map((stage, index) => stepOf(stage, index, at, memory, closing !== undefined)), closing }
}

function stepOf(stage: Stage, index: number, at: number, { reached, undone }: Memory, closed: boolean): TrackStep {
  const was = reached.get(stage)
  const step = { stage, date: was?.date, isRegress: was?.isRegress ?? false }
  if (index === at) return { ...step, state: closed ? 'last' : 'now' }
  if (index < at) return { ...step, state: was ? 'passed' : 'skipped' }
  return undone.has(stage) ? { ...step, state: 'undone', date: undone.get(stage) } : { ...step, state: 'ahead' }
}

export function isClosing(stage: Stage): boolean {
  return CLOSED.includes(stage)
}
