/** The demo accounts (decisions.md): the province's people, two for each city, one county, the auditor. */
import { Role } from '@jingxian/schema/vocabulary/roles'
import type { NewAccount } from '@jingxian/server/access/accounts.service'
import { PROVINCE } from '@jingxian/server/kernel/actor'
import type { Book } from '@jingxian/server/reference/book'

export const TIEXI = 210106

export function demoAccounts({ units, regions }: Pick<Book, 'units' | 'regions'>): NewAccount[] {
  const province = (login: string, name: string, role: Role): NewAccount => ({ login, name, role, unit: PROVINCE })
  const cities = units.flatMap(({ id, pinyin, shortName, level }) => {
    const office = level === 'ZONE' ? `${shortName}经发局` : `${shortName}市商务局`
    return [
      { login: pinyin, name: `${office} · 报送`, role: Role.CITY_REPORTER, unit: id },
      { login: `${pinyin}-lead`, name: `${office} · 负责人`, role: Role.CITY_LEADER, unit: id },
    ]
  })
  return [
    province('leader', '省领导', Role.PROV_LEADER),
    province('analyst', '省商务厅 · 分析', Role.PROV_ANALYST),
    province('reviewer', '省商务厅 · 审核', Role.PROV_REVIEWER),
    province('approver', '省商务厅 · 审定', Role.PROV_APPROVER),
    province('auditor', '省审计 · 稽核', Role.AUDITOR),
    ...cities,
    { login: 'tiexi', name: `${regions.get(TIEXI)!.name} · 报送`, role: Role.COUNTY_REPORTER, unit: TIEXI },
  ]
}
