import { ApolloError } from '@apollo/client/core'
import { ErrorCode } from '@jingxian/schema/vocabulary/errors'
import { t } from '../i18n/text.ts'

/** The seven codes of the server, and OFFLINE for an answer that never came. */
export type ProblemCode = ErrorCode | 'OFFLINE'

/** What a screen needs to say when something did not work. */
export interface Problem {
  code: ProblemCode
  title: string
  /** a sentence; the server's own where it has one */
  text: string
  /** to quote when asking for help */
  number?: string
  rule?: number
  field?: string
  remedy?: string
  changes?: unknown
  /** everything that stands against it, each at its field; the sentence above tells the first */
  remarks?: readonly FieldRemark[]
}

export interface FieldRemark {
  field?: string | null
  rule?: number | null
  message: string
  remedy?: string
}

/** The server answered with something that is no GraphQL answer, or not at all. */
export class Unreachable extends Error {}

interface ServerError {
  message: string
  extensions?: Record<string, unknown>
}

const text = (value: unknown) => (typeof value === 'string' ? value : undefined)
const isCode = (value: unknown): value is ErrorCode => typeof value === 'string' && value in ErrorCode

/** Names of the API: a person who pressed a button did not write them. */
const API_WORDS = /\b(groupBy|filter|periods|grain|orderBy|subtotals|partitionBy|baseline|basis|having)\b/
/** GraphQL's own words for a value that does not fit, with the sentence of our scalar behind them. */
const UNREAD = /^(?:Variable|Argument) "/
const IN_INPUT = / at "[^".]*\.([^"]+)"; /

/** What the server says as a person may read it, and at which field: never in the language of the API. */
function spoken(message: string, code: ErrorCode): { text: string; field?: string } {
  const isUnread = UNREAD.test(message)
  const sentence = isUnread ? message.slice(message.lastIndexOf('; ') + 2) : message
  const field = isUnread ? IN_INPUT.exec(message)?.[1] : undefined
  if (isUnread ? !/^[“\u4e00-\u9fff]/.test(sentence) : !/[\u4e00-\u9fff]/.test(sentence)) return { text: t('data.unread'), field }
  if (!API_WORDS.test(sentence)) return { text: sentence, field }
  return { text: t(code === 'FORBIDDEN' ? 'data.notYours' : code === 'LIMIT' ? 'data.tooMuch' : 'data.notAsked'), field }
}

function problemOfServer({ message, extensions = {} }: ServerError): Problem {
  const code = isCode(extensions.code) ? extensions.code : 'UNAVAILABLE'
  const told = isCode(extensions.code) && message ? spoken(message, code) : undefined
  return {
    code,
    title: t(`data.${code}`),
    text: told?.text ?? t('data.unknownText'),
    number: text(extensions.number),
    rule: typeof extensions.rule === 'number' ? extensions.rule : undefined,
    field: text(extensions.field) ?? told?.field,
    remedy: text(extensions.remedy),
    changes: extensions.changes,
    remarks: Array.isArray(extensions.remarks) ? (extensions.remarks as FieldRemark[]) : undefined,
  }
}

/** Any error, as something that can be shown. */
export function problemOf(error: unknown): Problem {
  const first = error instanceof ApolloError ? error.graphQLErrors[0] : undefined
  if (first) return problemOfServer(first)
  return { code: 'OFFLINE', title: t('data.OFFLINE'), text: t('data.offlineText') }
}

/** What to write at which field: every remark at its own, else the one sentence at the field that it names. */
export function fieldErrors(problem: Problem | undefined): Record<string, string> {
  if (!problem) return {}
  const { remarks = [], field, text: sentence } = problem
  const told = remarks.flatMap(({ field: at, message, remedy }) => (at ? [[at, `${message}${remedy ?? ''}`]] : []))
  if (told.length) return Object.fromEntries(told.reverse())
  return field ? { [field]: sentence } : {}
}

/** Which of the designed states a panel shows. */
export function panelKindOf(code: ProblemCode): 'refused' | 'failed' | 'offline' | 'empty' {
  if (code === 'OFFLINE') return 'offline'
  if (code === 'FORBIDDEN' || code === 'UNAUTHENTICATED') return 'refused'
  return code === 'NOT_FOUND' ? 'empty' : 'failed'
}
