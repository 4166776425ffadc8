/** What is generated from the code and committed, so that a reviewer reads its change: `pnpm emit` writes it, the check compares. */
import { exampleEnv } from '../kernel/config.ts'
import { schemaText } from './emit-schema.ts'
import { rightsText } from './rights-text.ts'

/** Path from the root -> its text. */
export const EMITTED: Record<string, () => string> = {
  'schema/schema.graphql': schemaText,
  'docs/rights.md': rightsText,
  '.env.example': exampleEnv,
}

export const EMIT_REMEDY = 'run `npm run emit` and commit what it changes'
