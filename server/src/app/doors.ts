/** Limits per door, checked on every document before it runs, over HTTP and WebSocket alike. */
import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases'
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth'
import { maxDirectivesRule } from '@escape.tech/graphql-armor-max-directives'
import {
  GraphQLError,
  Kind,
  Lexer,
  Source,
  TokenKind,
  validate,
  type ASTVisitor,
  type DocumentNode,
  type GraphQLSchema,
  type ValidationContext,
  type ValidationRule,
} from 'graphql'
import { Right } from '@jingxian/schema/vocabulary/roles'
import { NOBODY, type Actor } from '../kernel/actor.ts'
import { rightsOf } from '../access/rights-of.ts'

/** `own`: documents of our screens, checked when they were built. */
export type DoorName = 'own' | 'signedIn' | 'open'

interface DoorLimits {
  depth: number
  tokens: number
  aliases: number
  directives: number
}

const LIMITS: Record<Exclude<DoorName, 'own'>, DoorLimits> = {
  signedIn: { depth: 16, tokens: 4000, aliases: 100, directives: 50 },
  open: { depth: 8, tokens: 400, aliases: 15, directives: 5 },
}

export const MOST_TOKENS = LIMITS.signedIn.tokens

export function doorOfActor(actor: Actor): Exclude<DoorName, 'own'> {
  return actor === NOBODY ? 'open' : 'signedIn'
}

/** The sentence for a document that is too long to be read at this door; undefined when it is not. */
export function tooLong(text: string, door: Exclude<DoorName, 'own'>): string | undefined {
  const limit = LIMITS[door].tokens
  const lexer = new Lexer(new Source(text))
  try {
    for (let count = 0; lexer.advance().kind !== TokenKind.EOF; ) {
      if (++count > limit) return `文档超过 ${limit} 个词元：请拆成几次查询。`
    }
  } catch {
    return undefined // a syntax error is told by the parser, with its place
  }
  return undefined
}

/** Documents that passed, by the rules that they were held against: Apollo parses a text once and keeps it. */
const passed = new WeakMap<DocumentNode, Set<string>>()

/** The rules of a door; the schema's own rules have passed. */
export function doorErrors(schema: GraphQLSchema, document: DocumentNode, door: DoorName, actor: Actor): readonly GraphQLError[] {
  if (door === 'own') return []
  const composes = rightsOf(actor.role).includes(Right.COMPOSE_QUERIES)
  const known = passed.get(document) ?? new Set()
  if (known.has(`${door} ${composes}`)) return []
  const errors = broken(schema, document, LIMITS[door], composes)
  if (!errors.length) passed.set(document, known.add(`${door} ${composes}`))
  return errors
}

function broken(schema: GraphQLSchema, document: DocumentNode, limits: DoorLimits, composes: boolean): readonly GraphQLError[] {
  const rules: ValidationRule[] = [
    armor(maxDepthRule, limits.depth, `查询嵌套超过 ${limits.depth} 层：请减少层数。`, { flattenFragments: true, ignoreIntrospection: true }),
    armor(maxAliasesRule, limits.aliases, `别名超过 ${limits.aliases} 个：请拆成几次查询。`, { allowList: [] }),
    armor(maxDirectivesRule, limits.directives, `指令超过 ${limits.directives} 个：请减少指令。`),
    oneCommand,
    ...(composes ? [] : [noIntrospection]),
  ]
  return validate(schema, document, rules, { maxErrors: 3 })
}

interface ArmorOptions {
  n: number
  exposeLimits: boolean
  propagateOnRejection: boolean
  onReject: ((ctx: ValidationContext | null, error: GraphQLError) => void)[]
}

/** Armor's rule as a plain validation rule that speaks our sentences. */
function armor(rule: (options: ArmorOptions & object) => (context: ValidationContext) => unknown, n: number, message: string, more: object = {}): ValidationRule {
  const onReject = [(context: ValidationContext | null) => context?.reportError(tooMuch(message))]
  const made = rule({ n, exposeLimits: false, propagateOnRejection: false, onReject, ...more })
  return (context) => made(context) as ASTVisitor
}

/** A command is known whole or not at all, so an operation holds one; guessing passwords in bulk ends here too. */
function oneCommand(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(node) {
      // Clients add __typename to everything; it does nothing.
      const commands = node.selectionSet.selections.filter((selection) => selection.kind !== Kind.FIELD || selection.name.value !== '__typename')
      const plain = commands.every((selection) => selection.kind === Kind.FIELD)
      if (node.operation === 'mutation' && (!plain || commands.length > 1)) {
        context.reportError(tooMuch('一次操作只能办理一件事：请把多个变更拆成多次请求，批量录入用 enterEntries。'))
      }
    },
  }
}

/** Who may not compose queries is not shown what could be asked. */
function noIntrospection(context: ValidationContext): ASTVisitor {
  return {
    Field({ name: { value: name } }) {
      if (name === '__schema' || name === '__type') context.reportError(refused('FORBIDDEN', '只有可以自己写查询的账号能查看接口结构：请先登录，或用页面查询。'))
    },
  }
}

function tooMuch(message: string): GraphQLError {
  return refused('LIMIT', message)
}

function refused(code: 'LIMIT' | 'FORBIDDEN', message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status: 400 } } })
}
