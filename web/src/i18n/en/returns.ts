import type { Translated } from '../translated.ts'
import type zh from '../zh-CN/returns.ts'

const returns: Translated<typeof zh> = {
  title: 'Returns',
  month: 'Month',
  unitsTitle: 'Returns by unit',
  yearTitle: 'Twelve months',
  sentence: {
    notDue: '{month} is not over; it is signed in the month after.',
    ownSigned: '{month} **is signed**.',
    ownMissing: '{month} **is not signed**; until then nothing is not zero, but not reported.',
    many: '{month}: **{signed} / {all}** units have signed.',
  },
  column: { unit: 'Unit', domestic: 'Domestic', foreign: 'Foreign', status: 'Status', due: 'Due', signed: 'Signed', zeros: 'Explained zeros' },
  none: 'none yet',
  late: 'late',
  overdue: 'overdue',
  days: '{days} d',
  daysHours: '{days} d {hours} h',
  hoursMinutes: '{hours} h {minutes} min',
  left: '{span} left',
  ago: '{span} over',
  zero: '{family}: {why}',
  withNote: '{why} ({note})',
  and: '; ',
  own: 'Return of {unit}',
  why: 'Why {family} is zero',
  note: 'Note',
  lacks: { reason: 'Choose the reason of the zero before signing.', note: '“Other” needs the reason in words.' },
  promise: 'To sign is to confirm: these are all accepted amounts of the month, and what is zero was truly nothing. It cannot be changed; what is accepted or reversed later still belongs to its month.',
  sign: 'Sign {month}',
  signedBy: 'Signed by {by} at {at}; it cannot be changed.',
  notYours: 'Signed by the unit itself: its reporter for a county, its head for a city.',
  notOver: '{month} can be signed once it is over.',
  confirmTitle: 'Sign {month} for {unit}?',
  confirmText: 'A signature cannot be changed or taken back.',
  confirm: 'Sign',
  zeroBecause: 'Signed as zero: {why}',
  explain: {
    title: 'Zero is not silence',
    zero: 'The signer confirms that nothing came in, and why. It counts as 0 in totals, growth and ranks.',
    silence: 'Nobody signed, so nobody knows. It is no 0, stays out of totals and growth, and the unit is listed as missing.',
    notDue: 'The month is not over; nobody is missing.',
  },
}

export default returns
