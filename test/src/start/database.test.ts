/** Two products on one PostgreSQL, each with an owner of its own: neither hinders the other nor reaches into it. */
import 'reflect-metadata'
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { emptyHouse, openHouse, type House } from '@jingxian/server/app/house'
import { HOUSE } from '@jingxian/server/kernel/actor'
import { StartRefused } from '@jingxian/server/kernel/start-refused'
import { Account } from '@jingxian/server/access/account.entity'
import { seedReference } from '@jingxian/seeds/reference.seed'
import { connected, roleAt, silentWithoutContext } from '../security/checks.ts'
import { databaseUrl } from '../support/postgres.setup.ts'

interface Product {
  owner: string
  house: House
}

const made: Product[] = []

async function aProduct(): Promise<Product> {
  const name = `p_${randomBytes(4).toString('hex')}`
  const url = new URL(databaseUrl(inject('ownerUrl'), name))
  await connected(inject('ownerUrl'), async (client) => {
    await client.query(`create role "${name}_owner" login createrole password 'secret-of-${name}'`)
    await client.query(`grant "${name}_owner" to current_user`)
    await client.query(`create database "${name}" owner "${name}_owner"`)
  })
  url.username = `${name}_owner`
  url.password = `secret-of-${name}`
  const product = { owner: url.href, house: await openHouse(url.href) }
  made.push(product)
  return product
}

let one: Product
let two: Product
beforeAll(async () => {
  one = await aProduct()
  two = await aProduct()
})
afterAll(async () => {
  for (const { house } of made) await house.close()
})

describe('two databases of one cluster', () => {
  it('each open, serve and open again', async () => {
    for (const { owner, house } of [one, two]) {
      await house.as(HOUSE, 'write', seedReference)
      const again = await openHouse(owner)
      expect(await again.as(HOUSE, 'read', ({ em }) => em.count(Account))).toBe(0)
      await again.close()
    }
  })

  it('the login of one does not get into the other, nor act in its roles', async () => {
    const stranger = new URL(two.house.appUrl)
    stranger.pathname = new URL(one.house.appUrl).pathname
    await expect(connected(stranger.href, (client) => client.query('select 1'))).rejects.toThrow(/permission denied for database/)
    await connected(two.house.appUrl, async (client) => {
      await expect(client.query(`set role ${roleAt(one.house.appUrl, 'job_role')}`)).rejects.toThrow(/permission denied to set role/)
      await client.query(`set role ${roleAt(two.house.appUrl, 'job_role')}`)
    })
  })

  it('the owner of one has no part in the roles of the other', async () => {
    await connected(two.owner, async (client) => {
      await expect(client.query(`grant ${roleAt(one.owner, 'job_role')} to current_user`)).rejects.toThrow(/permission denied to grant role/)
    })
  })
})

describe('a database under another name', () => {
  it('takes back what was granted to the roles of its former name', async () => {
    const source = await aProduct()
    await source.house.close()
    const name = `p_${randomBytes(4).toString('hex')}`
    await connected(inject('ownerUrl'), (client) => client.query(`create database "${name}" template "${new URL(source.owner).pathname.slice(1)}" owner "${new URL(source.owner).username}"`))
    const copied = databaseUrl(source.owner, name)
    const house = await openHouse(copied)
    made.push({ owner: copied, house })
    const left = await connected(copied, (client) => client.query(
      `select relname from pg_class c, aclexplode(c.relacl) a where relnamespace = 'public'::regnamespace and a.grantee::regrole::text like $1
       union select polname from pg_policy p where exists (select from unnest(polroles) r where r::regrole::text like $1)`,
      [`${new URL(source.owner).pathname.slice(1)}%role`],
    ))
    expect(left.rows).toEqual([])
    expect(await silentWithoutContext(house.appUrl)).toEqual([])
  })
})

describe('emptying', () => {
  it('takes our tables and leaves those of other programs, and refuses beside a server', async () => {
    const product = await aProduct()
    await connected(product.owner, (client) => client.query('create table of_another_program as select 7 as n'))
    await product.house.as(HOUSE, 'read', ({ em }) => em.count(Account))
    await expect(emptyHouse(product.owner)).rejects.toThrow(/Another server is loading the demo/)
    await product.house.close()
    await emptyHouse(product.owner)
    const tables = await connected(product.owner, (client) => client.query(`select tablename from pg_tables where schemaname = 'public'`))
    expect(tables.rows).toEqual([{ tablename: 'of_another_program' }])
    const again = await openHouse(product.owner)
    await again.as(HOUSE, 'write', seedReference)
    await again.close()
  })
})

describe('what cannot be used is one sentence', () => {
  const refused = (url: string): Promise<unknown> => openHouse(url).then(() => undefined, (error: unknown) => error)

  it('no password, no database, nobody there', async () => {
    const cases: [Partial<URL>, RegExp][] = [
      [{ password: '' }, /^DATABASE_URL has no password/],
      [{ pathname: '/' }, /^DATABASE_URL names no database/],
      [{ port: '1' }, /^The database at 127\.0\.0\.1:1 does not answer/],
    ]
    for (const [change, sentence] of cases) {
      const url = new URL(one.owner)
      Object.assign(url, change)
      const error = await refused(url.href)
      expect(error).toBeInstanceOf(StartRefused)
      expect((error as Error).message).toMatch(sentence)
      expect((error as Error).message).not.toContain('secret-of')
    }
  })

  it('roles that somebody else made', async () => {
    const stranger = `x_${randomBytes(4).toString('hex')}`
    await connected(inject('ownerUrl'), (client) => client.query(`create role "${stranger}" login createrole password 'x-password'`))
    await connected(one.owner, (client) => client.query(`grant connect on database "${new URL(one.owner).pathname.slice(1)}" to "${stranger}"`))
    const url = new URL(one.owner)
    Object.assign(url, { username: stranger, password: 'x-password' })
    expect(((await refused(url.href)) as Error).message).toMatch(/which somebody else made/)
  })
})
