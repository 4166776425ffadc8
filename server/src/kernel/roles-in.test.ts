import { expect, it } from 'vitest'
import { INNER_ROLES } from './actor.ts'
import { databaseOf, innerRoleIn, loginIn, quoted } from './roles-in.ts'

it('roles carry the name of their database', () => {
  expect(innerRoleIn('jingxian', 'city_role')).toBe('jingxian_city_role')
  expect(loginIn('two')).toBe('jingxian_app_two')
})

it('names that PostgreSQL would cut stay different, and fit', () => {
  const [one, two] = ['a', 'b'].map((end) => '市'.repeat(30) + end) as [string, string]
  for (const role of INNER_ROLES) {
    expect(innerRoleIn(one, role)).not.toBe(innerRoleIn(two, role))
    expect(Buffer.byteLength(innerRoleIn(one, role))).toBeLessThanOrEqual(63)
  }
  expect(loginIn(one)).not.toBe(loginIn(two))
  expect(Buffer.byteLength(loginIn(one))).toBeLessThanOrEqual(63)
})

it('a name is quoted, and the database is read from the address', () => {
  expect(quoted('od"d')).toBe('"od""d"')
  expect(databaseOf('postgresql://a:b@h:1/t%20wo?sslmode=require')).toBe('t wo')
})
