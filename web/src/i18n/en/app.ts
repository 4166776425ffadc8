import type zh from '../zh-CN/app.ts'

const app: Record<keyof typeof zh, string> = {
  name: 'Jingxian',
  subtitle: 'Liaoning investment promotion',
  mainMenu: 'Main menu',
  skip: 'Skip to content',
  leaderboards: 'Leaderboards',
  more: 'More',
  account: 'Account and settings',
  theme: 'Appearance',
  light: 'Light',
  dark: 'Dark',
  rise: 'Colours of change',
  riseRed: 'Red up',
  riseGreen: 'Green up',
  language: 'Language',
  signOut: 'Sign out',
  demoClock: 'Demo clock',
  demoClockHint: 'The demo data lives at this moment; the clock started at 2025-11-18 09:00 and runs.',
  demoData: 'Sample data',
  notFoundTitle: 'There is no such page',
  notFoundText: '“{path}” does not exist: an old link perhaps, or some characters are missing.',
  goHome: 'Go to the start page',
  refusedTitle: 'This account cannot open this page',
  refusedText: '{name} has no right to this page. Ask the provincial administrators if you need it.',
  nothingTitle: 'This account has no pages yet',
  nothingText: 'You are signed in, but no rights have been given. Please ask the provincial administrators.',
  offlineTitle: 'The server cannot be reached',
  offlineText: 'The network is down or the server is restarting. It goes on by itself, no need to reload.',
  newRelease: 'A new release is out, switching over.',
}

export default app
