import type { Translated } from '../translated.ts'
import type zh from '../zh-CN/access.ts'

const access: Translated<typeof zh> = {
  title: 'Sign in',
  lead: 'Use the account your office was given.',
  account: 'Account',
  password: 'Password',
  show: 'Show password',
  hide: 'Hide password',
  submit: 'Sign in',
  busy: 'Signing in',
  capsLock: 'Caps lock is on',
  needAccount: 'Please enter the account',
  needPassword: 'Please enter the password',
  signedOut: 'Your session has ended. Sign in and the page opens again.',
  motto: 'Every figure shows where it comes from; every rank stands up to questions.',
  points: {
    live: '14 cities and the Shenfu zone: one moment, one definition',
    trace: 'From rank to metric, to window, to formula',
    link: 'One link always reopens the same picture',
  },
  mapNote: 'Outline of the cities of Liaoning, for orientation only',
}

export default access
