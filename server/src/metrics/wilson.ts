/** The 95 % interval of a share of counts (Wilson), domain.md b.3. Pure. */
import { Decimal } from './decimal.ts'

const Z = new Decimal('1.96')

/** Of `x` among `n`, as shares between 0 and 1; null without any. */
export function wilson(x: number | string, n: number | string): { low: Decimal; high: Decimal } | null {
  const count = new Decimal(n)
  if (count.lte(0)) return null
  const p = new Decimal(x).div(count)
  const z2 = Z.times(Z)
  const spread = z2.div(count)
  const scale = spread.plus(1)
  const centre = p.plus(spread.div(2)).div(scale)
  const half = Z.div(scale).times(p.times(new Decimal(1).minus(p)).div(count).plus(z2.div(count.times(count).times(4))).sqrt())
  return { low: Decimal.max(0, centre.minus(half)), high: Decimal.min(1, centre.plus(half)) }
}
