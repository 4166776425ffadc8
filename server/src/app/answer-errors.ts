/** The one place where errors become answers: our refusals pass, known database errors are told, the rest is hidden. */
import { randomBytes } from 'node:crypto'
import { OptimisticLockError, UniqueConstraintViolationException } from '@mikro-orm/core'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { ErrorCode } from '@jingxian/schema/vocabulary/errors'
import { Refusal } from '../kernel/errors.ts'

export interface ErrorLog {
  error(details: object, message: string): void
}

const REQUEST_ERRORS = ['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT', 'OPERATION_RESOLUTION_FAILURE', 'BAD_REQUEST']

/** An error as people are told of it. */
export interface Told {
  code: ErrorCode
  message: string
  /** Of what went wrong inside; the log has the rest under it. */
  number?: string
  [more: string]: unknown
}

/** `known` is false for an asker who has not signed in: what is not theirs may be once they have. */
export function answerError(error: GraphQLError, log: ErrorLog, known = true): GraphQLFormattedError {
  const { message, locations, path } = error
  const place = { ...(locations && { locations }), ...(path && { path }) }
  const refusal = refusalOf(error.originalError ?? error)
  if (refusal?.code === 'FORBIDDEN' && !known) return { message: '请先登录。', ...place, extensions: { code: 'UNAUTHENTICATED' } }
  if (refusal) return { message: refusal.message, ...place, extensions: { code: refusal.code, ...refusal.details } }
  const { http: _, stacktrace: __, ...told } = error.extensions
  const code = String(told['code'] ?? '')
  if (code in ErrorCode || (!error.originalError && REQUEST_ERRORS.includes(code))) {
    return { message: plain(message), ...place, extensions: { ...told, code: code in ErrorCode ? code : 'INVALID' } }
  }
  // An argument or variable that a scalar refused, and errors of the language itself, have no original error of ours.
  if (!error.originalError || error.originalError instanceof GraphQLError) return { message: plain(message), ...place, extensions: { code: 'INVALID' } }
  const { message: sentence, ...extensions } = hidden(error.originalError, log)
  return { message: sentence, ...place, extensions }
}

/** Any error outside an operation. */
export function tellError(error: unknown, log: ErrorLog): Told {
  const refusal = refusalOf(error)
  return refusal ? { ...refusal.details, code: refusal.code, message: refusal.message } : hidden(error, log)
}

/** What went wrong inside is told by a number only; the log has the rest. */
function hidden(error: unknown, log: ErrorLog): Told {
  const number = randomBytes(4).toString('hex').toUpperCase()
  log.error({ err: error, number }, 'An operation failed.')
  return { code: 'UNAVAILABLE', message: `没有算出来，编号 ${number}：请重试；再次失败请把编号发给管理员。`, number }
}

/** "Did you mean" would tell names of fields that the asker may not even list. */
function plain(message: string): string {
  return message.replace(/ Did you mean .*\?/s, '').slice(0, 400)
}

function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error
  if (error instanceof OptimisticLockError || error instanceof UniqueConstraintViolationException) {
    return new Refusal('CONFLICT', '这条记录刚被别人办理或保存过：请刷新后再看。')
  }
  return databaseRefusal(error)
}

/** Did the database refuse the rows? */
function isDenied(error: unknown): boolean {
  return (error as { code?: string } | null)?.code === '42501' || (error instanceof Error && /row-level security|row level security/i.test(error.message))
}

/** A malformed value, a character that its encoding lacks, a value that the protocol cannot carry. */
const UNREADABLE = ['22P02', '22P05', '22021', '08P01']

/** PostgreSQL's own words for "not now", "not you" and "not so". */
function databaseRefusal(error: unknown): Refusal | undefined {
  const code = (error as { code?: string } | null)?.code ?? ''
  const message = error instanceof Error ? error.message : ''
  if (code === '22003') return new Refusal('INVALID', '有一个数太大，超出可登记的范围：请核对金额、比例和单位后再提交。')
  if (UNREADABLE.includes(code)) return new Refusal('INVALID', '有一项内容的格式或字符不能保存：请核对后再提交。')
  if (code === '22001') return new Refusal('INVALID', '有一项文字太长（超过 255 字）：请缩短后再提交。')
  if (code === '57014') return new Refusal('LIMIT', '查询用时超过上限，已被停止：请缩短期间或减少维度。')
  if (code === '55P03') return new Refusal('CONFLICT', '别人正在办理同一条记录：请稍后再试。')
  if (isDenied(error)) return new Refusal('FORBIDDEN', '这些行不在你的权限内。')
  const away = ['57P01', '57P03', '08006', '08003', '08001', '53300', 'ECONNREFUSED', 'ECONNRESET']
  if (away.includes(code) || /timeout exceeded when trying to connect|Connection terminated/i.test(message)) {
    return new Refusal('UNAVAILABLE', '数据库暂时连不上：请稍后重试，填写的内容不会丢失。')
  }
  return undefined
}
