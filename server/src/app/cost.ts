/**
 * What a document costs by its lists, from resolved variables: a connection costs what one of its rows costs, as often
 * as it may give rows. Counted from above, before any SQL.
 */
import {
  getArgumentValues,
  getNamedType,
  getVariableValues,
  GraphQLError,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import type { DoorName } from './doors.ts'

const MOST: Record<DoorName, number> = { own: 200_000, signedIn: 200_000, open: 2_000 }

/** The refusal of a document that would read too much at this door. */
export function costError(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode, variables: Record<string, unknown>, door: DoorName): GraphQLError | undefined {
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables)
  if (!coerced) return undefined // told by the executor, with the variable's name
  const cost = new Cost(schema, document, coerced).of(operation.selectionSet, schema.getRootType(operation.operation)!)
  if (cost <= MOST[door]) return undefined
  const message = `这个查询约要读 ${cost} 项，超过上限 ${MOST[door]}：请减小 first 或去掉嵌套的列表。`
  return new GraphQLError(message, { extensions: { code: 'LIMIT', cost, limit: MOST[door], http: { status: 400 } } })
}

class Cost {
  private readonly fragments: Map<string, FragmentDefinitionNode>
  /** A fragment costs the same wherever it is spread: counted once, so that fragments of fragments cannot explode. */
  private readonly known = new Map<string, number>()

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
    private readonly variables: Record<string, unknown>,
  ) {
    this.fragments = new Map(document.definitions.flatMap((d) => (d.kind === Kind.FRAGMENT_DEFINITION ? [[d.name.value, d]] : [])))
  }

  of({ selections }: SelectionSetNode, type: GraphQLCompositeType): number {
    return selections.reduce((sum, selection) => {
      if (selection.kind === Kind.FIELD) return sum + this.field(selection, type)
      if (selection.kind === Kind.FRAGMENT_SPREAD) return sum + this.fragment(selection.name.value)
      return sum + this.of(selection.selectionSet, this.typeNamed(selection.typeCondition?.name.value) ?? type)
    }, 0)
  }

  private field(node: Extract<SelectionSetNode['selections'][number], { kind: Kind.FIELD }>, parent: GraphQLCompositeType): number {
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined
    if (!field) return 1
    const type = getNamedType(field.type)
    const below = node.selectionSet && isCompositeType(type) ? this.of(node.selectionSet, type) : 0
    const first: unknown = getArgumentValues(field, node, this.variables)['first']
    return typeof first === 'number' ? 1 + Math.max(1, first) * Math.max(1, below) : 1 + below
  }

  private fragment(name: string): number {
    const known = this.known.get(name)
    if (known !== undefined) return known
    const node = this.fragments.get(name)!
    const cost = this.of(node.selectionSet, this.typeNamed(node.typeCondition.name.value)!)
    this.known.set(name, cost)
    return cost
  }

  private typeNamed(name: string | undefined): GraphQLCompositeType | undefined {
    const type = name === undefined ? undefined : this.schema.getType(name)
    return isCompositeType(type) ? type : undefined
  }
}
