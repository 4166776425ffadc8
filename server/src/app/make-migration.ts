/** Writes the next migration from the entities: `pnpm --dir server run migration <name>` (a person reads it before it lands). */
import 'reflect-metadata'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { MikroORM } from '@mikro-orm/postgresql'
import { ormOptions } from '../kernel/database.ts'
import { ENTITIES } from './features.ts'

/** `url` names a database that holds everything up to the last migration; without one the whole schema is written. */
export async function makeMigration(dir: string, name: string, url?: string): Promise<string> {
  const orm = new MikroORM(ormOptions(url ?? 'postgresql://nobody@127.0.0.1:1/none', ENTITIES, 2))
  const sql = url ? await orm.schema.getUpdateSchemaSQL({ wrap: false, safe: true }) : await orm.schema.getCreateSchemaSQL({ wrap: false })
  await orm.close()
  const number = String(readdirSync(dir).filter((file) => /^\d{4}-/.test(file)).length + 1).padStart(4, '0')
  const path = join(dir, `${number}-${name}.sql`)
  writeFileSync(path, `${withoutRights(sql).replace("set names 'utf8';", '').trim()}\n`)
  return path
}

/** Policies are the words on the entities, applied at the start: in a database they look like something to be dropped. */
export function withoutRights(sql: string): string {
  return sql.replace(/^(create|alter|drop) policy .*;\n?/gm, '')
}
