/** A province small enough to check by hand: three cities, two years, every state that a cell can have. */
import { Role } from '@jingxian/schema/vocabulary/roles'
import { houseAs } from '@jingxian/server/kernel/actor'
import { signReturns, type Signature } from '@jingxian/server/records/returns/return.service'
import type { House } from '@jingxian/server/app/house'
import { aClaim, aForeignClaim, anAcceptedEntry, aProject } from '../support/factories.ts'
import { NOW } from '../support/house.ts'

const at = (house: House, time: string) => house.setClock(() => new Date(time))

/** 沈阳: 铁西 C34, 和平 I65. 大连: 中山 C26, foreign. 鞍山: 铁东, level with 沈阳 in August 2025. */
export async function goldenProvince(house: House): Promise<void> {
  at(house, '2025-11-10T09:00:00+08:00')
  const bearing = await aProject(house, { name: '轴承项目', contractDomestic: '50000', contractDate: '2025-03-10' })
  const software = await aProject(house, { name: '软件项目', county: '210102', industry: 'I65', nationalCode: null, contractDomestic: '8000', contractDate: '2025-06-20' })
  const chemicals = await aProject(house, { name: '化工项目', county: '210202', industry: 'C26', nationalCode: null, capitalNature: 'FOREIGN', contractDomestic: null, contractForeign: '4000', contractDate: '2025-05-15' })
  const steel = await aProject(house, { name: '钢构项目', county: '210302', industry: 'C31', nationalCode: null, contractDomestic: '9000', contractDate: '2025-04-01' })
  const domestic = (project: string, receivedOn: string, amount: string, more = {}) => anAcceptedEntry(house, project, aClaim({ receivedOn, amount, ...more }))
  const foreign = (project: string, receivedOn: string, amount: string) => anAcceptedEntry(house, project, aForeignClaim({ receivedOn, amount }))
  // The year before: only 沈阳 and 大连 have a base.
  await domestic(bearing, '2024-09-20', '1000')
  await foreign(chemicals, '2024-11-20', '100')
  // This year.
  await domestic(bearing, '2025-08-05', '1500')
  await domestic(software, '2025-08-09', '500')
  await domestic(steel, '2025-08-11', '2000')
  await foreign(chemicals, '2025-08-15', '300')
  await domestic(bearing, '2025-09-05', '1234.5678')
  await domestic(bearing, '2025-09-12', '234.5678', { form: 'WITHDRAWAL' })
  await foreign(chemicals, '2025-10-15', '200.25')
  await sign(house)
  house.setClock(() => NOW)
}

/** All three sign 2024-01 to 2025-09; for October 大连 and 鞍山 only: 沈阳 has not reported. */
async function sign(house: House): Promise<void> {
  const months = ['2024', '2025'].flatMap((year) => Array.from({ length: 12 }, (_, m) => `${year}-${String(m + 1).padStart(2, '0')}`)).filter((month) => month <= '2025-10')
  const units = ['210100', '210200', '210300']
  const money: Record<string, string[]> = {
    '210100': ['2024-09 DOMESTIC', '2025-08 DOMESTIC', '2025-09 DOMESTIC'],
    '210200': ['2024-11 FOREIGN', '2025-08 FOREIGN', '2025-10 FOREIGN'],
    '210300': ['2025-08 DOMESTIC'],
  }
  const signatures: Signature[] = months.flatMap((month) =>
    units
      .filter((unit) => !(unit === '210100' && month === '2025-10'))
      .map((unit) => ({
        unit,
        month,
        zeros: (['FOREIGN', 'DOMESTIC'] as const)
          .filter((family) => !money[unit]!.includes(`${month} ${family}`))
          .map((family) => ({ family, reason: 'NO_PROJECT_DUE' as const, note: null })),
      })),
  )
  await house.as(houseAs(Role.CITY_LEADER, '测试'), 'write', (ctx) => signReturns(ctx, signatures))
}
