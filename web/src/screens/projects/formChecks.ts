/** What is still missing in the form, what was changed, and what the shares add up to. Pure. */
import type { FactFamily } from '@jingxian/schema/vocabulary/project-words'
import type { FieldName, FormFields, ShareFields } from './form.ts'
import { inputOf, plain } from './formRecord.ts'

const NEEDED = ['name', 'county', 'kind', 'capitalNature', 'industry', 'totalInvestment'] as const

/** Fields that the contract cannot do without and that are still empty, by their path. */
export function missing(form: FormFields): string[] {
  const inRows = <R extends object>(list: 'investors' | 'commitments' | 'shares', rows: readonly R[], names: readonly (keyof R & string)[]) =>
    rows.flatMap((row, at) => names.filter((name) => row[name] === '').map((name) => `${list}[${at}].${name}`))
  return [
    ...NEEDED.filter((name) => !form[name].trim()),
    ...inRows('investors', form.investors, ['name', 'origin', 'sharePct', 'contribution']),
    ...inRows('commitments', form.commitments, ['kind']),
    ...inRows('shares', form.shares, ['family', 'region', 'role', 'pct']).filter((path) => !isOutside(form, path)),
  ]
}

/** What goes out of the province has no region. */
function isOutside(form: FormFields, path: string): boolean {
  return form.shares.some(({ role }, at) => role === 'EXTERNAL' && path === `shares[${at}].region`)
}

/** Two forms that would send the same are the same, whatever their rows are called. */
export function sameField(a: FormFields, b: FormFields, name: FieldName): boolean {
  const sent = (form: FormFields) => JSON.stringify(inputOf(form)[name])
  return sent(a) === sent(b)
}

export function isSame(a: FormFields, b: FormFields): boolean {
  return JSON.stringify(inputOf(a)) === JSON.stringify(inputOf(b))
}

const PLACES = 4

/** Tenths of thousandths, so that 33.33 + 33.33 + 33.34 is exactly 100. */
function units(value: string): bigint {
  const [whole = '0', fraction = ''] = value.split('.')
  return BigInt(whole + fraction.padEnd(PLACES, '0').slice(0, PLACES))
}

export interface ShareSum {
  family: FactFamily
  sum: string
  isWhole: boolean
}

/** The live sum of each family's shares. */
export function shareSums(shares: readonly ShareFields[]): ShareSum[] {
  const families = [...new Set(shares.map(({ family }) => family))].filter((family) => family !== '')
  return families.map((family) => {
    const sum = shares.filter((share) => share.family === family && share.pct).reduce((total, { pct }) => total + units(pct), 0n)
    const digits = sum.toString().padStart(PLACES + 1, '0')
    return { family, sum: plain(`${digits.slice(0, -PLACES)}.${digits.slice(-PLACES)}`), isWhole: sum === 100n * 10n ** BigInt(PLACES) }
  })
}
