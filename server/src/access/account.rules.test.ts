import { expect, it } from 'vitest'
import { accountFault, PEOPLE } from './account.rules.ts'

const person = { login: 'li.wei', name: '李伟', role: 'CITY_REPORTER' }

it('a role belongs to a unit of its level', () => {
  const fits = (role: string, level: 'PROVINCE' | 'CITY' | 'COUNTY' | 'ZONE') => accountFault({ ...person, role }, level)
  expect([fits('COUNTY_REPORTER', 'COUNTY'), fits('CITY_LEADER', 'ZONE'), fits('AUDITOR', 'PROVINCE')]).toEqual([undefined, undefined, undefined])
  expect([fits('COUNTY_REPORTER', 'CITY'), fits('CITY_LEADER', 'COUNTY'), fits('CITY_REVIEWER', 'PROVINCE'), fits('PROV_LEADER', 'CITY')]).toEqual(['unit', 'unit', 'unit', 'unit'])
  expect(accountFault(person, undefined)).toBe('unit')
})

it('the house, screens and the public have no accounts', () => {
  for (const role of ['JOB', 'DISPLAY', 'PUBLIC', 'toString', '']) expect(accountFault({ ...person, role }, 'PROVINCE')).toBe('role')
  expect(PEOPLE).toHaveLength(9)
})

it('a login is one that sign-in finds again', () => {
  for (const login of ['', 'Li', 'a b', '-x', 'x'.repeat(61), '李伟']) expect(accountFault({ ...person, login }, 'CITY')).toBe('login')
  expect(accountFault({ ...person, name: ' ' }, 'CITY')).toBe('name')
})
