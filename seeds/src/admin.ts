/** `npm start -- <command>`: what the operator does without a screen. */
import { readFileSync } from 'node:fs'
import type { Role } from '@jingxian/schema/vocabulary/roles'
import { accountFault, PEOPLE, type AccountFault } from '@jingxian/server/access/account.rules'
import { addAccount, createDisplayToken, deactivateAccount, revokeDisplayTokens } from '@jingxian/server/access/accounts.service'
import { recorded } from '@jingxian/server/access/audit.service'
import type { House } from '@jingxian/server/app/house'
import { rebuildRollups } from '@jingxian/server/facts/rollup.service'
import { citySumDifferences, verifyRollups, type Differences } from '@jingxian/server/facts/verify.service'
import { HOUSE } from '@jingxian/server/kernel/actor'
import { Refusal } from '@jingxian/server/kernel/errors'
import { StartRefused } from '@jingxian/server/kernel/start-refused'
import { bookOf } from '@jingxian/server/reference/book'
import { putRates } from '@jingxian/server/reference/exchange-rate.service'
import { regionOf } from '@jingxian/server/reference/region-code'
import { ratesOf } from './rates-file.ts'
import { readablePassword } from './readable-password.ts'

interface Command {
  args: string
  run: (house: House, args: string[], origin: string) => Promise<string>
}

const COMMANDS: Record<string, Command> = {
  'add-account': { args: '<login> <name> <role> <unit code>', run: newAccount },
  'deactivate-account': { args: '<login>', run: endAccount },
  'add-screen': { args: '<name>', run: newScreen },
  'remove-screen': { args: '<name>', run: endScreen },
  'import-rates': { args: '<file.csv>   (columns currency, month, to_cny, to_usd, source)', run: importRates },
  'verify-rollups': { args: '', run: checkRollups },
  'rebuild-rollups': { args: '', run: newRollups },
}

const FAULTS: Record<AccountFault, string> = {
  login: 'The login must be 1 to 60 letters, digits, dots, dashes or underscores, beginning with a letter or digit.',
  name: 'The name must be 1 to 100 characters.',
  role: `The role must be one of ${PEOPLE.join(', ')}.`,
  unit: 'The unit does not fit the role: county roles need a county, city roles one of the 14 cities or LN-SF, the others 210000.',
}

/** Before anything is opened. @throws StartRefused with the list of what can be said */
export function checkCommand([command = '', ...args]: readonly string[]): void {
  const known = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined
  const all = Object.entries(COMMANDS).map(([name, { args: wanted }]) => `  npm start -- ${name} ${wanted}`)
  if (!known) throw new StartRefused(`There is no command ${command}. Say npm start alone, or one of:\n${all.join('\n')}`)
  const wanted = (known.args.match(/<.+?>/g) ?? []).length
  if (args.length !== wanted || args.some((arg) => !arg.trim())) throw new StartRefused(`Say: npm start -- ${command} ${known.args}`)
}

/** Runs one command and says its result. @throws StartRefused with what to say instead */
export async function administer(house: House, [command, ...args]: string[], origin: string, say: (line: string) => void): Promise<void> {
  say(await COMMANDS[command!]!.run(house, args, origin))
}

async function newAccount(house: House, [given, name, role, code]: string[]): Promise<string> {
  const login = given!.toLowerCase()
  const unit = regionOf(code!) ?? 0
  const region = await house.as(HOUSE, 'read', (ctx) => Promise.resolve(bookOf(ctx).regions.get(unit)))
  const fault = accountFault({ login, name: name!, role: role! }, region?.level)
  if (fault) throw new StartRefused(FAULTS[fault])
  const password = readablePassword()
  const account = { login, name: name!, role: role as Role, unit }
  await house.as(HOUSE, 'write', (ctx) => addAccount(ctx, account, password)).catch((error: { code?: string }) => {
    throw error.code === '23505' ? new StartRefused(`There is an account ${login} already: choose another login.`) : error
  })
  return `Account ${login} may sign in with the password ${password}`
}

async function checkRollups(house: House): Promise<string> {
  const { checkpoints, citySums, rollups } = await house.as(HOUSE, 'read', verifyRollups)
  const found = [
    ...(citySums.count ? [wrongCitySums(citySums)] : []),
    ...(rollups.count ? [`${rollups.count} kept sums differ from what they sum: say npm start -- rebuild-rollups.${listed(rollups)}`] : []),
  ]
  if (found.length) throw new StartRefused(found.join('\n'))
  return `The sums by city equal the facts at every version; ${checkpoints.length ? `so do the rollups of version ${checkpoints.join(', ')}` : 'nothing is rolled up yet'}.`
}

async function newRollups(house: House): Promise<string> {
  const built = `The rollups were built anew, of version ${(await house.as(HOUSE, 'write', rebuildRollups)).join(', ') || '0'}.`
  const citySums = await house.as(HOUSE, 'read', citySumDifferences)
  if (citySums.count) throw new StartRefused(`${built}\n${wrongCitySums(citySums)}`)
  return built
}

/** Neither table may be changed, and nothing here can know which of the two is right: the operator must. */
function wrongCitySums(differences: Differences): string {
  return (
    `${differences.count} sums by city (table city_fact) differ from the facts (table fact). Only the product writes them, both in one transaction, ` +
    `so something else wrote to the database, or it was restored in part. Both are only ever added to, and what was once read of a version must stay: ` +
    `no command changes them, and rebuild-rollups does not help. Find out which of the two was touched, and restore a backup of the whole database ` +
    `that verify-rollups finds right.${listed(differences)}`
  )
}

function listed({ count, named }: Differences): string {
  const more = count > named.length ? [`and ${count - named.length} more`] : []
  return ['', ...named, ...more].join('\n  ')
}

async function endAccount(house: House, [given]: string[]): Promise<string> {
  const login = given!.toLowerCase()
  await house.as(HOUSE, 'write', (ctx) => deactivateAccount(ctx, login)).catch(absent(`There is no active account ${login}.`))
  return `Account ${login} is closed, and its sessions have ended (a running server notices within 4 seconds).`
}

async function newScreen(house: House, [name]: string[], origin: string): Promise<string> {
  const token = await house.as(HOUSE, 'write', (ctx) => createDisplayToken(ctx, name!))
  return `Open the wall once at ${origin}/wall#token=${token}`
}

async function endScreen(house: House, [name]: string[]): Promise<string> {
  const ended = await house.as(HOUSE, 'write', (ctx) => revokeDisplayTokens(ctx, name!)).catch(absent(`There is no screen ${name}.`))
  return `${ended === 1 ? 'The screen' : `${ended} screens`} ${name} may read no more (a running server notices within 4 seconds).`
}

async function importRates(house: House, [path]: string[]): Promise<string> {
  const rates = ratesOf(readText(path!))
  const { added, replaced } = await house.as(HOUSE, 'write', (ctx) => recorded(ctx, 'importRates', () => String(rates.length), () => putRates(ctx, rates)))
  return `${rates.length} rates imported: ${added} new, ${replaced} replaced. Entries keep the rate with which they were submitted.`
}

/** The service's sentence is for screens; the operator's is this one. */
function absent(sentence: string) {
  return (error: unknown): never => {
    throw error instanceof Refusal && error.code === 'NOT_FOUND' ? new StartRefused(sentence) : error
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new StartRefused(`${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`)
  }
}
