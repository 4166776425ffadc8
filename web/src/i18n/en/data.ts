import type zh from '../zh-CN/data.ts'

const data: Record<keyof typeof zh, string> = {
  UNAUTHENTICATED: 'Please sign in',
  FORBIDDEN: 'This account cannot see these figures',
  NOT_FOUND: 'This could not be found',
  INVALID: 'This question cannot be answered',
  CONFLICT: 'Somebody else has changed it',
  LIMIT: 'Over the limit',
  UNAVAILABLE: 'This part could not be computed',
  OFFLINE: 'The server cannot be reached',
  offlineText: 'The network is down, or the server is restarting.',
  unknownText: 'The server gave no answer. Try again; if it fails again, send the reference to the analysts.',
  unread: 'One of the values is malformed and could not be read. Check what was filled in and try again; if it stays so, tell the administrator.',
  notYours: 'This needs details of other units. Of those only the sums of a whole city are shown: look at your own unit, or go back to the province.',
  notAsked: 'The chosen metric and period do not go together. Choose another metric or period.',
  tooMuch: 'That is too much at once. Choose a shorter period or fewer things.',
  lost: 'Connection lost for {age}, reconnecting',
  lostSnapshot: '. What you see is snapshot {label}.',
  seconds: '{n} s',
  minutes: '{m} min {s} s',
  hours: '{h} h {m} min',
  tooLarge: 'The file is larger than {size} MB: compress or split it.',
  notSent: 'Not sent: the network is down, or the server did not answer.',
}

export default data
