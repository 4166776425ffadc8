import type zh from '../zh-CN/wall.ts'

const wall: Record<keyof typeof zh, string> = {
  title: 'Ranking',
  course: 'Ranks over time',
  rank: 'Rank',
  place: 'Place',
  yoy: 'YoY',
  units: '14 cities + Shenfu',
  cumulative: 'to date',
  through: 'Data to',
  snapshot: 'Snapshot',
  received: 'Reported',
  up: 'up',
  down: 'down',
  serverTime: 'Server time',
  stopped: 'stopped',
  live: 'live',
  cut: 'cut',
  lost: 'Connection lost for {age}',
  picture: 'showing snapshot {label}',
  retrying: 'reconnecting',
  signInTitle: 'This screen is not signed in',
  refusedTitle: 'This account may not open the wall',
  signInText: 'Sign in once on this device with an account that may open the wall; the picture starts by itself.',
  signIn: 'Sign in',
  waiting: 'Connecting to the server',
}

export default wall
