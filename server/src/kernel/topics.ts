/** News by name. A topic carries only a version: what changed is asked for through the front door. */
export const TOPICS = ['snapshot', 'ledger'] as const
export type Topic = (typeof TOPICS)[number]
