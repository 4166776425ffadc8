/** U+0000 in a text: PostgreSQL cannot keep it, and no person types it. Refused before anything runs. */
import { BREAK, GraphQLError, visit, type DocumentNode } from 'graphql'

export function nullCharacterError(document: DocumentNode, variables: unknown): GraphQLError | undefined {
  if (!holdsNull(variables) && !literalHoldsNull(document)) return undefined
  return new GraphQLError('文字里有不能保存的空字符（U+0000）：请删去后再提交。', { extensions: { code: 'INVALID', http: { status: 400 } } })
}

function holdsNull(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0')
  if (!value || typeof value !== 'object') return false
  return Object.entries(value).some(([key, inner]) => key.includes('\0') || holdsNull(inner))
}

const plain = new WeakSet<DocumentNode>()

function literalHoldsNull(document: DocumentNode): boolean {
  if (plain.has(document)) return false
  let found = false
  visit(document, {
    StringValue(node) {
      found = node.value.includes('\0')
      return found ? BREAK : undefined
    },
  })
  if (!found) plain.add(document)
  return found
}
