import { Kind, print, visit, type DocumentNode } from 'graphql'

/** A question as a person would write it: without the type names that the client adds for itself. */
export function questionText(document: DocumentNode, variables: object): string {
  const readable = visit(document, {
    Field: (node) => (node.name.value === '__typename' ? null : undefined),
    Document: { leave: (node) => ({ kind: Kind.DOCUMENT, definitions: node.definitions }) },
  })
  return `${print(readable)}\n\n# ${JSON.stringify(variables)}`
}
