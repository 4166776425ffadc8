/** The one way to a number: question -> plan -> one statement, run as the asker -> table. */
import type { Catalog } from '../metrics/catalog.ts'
import { compile } from '../metrics/compile.ts'
import { planOf, type Limits, type Plan } from '../metrics/plan.ts'
import type { Asked, Question } from '../metrics/question.ts'
import { QuestionRefused } from '../metrics/refused.ts'
import type { Scope } from '../metrics/scope.ts'
import { shape, type SqlRow, type Table } from '../metrics/shape.ts'
import type { Context } from './context.ts'
import { Refusal } from './errors.ts'

export interface Figures {
  plan: Plan
  table: Table
}

export interface Asking {
  catalog: Catalog
  scope: Scope
  limits: Limits
}

/** @throws Refusal INVALID | FORBIDDEN | LIMIT before any SQL is sent */
export async function figures(ctx: Context, question: Question, asked: Asked, { catalog, scope, limits }: Asking): Promise<Figures> {
  const plan = planned(() => planOf(question, asked, catalog, scope, limits))
  const { text, params } = compile(plan)
  const rows = await ctx.em.execute<SqlRow[]>(text, params)
  return { plan, table: shape(plan, rows) }
}

function planned(work: () => Plan): Plan {
  try {
    return work()
  } catch (error) {
    if (error instanceof QuestionRefused) throw new Refusal(error.code, error.message, error.details)
    throw error
  }
}
