/** Documents of our own screens, known by their hash since they were built. */
import { readFileSync } from 'node:fs'

export type Persisted = ReadonlyMap<string, string>

/** The manifest that the web build wrote; empty when the pages were not built. */
export function readPersisted(path: string): Persisted {
  try {
    return new Map(Object.entries(JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>))
  } catch {
    return new Map()
  }
}
