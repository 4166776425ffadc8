/** What is asked for below a field, by name: read once per place of a document, so that a list can join what will be wanted. */
import { Kind, type FieldNode, type GraphQLResolveInfo, type SelectionSetNode } from 'graphql'

export interface Selected extends ReadonlyMap<string, Selected> {
  /** Where the field is asked for: with several the answers may differ. */
  readonly nodes: readonly FieldNode[]
}

class Fields extends Map<string, Fields> implements Selected {
  readonly nodes: FieldNode[] = []
}

const known = new WeakMap<FieldNode, Selected>()

/** Conditions count as true, arguments are not looked at: what is found says what is worth joining, not what is right. */
export function selectedIn({ fieldNodes, fragments }: Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>): Selected {
  const [first, ...more] = fieldNodes
  const found = more.length ? undefined : known.get(first!)
  if (found) return found
  const selected = new Fields()
  selected.nodes.push(...fieldNodes)
  for (const node of fieldNodes) gather(node.selectionSet, fragments, selected)
  if (!more.length) known.set(first!, selected)
  return selected
}

function gather(set: SelectionSetNode | undefined, fragments: GraphQLResolveInfo['fragments'], into: Fields): void {
  for (const selection of set?.selections ?? []) {
    if (selection.kind === Kind.FIELD) {
      const below = into.get(selection.name.value) ?? new Fields()
      below.nodes.push(selection)
      into.set(selection.name.value, below)
      gather(selection.selectionSet, fragments, below)
    } else {
      gather(selection.kind === Kind.FRAGMENT_SPREAD ? fragments[selection.name.value]!.selectionSet : selection.selectionSet, fragments, into)
    }
  }
}
