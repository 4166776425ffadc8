/** Accounts and screens as the operator keeps them; only the house writes here. */
import type { Role } from '@jingxian/schema/vocabulary/roles'
import type { Context } from '../kernel/context.ts'
import { insertRows } from '../kernel/bulk-rows.ts'
import { notThere } from '../kernel/errors.ts'
import { Account } from './account.entity.ts'
import { recorded } from './audit.service.ts'
import { DisplayToken } from './display-token.entity.ts'
import { hashOf, newToken } from './door.ts'
import { hashPassword } from './password.ts'
import { Session } from './session.entity.ts'

export interface NewAccount {
  login: string
  name: string
  role: Role
  unit: number
}

/** Accounts that share a password: only for demonstration and tests. */
export async function createAccounts(ctx: Context, accounts: readonly NewAccount[], password: string): Promise<void> {
  const passwordHash = await hashPassword(password)
  await insertRows(ctx.em, Account, accounts.map((account) => ({ ...account, active: true, passwordHash })))
}

export function addAccount(ctx: Context, account: NewAccount, password: string): Promise<void> {
  return recorded(ctx, 'addAccount', () => account.login, () => createAccounts(ctx, [account], password))
}

/** Gives these accounts this password; others keep theirs. */
export async function resetPasswords(ctx: Context, logins: readonly string[], password: string): Promise<void> {
  await ctx.em.nativeUpdate(Account, { login: { $in: [...logins] } }, { passwordHash: await hashPassword(password) })
}

/** The account signs in no more, and its sessions end. @throws Refusal NOT_FOUND when there is no such active account */
export function deactivateAccount(ctx: Context, login: string): Promise<void> {
  return recorded(ctx, 'deactivateAccount', () => login, async () => {
    const account = await ctx.em.findOne(Account, { login, active: true })
    if (!account) throw notThere('账号')
    account.active = false
    await ctx.em.nativeDelete(Session, { account: account.id })
  })
}

/** @returns the token, which is not kept and cannot be read again */
export function createDisplayToken(ctx: Context, name: string, token = newToken()): Promise<string> {
  return recorded(ctx, 'addScreen', () => name, async () => {
    await ctx.em.insert(DisplayToken, { tokenHash: hashOf(token), name, createdAt: ctx.now(), revokedAt: null })
    return token
  })
}

/** @returns how many screens of this name were open. @throws Refusal NOT_FOUND when there was none */
export function revokeDisplayTokens(ctx: Context, name: string): Promise<number> {
  return recorded(ctx, 'removeScreen', () => name, async () => {
    const revoked = await ctx.em.nativeUpdate(DisplayToken, { name, revokedAt: null }, { revokedAt: ctx.now() })
    if (!revoked) throw notThere('大屏')
    return revoked
  })
}
