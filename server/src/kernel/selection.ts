/** What is asked for below a field, by name: read once per place of a document, so that a list can join what will be wanted. */
import { Kind, type FieldNode, type GraphQLResolveInfo, type SelectionSetNode } from 'graphql'

export type Selected = ReadonlyMap<string, Selected>

const known = new WeakMap<FieldNode, Selected>()

/** Conditions count as true, arguments are not looked at: what is found says what is worth joining, not what is right. */
export function selectedIn({ fieldNodes, fragments }: Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>): Selected {
  const [first, ...more] = fieldNodes
  const found = more.length ? undefined : known.get(first!)
  if (found) return found
  const selected = new Map<string, Selected>()
  for (const node of fieldNodes) gather(node.selectionSet, fragments, selected)
  if (!more.length) known.set(first!, selected)
  return selected
}

function gather(set: SelectionSetNode | undefined, fragments: GraphQLResolveInfo['fragments'], into: Map<string, Selected>): void {
  for (const selection of set?.selections ?? []) {
    if (selection.kind === Kind.FIELD) {
      const below = (into.get(selection.name.value) ?? new Map()) as Map<string, Selected>
      into.set(selection.name.value, below)
      gather(selection.selectionSet, fragments, below)
    } else {
      gather(selection.kind === Kind.FRAGMENT_SPREAD ? fragments[selection.name.value]!.selectionSet : selection.selectionSet, fragments, into)
    }
  }
}
