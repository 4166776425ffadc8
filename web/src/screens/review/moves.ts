import type { EntryMove } from '@jingxian/schema/vocabulary/ledger-words'

/** How the screen offers a move. Whether it is open the server says (entry.moves); the order here is that of the bar. */
export interface MoveOffer {
  move: EntryMove
  /** its letter on the keyboard */
  key: 'a' | 'r' | 'h' | 'z'
  /** the reason is asked for before it is sent */
  asks: boolean
  /** the one that the bar leads to */
  primary: boolean
}
export type AskingMove = 'HOLD' | 'RELEASE' | 'REJECT' | 'REVERSE'

const OFFERS: readonly MoveOffer[] = [
  { move: 'REVERSE', key: 'z', asks: true, primary: false },
  { move: 'REJECT', key: 'r', asks: true, primary: false },
  { move: 'HOLD', key: 'h', asks: true, primary: false },
  { move: 'RELEASE', key: 'h', asks: true, primary: false },
  { move: 'REVIEW', key: 'a', asks: false, primary: true },
  { move: 'ACCEPT', key: 'a', asks: false, primary: true },
]

export function offersOf(open: readonly EntryMove[]): MoveOffer[] {
  return OFFERS.filter(({ move }) => open.includes(move))
}

/** The move that a letter stands for among those that are open. */
export function offerOfKey(open: readonly EntryMove[], key: string): MoveOffer | undefined {
  return offersOf(open).find((offer) => offer.key === key)
}

export function isAsking(move: EntryMove | undefined): move is AskingMove {
  return OFFERS.some((offer) => offer.move === move && offer.asks)
}
