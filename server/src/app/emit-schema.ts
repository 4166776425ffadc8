/** The committed contract: `schema/schema.graphql` is this text, and a test fails when it is not. */
import { lexicographicSortSchema, printSchema } from 'graphql'
import { schemaOf } from './schema.ts'

export function schemaText(): string {
  return `# Emitted from the server's features: pnpm emit. Do not edit.\n\n${printSchema(lexicographicSortSchema(schemaOf()))}\n`
}
