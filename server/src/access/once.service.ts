import { createHash } from 'node:crypto'
import type { Context } from '../kernel/context.ts'
import { canonical } from '../kernel/changes.ts'
import { refuse } from '../kernel/errors.ts'
import { IdempotentAnswer } from './idempotent-answer.entity.ts'

const LONGEST_KEY = 255

/**
 * Runs a command once per account and key. A retry, also one that runs at the same time, gets the first answer.
 * @throws Refusal CONFLICT when the key came with another request before, INVALID for a key of no use
 */
export async function once<T>(ctx: Context, key: string, request: unknown, work: () => Promise<T>): Promise<T> {
  if (!key.trim() || key.length > LONGEST_KEY) {
    throw refuse.invalid(`幂等键须为 1 到 ${LONGEST_KEY} 个字符：每次新的提交用一个新的键，重试用原来的键。`, { field: 'key' })
  }
  const requestHash = createHash('sha256').update(canonical(request)).digest('hex')
  const { account } = ctx.actor
  await lockKey(ctx, account, key)
  const known = await ctx.em.findOne(IdempotentAnswer, { account, key })
  if (known && known.requestHash !== requestHash) {
    throw refuse.conflict('这个幂等键已用于另一次内容不同的提交：新的提交请换一个键。', { field: 'key' })
  }
  if (known) return known.answer as T
  const answer = await work()
  await ctx.em.insert(IdempotentAnswer, { account, key, requestHash, answer, at: ctx.now() })
  return answer
}

/** Two requests with one key run one after the other; the second finds the answer. Released at commit. */
async function lockKey(ctx: Context, account: number, key: string): Promise<void> {
  const number = createHash('sha256').update(`${account}:${key}`).digest().readBigInt64BE()
  await ctx.em.execute(`select pg_advisory_xact_lock(${number})`, [], 'run')
}
