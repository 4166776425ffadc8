/** Rights are applied by the owner at each start when their words (or the database's name) have changed. */
import { createHash } from 'node:crypto'
import type { EntityMetadata } from '@mikro-orm/core'
import type { MikroORM } from '@mikro-orm/postgresql'
import { rightsIn, rightStatements } from './rights.ts'
import { innerRoleIn, innerRolesIn, quoted } from './roles-in.ts'

/** Grants and policies are exactly those that the entities say: whatever else our tables granted is taken back. */
export async function applyRights(owner: MikroORM, database: string): Promise<void> {
  const metadata = [...owner.getMetadata().getAll().values()]
  const statements = rightsIn(metadata).flatMap((right) => rightStatements(right, (role) => innerRoleIn(database, role)))
  const wanted = createHash('sha256').update(statements.join('\n')).digest('hex')
  const [row] = await owner.em.execute<{ applied: string | null }[]>(`select obj_description('migration'::regclass) as applied`)
  if (row?.applied === wanted) return
  const tables = tablesOf(metadata)
  await owner.em.transactional(async (em) => {
    const former = await em.execute<{ statement: string }[]>(FORMER_RIGHTS.replace('$tables', tables.map((table) => `'${table}'`).join(', ')))
    const all = [
      ...former.map(({ statement }) => statement),
      `grant usage on schema public to ${innerRolesIn(database).map(quoted).join(', ')}`,
      ...statements,
      `comment on table migration is '${wanted}'`,
    ]
    await em.execute(all.join(';\n'), [], 'run')
  })
}

/** Also what a restored or copied database brought along for the roles of its former name. */
const FORMER_RIGHTS = `
  with ours as (select oid, relname, relowner, relacl from pg_class where relnamespace = 'public'::regnamespace and relname in ($tables)),
  granted as (
    select relname, relowner, (aclexplode(relacl)).grantee from ours
    union select relname, relowner, (aclexplode(attacl)).grantee from ours join pg_attribute on attrelid = ours.oid
  )
  select format('drop policy %I on %I', polname, relname) as statement from pg_policy join ours on polrelid = ours.oid
  union all
  select format('revoke all on %I from %s', relname, case when grantee = 0 then 'public' else grantee::regrole::text end) from granted where grantee <> relowner`

/** The tables that are ours in a database that may hold others. */
export function tablesOf(metadata: readonly EntityMetadata[]): string[] {
  return [...metadata.map(({ tableName }) => tableName), 'migration']
}
