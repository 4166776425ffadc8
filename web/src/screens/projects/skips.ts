/** Stages that one move passes over. Pure. */
import type { Stage } from '@jingxian/schema/vocabulary/project-words'

/** Each happened on a day of its own; what another move had asked for is not sent. */
export function skippedStages({ skips }: { skips: readonly Stage[] }, dates: Partial<Record<Stage, string>>) {
  return skips.flatMap((stage) => {
    const eventDate = dates[stage]
    return eventDate ? [{ stage, eventDate }] : []
  })
}
