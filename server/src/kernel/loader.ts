/** Batch by key, per request: field resolvers of later rooms ask one by one, the database is asked once. */
import DataLoader from 'dataloader'
import type { Context } from './context.ts'

/** `const cityOf = loader((ctx, ids) => …)`: one loader per context, made at first use. */
export function loader<K, V>(load: (ctx: Context, keys: readonly K[]) => Promise<V[]>): (ctx: Context, key: K) => Promise<V> {
  return (ctx, key) => {
    const found = ctx.loaders.get(load) as DataLoader<K, V> | undefined
    const made = found ?? new DataLoader<K, V>((keys) => load(ctx, keys), { cacheKeyFn: (k) => k })
    if (!found) ctx.loaders.set(load, made)
    return made.load(key)
  }
}

/** Rows in the order of the keys; a key without rows gets an empty list. */
export function groupedBy<K, V>(keys: readonly K[], rows: readonly V[], keyOf: (row: V) => K): V[][] {
  const groups = new Map<K, V[]>(keys.map((key) => [key, []]))
  for (const row of rows) groups.get(keyOf(row))?.push(row)
  return keys.map((key) => groups.get(key)!)
}
