/**
 * One step of a command in another part than the actor's own: what it needs to look at or to write there is told by
 * that inner role's rights, and nothing of it gets into the unit of work. Only in commands, whose steps run one after the
 * other: the queries of a reading operation share the connection, and would run in that part too.
 */
import type { Context } from './context.ts'
import { innerRoleOf, type AnyRole, type Part } from './actor.ts'
import { innerRoleIn, quoted } from './roles-in.ts'

/** `work` uses `em.execute` and bulk rows; `settings` hold to the commit. If it fails, the command is rolled back and the part with it. */
export async function inPart<T>({ em, actor }: Pick<Context, 'em' | 'actor'>, part: Part, work: () => Promise<T>, settings: readonly string[] = []): Promise<T> {
  await em.flush()
  const become = (role: AnyRole) => em.execute(`set local role ${quoted(innerRoleIn(em.config.get('dbName')!, role))}`, [], 'run')
  await become(part)
  for (const setting of settings) await em.execute(`set local ${setting}`, [], 'run')
  const result = await work()
  await become(innerRoleOf(actor))
  return result
}
