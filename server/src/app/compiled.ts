/**
 * Queries compiled to JavaScript, once per document (docs/decisions/0018). Only the walk over the selection is compiled:
 * documents are validated and costed before, arguments and variables are read by graphql itself, errors are its errors.
 */
import {
  getArgumentValues,
  getVariableValues,
  GraphQLError,
  GraphQLScalarType,
  isObjectType,
  Kind,
  OperationTypeNode,
  print,
  visit,
  type DocumentNode,
  type ExecutionResult,
  type FieldNode,
  type GraphQLSchema,
  type NamedTypeNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit'
import { LRUCache } from 'lru-cache'

export interface Compiling {
  schema: GraphQLSchema
  document: DocumentNode
  operation: OperationDefinitionNode
  /** Of the document's text. */
  hash: string
}

interface Known {
  times: number
  /** Null when it is left to graphql. */
  query?: CompiledQuery | null
}

const MOST_DOCUMENTS = 500
/** Fields with fragments written out: what is longer would make code of megabytes. */
const MOST_FIELDS = 2_000
/** A document that a person tries once is not worth it. */
const WORTH_IT = 2

export class CompiledQueries {
  private readonly known = new LRUCache<string, Known>({ max: MOST_DOCUMENTS })

  /** The answer of the compiled query; undefined when graphql itself shall run it. */
  answer(compiling: Compiling, variables: Record<string, unknown>, contextValue: object): Promise<ExecutionResult> | ExecutionResult | undefined {
    const query = this.queryOf(compiling)
    if (!query) return undefined
    const { coerced } = getVariableValues(compiling.schema, compiling.operation.variableDefinitions ?? [], variables)
    if (!coerced) return undefined // graphql tells what is wrong with them
    readings.set(contextValue, { variables: coerced, args: new Map() })
    const result = query.query(undefined, contextValue, coerced) as Promise<ExecutionResult> | ExecutionResult
    return result instanceof Promise ? result.then((r) => asGraphql(r, compiling.document)) : asGraphql(result, compiling.document)
  }

  private queryOf(compiling: Compiling): CompiledQuery | null | undefined {
    const key = `${compiling.hash} ${compiling.operation.name?.value ?? ''}`
    const known = this.known.get(key) ?? { times: 0 }
    this.known.set(key, known)
    if (known.query === undefined && ++known.times >= WORTH_IT) known.query = compiled(compiling)
    return known.query
  }
}

function compiled({ schema, document, operation }: Compiling): CompiledQuery | null {
  if (!isCompilable(document, operation)) return null
  const query = compileQuery(knowing(schema), withReadVariables(document), operation.name?.value, { useExperimentalPathBasedSkipInclude: true })
  return isCompiledQuery(query) ? query : null
}

function isCompilable(document: DocumentNode, operation: OperationDefinitionNode): boolean {
  return operation.operation === OperationTypeNode.QUERY && fieldsIn(document, operation) <= MOST_FIELDS && hasPlainConditions(document)
}

/** Of any type: the compiler is given variables that graphql has read. */
const READ = new GraphQLScalarType({ name: 'ReadByGraphql' })

/** Its own reading never ends for inputs that contain themselves (`Filter`); conditions it must see as Boolean. */
function withReadVariables(document: DocumentNode): DocumentNode {
  const type: NamedTypeNode = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: READ.name } }
  return visit(document, {
    VariableDefinition: (node) => (/^Boolean!?$/.test(print(node.type)) ? undefined : { ...node, type, defaultValue: undefined }),
  })
}

function knowing(schema: GraphQLSchema): GraphQLSchema {
  return Object.assign(Object.create(schema) as GraphQLSchema, { getType: (name: string) => (name === READ.name ? READ : schema.getType(name)) })
}

/**
 * @skip and @include on fields that are asked for once. Where several places ask for the same field under conditions, the
 * compiler answers in another order than graphql.
 */
function hasPlainConditions(document: DocumentNode): boolean {
  const times = new Map<string, number>()
  const conditional = new Set<string>()
  let elsewhere = false
  visit(document, {
    Field({ alias, name, directives }) {
      const key = (alias ?? name).value
      times.set(key, (times.get(key) ?? 0) + 1)
      if (directives?.length) conditional.add(key)
    },
    InlineFragment: ({ directives }) => void (elsewhere ||= !!directives?.length),
    FragmentSpread: ({ directives }) => void (elsewhere ||= !!directives?.length),
  })
  return !elsewhere && [...conditional].every((key) => times.get(key) === 1)
}

/** How many fields the operation has with its fragments written out. */
function fieldsIn(document: DocumentNode, operation: OperationDefinitionNode): number {
  const fragments = new Map(document.definitions.flatMap((d) => (d.kind === Kind.FRAGMENT_DEFINITION ? [[d.name.value, d.selectionSet]] : [])))
  const known = new Map<SelectionSetNode, number>()
  const count = (set: SelectionSetNode | undefined): number => {
    if (!set) return 0
    const found = known.get(set)
    if (found !== undefined) return found
    const sum = set.selections.reduce((n, s) => n + (s.kind === Kind.FRAGMENT_SPREAD ? count(fragments.get(s.name.value)) : s.kind === Kind.FIELD ? 1 + count(s.selectionSet) : count(s.selectionSet)), 0)
    known.set(set, sum)
    return sum
  }
  return count(operation.selectionSet)
}

/** What graphql read of a running operation: its variables, and the arguments of each field that was met. */
interface Reading {
  variables: Record<string, unknown>
  args: Map<FieldNode, Record<string, unknown>>
}

const readings = new WeakMap<object, Reading>()

/**
 * The compiler reads arguments in a way of its own: an absent variable inside an input becomes null, a default is lost. So
 * fields with arguments read them again as graphql does, once per field of the document.
 */
export function readArguments(schema: GraphQLSchema): void {
  const fields = Object.values(schema.getTypeMap()).flatMap((type) => (isObjectType(type) ? Object.values(type.getFields()) : []))
  for (const field of fields) {
    const { resolve } = field
    if (!resolve || !field.args.length) continue
    field.resolve = (source, args, context: object, info) => {
      const reading = readings.get(context)
      if (!reading) return resolve(source, args, context, info)
      const node = info.fieldNodes[0]!
      const known = reading.args.get(node) ?? getArgumentValues(field, node, reading.variables)
      reading.args.set(node, known)
      return resolve(source, known, context, { ...info, variableValues: reading.variables })
    }
  }
}

/** The compiler's errors lack what graphql's have: made again, each at its place. Which errors are told of those that emptied the same place is chance in both. */
function asGraphql({ data, errors }: ExecutionResult, document: DocumentNode): ExecutionResult {
  return errors?.length ? { data, errors: errors.map((error) => located(error, document)) } : { data }
}

/** What the compiler found itself is a null or a value that cannot be written, our mistake, or an argument, the asker's. */
function located({ message, path, originalError, locations }: GraphQLError, { loc }: DocumentNode): GraphQLError {
  const cause = originalError ?? (message.startsWith('Argument "') ? undefined : new Error(message))
  const nodes = cause instanceof GraphQLError ? cause.nodes : undefined
  const positions = loc && locations?.map(({ line, column }) => offsetOf(loc.source.body, line) + column - 1)
  return new GraphQLError(message, { path, originalError: cause, ...(nodes ? { nodes } : { source: loc?.source, positions }) })
}

function offsetOf(text: string, line: number): number {
  let at = 0
  for (let n = 1; n < line; n++) at = text.indexOf('\n', at) + 1
  return at
}
