/** Settings: read once, checked, frozen. The only file that touches process.env. */
import { z } from 'zod'

const yesNo = z.enum(['yes', 'no'])

/** Each key with its sentence; `.env.example` is printed from here. */
export const SETTINGS = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(4000).describe('Port of the API and the web pages.'),
  HOST: z.string().min(1).default('127.0.0.1').describe('Address to listen on. Anything but loopback needs an https PUBLIC_URL, or INSECURE_HTTP=yes.'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional().describe('Address under which people reach the product; cookies and origins follow it.'),
  TRUST_PROXY: yesNo.default('no').describe('yes when a proxy of yours stands in front and sets X-Forwarded-* headers.'),
  INSECURE_HTTP: yesNo.default('no').describe('yes allows plain http on an address other than loopback.'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional().describe('Owner of a PostgreSQL 16+ database, with CREATEROLE. Without it an embedded PostgreSQL runs.'),
  DATA_DIR: z.string().min(1).default('.data').describe('Folder of the embedded database and of evidence files.'),
  DEMO: yesNo.optional().describe('yes loads the demo province and its clock; on by default only with the embedded database.'),
  DEMO_PASSWORD: z.string().min(8).optional().describe('Password of all demo accounts, 8 characters or more; generated and printed when not set.'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug']).default('warn').describe('How much is logged.'),
  MAP_APPROVAL: z.string().optional().describe('审图号 of the base map, printed on maps when set.'),
})

export type Settings = z.infer<typeof SETTINGS>

export interface Config extends Readonly<Settings> {
  readonly demo: boolean
  /** Where browsers reach us, without a trailing slash. */
  readonly origin: string
  readonly secure: boolean
}

/** A setting that cannot be used; the message is one sentence that says what to do. */
export class BadSetting extends Error {}

/** @throws BadSetting on the first setting that is wrong */
export function readConfig(env: Record<string, string | undefined> = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([key, value]) => key in SETTINGS.shape && value !== ''))
  const parsed = SETTINGS.safeParse(given)
  if (!parsed.success) throw new BadSetting(sentence(parsed.error.issues[0]!, given))
  const settings = parsed.data
  const origin = (settings.PUBLIC_URL ?? `http://${bracketed(settings.HOST)}:${settings.PORT}`).replace(/\/+$/, '')
  const secure = origin.startsWith('https:')
  if (!isLoopback(settings.HOST) && !secure && settings.INSECURE_HTTP === 'no') {
    throw new BadSetting(
      `HOST=${settings.HOST} would serve passwords over plain http: set PUBLIC_URL to the https address of your proxy, or INSECURE_HTTP=yes on a network that you trust.`,
    )
  }
  const demo = settings.DEMO ? settings.DEMO === 'yes' : !settings.DATABASE_URL
  return Object.freeze({ ...settings, demo, origin, secure })
}

/** What each may be; the others take any text. */
const MAY_BE: Partial<Record<keyof typeof SETTINGS.shape, string>> = {
  PORT: 'a whole number from 0 to 65535',
  PUBLIC_URL: 'an address that begins with https:// (or http://)',
  TRUST_PROXY: 'yes or no',
  INSECURE_HTTP: 'yes or no',
  DATABASE_URL: 'an address like postgresql://owner:password@host:5432/name',
  DEMO: 'yes or no',
  DEMO_PASSWORD: '8 characters or more',
  LOG_LEVEL: 'fatal, error, warn, info or debug',
}

function sentence(issue: z.core.$ZodIssue, given: Record<string, string | undefined>): string {
  const key = String(issue.path[0]) as keyof typeof SETTINGS.shape
  const secret = key === 'DATABASE_URL' || key === 'DEMO_PASSWORD'
  const value = secret ? '(not shown)' : `“${given[key]}”`
  return `${key} is ${value}, which cannot be used: set it to ${MAY_BE[key] ?? 'a text that is not empty'}, or leave it out.`
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\./.test(host)
}

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host
}

/** The text of `.env.example`. */
export function exampleEnv(): string {
  const lines = Object.entries(SETTINGS.shape).map(([key, schema]) => {
    const value = schema.safeParse(undefined).data
    return `# ${schema.description}\n# ${key}=${value ?? ''}\n`
  })
  return `# Settings of Jingxian. Every line may be left out; this file is printed from server/src/kernel/config.ts.\n\n${lines.join('\n')}`
}
