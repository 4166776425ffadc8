/** A figure that was wrong and was put right: reversed and entered anew, so that snapshots before and after differ. */
import { Role } from '@jingxian/schema/vocabulary/roles'
import { houseAs } from '@jingxian/server/kernel/actor'
import type { Context } from '@jingxian/server/kernel/context'
import type { House } from '@jingxian/server/app/house'
import { enterEntries } from '@jingxian/server/records/ledger/entry.service'
import { judgeEntries } from '@jingxian/server/records/ledger/judge.service'
import type { Claim } from '@jingxian/server/records/ledger/kind'
import { capitalClaim } from './claims.ts'
import type { Payment } from './payments.ts'
import { Rng } from './rng.ts'
import { SLIP } from './stories.ts'

export async function correctSlip(house: House, rng: Rng, { payment, entry }: { payment: Payment; entry: string }, ids: ReadonlyMap<number, string>): Promise<void> {
  const at = <T>(hour: string, role: Role, work: (ctx: Context) => Promise<T>) => {
    house.setClock(() => new Date(`2025-11-17T${hour}:00+08:00`))
    return house.as(houseAs(role, '示例数据'), 'write', work)
  }
  const note = `银行进账单为 ${SLIP.meant} 万元，申报多录一位：冲销后由报送单位重报。`
  await at('09:40', Role.PROV_APPROVER, (ctx) => judgeEntries(ctx, [entry], { move: 'REVERSE', note }))
  const claim = capitalClaim(rng, { ...payment, amount: SLIP.meant, proven: SLIP.meant, documented: true }) as unknown as Claim
  const corrected = { project: ids.get(payment.project.index)!, kind: 'CAPITAL' as const, claim, revises: entry, submittedBy: '市局 · 报送' }
  const again = await at('10:30', Role.CITY_REPORTER, (ctx) => enterEntries(ctx, 'demo-correction', [corrected]))
  await at('14:10', Role.CITY_LEADER, (ctx) => judgeEntries(ctx, again, { move: 'REVIEW' }))
  await at('16:20', Role.PROV_REVIEWER, (ctx) => judgeEntries(ctx, again, { move: 'ACCEPT', allMatched: true }))
}
