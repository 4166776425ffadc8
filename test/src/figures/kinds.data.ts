/** Records beside money, few enough to check by hand: people over some months with a correction, and years of research. */
import { Role } from '@jingxian/schema/vocabulary/roles'
import { houseAs } from '@jingxian/server/kernel/actor'
import { judgeEntries } from '@jingxian/server/records/ledger/judge.service'
import type { House } from '@jingxian/server/app/house'
import { aJobsClaim, anAccepted, aProject, aResearchClaim } from '../support/factories.ts'
import { NOW } from '../support/house.ts'

/** 沈阳: 轴承 with 100 promised to August, 软件. 大连: 化工. 鞍山 says nothing. */
export async function kindsProvince(house: House): Promise<void> {
  house.setClock(() => new Date('2025-11-10T09:00:00+08:00'))
  const promised = [{ kind: 'JOBS' as const, amount: '100', unit: '人', dueDate: '2025-08-31' }]
  const bearing = await aProject(house, { name: '轴承项目', commitments: promised })
  const software = await aProject(house, { name: '软件项目', county: '210102', industry: 'I65', nationalCode: null, contractDate: '2025-03-20' })
  const chemicals = await aProject(house, { name: '化工项目', county: '210202', industry: 'C26', nationalCode: null, signed: false, contractDate: null, contractDomestic: null })
  const jobs = (project: string, month: string, insured: number, reported = insured) => anAccepted(house, 'JOBS', project, aJobsClaim({ month: `2025-${month}`, insured, reported }))
  await jobs(bearing, '06', 40)
  const july = await jobs(bearing, '07', 60)
  await jobs(bearing, '08', 90)
  await jobs(software, '08', 20)
  await jobs(chemicals, '07', 100, 130)
  await jobs(chemicals, '09', 80)
  const research = (project: string, year: number, rdExpenditure: string, revenue: string) => anAccepted(house, 'RESEARCH', project, aResearchClaim({ year, rdExpenditure, revenue }))
  await research(bearing, 2024, '900', '20000')
  await research(software, 2024, '100', '400')
  await research(chemicals, 2023, '500', '10000')
  // July was 55, not 60: taken back and entered again; August then adds 35, not 30.
  await house.as(houseAs(Role.PROV_APPROVER, '测试'), 'write', (ctx) => judgeEntries(ctx, [july], { move: 'REVERSE', note: '名单有 5 人重复' }))
  await jobs(bearing, '07', 55)
  house.setClock(() => NOW)
}
