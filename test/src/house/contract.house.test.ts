/** What is emitted and committed is what the code says: the contract, the rights, the settings, the database. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { MikroORM } from '@mikro-orm/postgresql'
import { expect, it } from 'vitest'
import { schemaText } from '@jingxian/server/app/emit-schema'
import { EMIT_REMEDY, EMITTED } from '@jingxian/server/app/emitted'
import { ENTITIES } from '@jingxian/server/app/features'
import { ormOptions } from '@jingxian/server/kernel/database'
import { cloneDatabase } from '../support/house.ts'

const committed = (path: string) => readFileSync(join(import.meta.dirname, '../../..', path), 'utf8')
it.each(Object.entries(EMITTED))('%s is what the code says', (path, text) => {
  expect(text(), EMIT_REMEDY).toBe(committed(path))
})

it('the migrations make exactly the tables and policies of the entities', async () => {
  const { url, drop } = await cloneDatabase('reference')
  const orm = new MikroORM(ormOptions(url, ENTITIES, 2))
  const missing = await orm.schema.getUpdateSchemaSQL({ wrap: false, safe: false })
  await orm.close(true)
  await drop()
  const open = missing.split('\n').filter((line) => line.trim() && !/drop table if exists "migration"/.test(line))
  expect(open, 'write a migration: pnpm --dir server run migration <name> <database url>').toEqual([])
})

it('every description in the contract is there for types that people meet', () => {
  const undescribed = [...schemaText().matchAll(/(?<!""")\ntype (\w+) /g)].map((match) => match[1])
  const plumbing = /Connection$|^(Query|Mutation|Subscription)$/
  expect(undescribed.filter((name) => !plumbing.test(name!))).toEqual([])
})
