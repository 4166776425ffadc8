/** `npm start -- add-account …`: the first people and screens of a house without the demo. */
import { listOf } from '@jingxian/schema/vocabulary/words'
import { Role } from '@jingxian/schema/vocabulary/roles'
import { createAccounts, createDisplayToken } from '@jingxian/server/access/access.service'
import type { House } from '@jingxian/server/app/house'
import { HOUSE } from '@jingxian/server/kernel/actor'
import { StartRefused } from '@jingxian/server/kernel/start-refused'
import { bookOf } from '@jingxian/server/reference/book'
import { regionOf } from '@jingxian/server/reference/region-code'
import { readablePassword } from './readable-password.ts'

const USAGE = `Say: npm start -- add-account <login> <name> <role> <unit code>   (role: ${listOf(Role).slice(0, 9).join(', ')}; unit: 210000, a city, a county or LN-SF)
or:  npm start -- add-screen <name>`

export const COMMANDS = ['add-account', 'add-screen']

/** Runs one command and says its result. @throws StartRefused with what to say instead */
export async function administer(house: House, [command, ...args]: string[], origin: string, say: (line: string) => void): Promise<void> {
  if (command === 'add-account') say(await addAccount(house, args))
  else say(await addScreen(house, args, origin))
}

async function addAccount(house: House, [login, name, role, code]: string[]): Promise<string> {
  const unit = regionOf(code ?? '')
  const known = await house.as(HOUSE, 'read', (ctx) => Promise.resolve(unit !== undefined && bookOf(ctx).regions.has(unit)))
  if (!login || !name || !(role! in Role) || !known) throw new StartRefused(USAGE)
  const password = readablePassword()
  const account = { login: login.toLowerCase(), name, role: role as Role, unit: unit! }
  await house.as(HOUSE, 'write', (ctx) => createAccounts(ctx, [account], password)).catch((error: { code?: string }) => {
    throw error.code === '23505' ? new StartRefused(`There is an account ${login} already: choose another login.`) : error
  })
  return `Account ${login} may sign in with the password ${password}`
}

async function addScreen(house: House, [name]: string[], origin: string): Promise<string> {
  if (!name) throw new StartRefused(USAGE)
  const token = await house.as(HOUSE, 'write', (ctx) => createDisplayToken(ctx, name))
  return `Open the wall once at ${origin}/wall#token=${token}`
}
