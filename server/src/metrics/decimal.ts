import { Decimal as Base } from 'decimal.js'

/** Exact arithmetic: fifty digits, half up. The library's default of twenty would round large sums of rates. */
export const Decimal = Base.clone({ precision: 50, rounding: Base.ROUND_HALF_UP })
export type Decimal = Base
