/** The one way to a number: question -> plan -> one statement, run as the asker -> table. */
import type { Catalog } from '../metrics/catalog.ts'
import { compile } from '../metrics/compile.ts'
import { planOf } from '../metrics/plan.ts'
import type { Limits, Plan } from '../metrics/planned.ts'
import type { Asked, Question } from '../metrics/question.ts'
import { QuestionRefused } from '../metrics/refused.ts'
import type { Scope } from '../metrics/scope.ts'
import { shape, type Table } from '../metrics/shape.ts'
import { type SqlRow } from '../metrics/shape-decimal.ts'
import type { Context } from './context.ts'
import { Refusal } from './errors.ts'

export interface Asking {
  catalog: Catalog
  scope: Scope
  limits: Limits
}

/** @throws Refusal INVALID | FORBIDDEN | LIMIT; no SQL has been sent then */
export function planFigures(question: Question, asked: Asked, { catalog, scope, limits }: Asking): Plan {
  try {
    return planOf(question, asked, catalog, scope, limits)
  } catch (error) {
    if (error instanceof QuestionRefused) throw new Refusal(error.code, error.message, error.details)
    throw error
  }
}

export async function runFigures(ctx: Context, plan: Plan): Promise<Table> {
  const { text, params } = compile(plan)
  return shape(plan, await ctx.em.execute<SqlRow[]>(text, params))
}
