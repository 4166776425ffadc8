/** The fields of each kind of claim, in the order of the page: what stands in them and in which unit. Pure. */
import type { EntryKind } from '@jingxian/schema/vocabulary/ledger-words'
import type { MessageKey } from '../../i18n/text.ts'

/** How a field is filled: `words` are one of a closed list, `count` a whole number. */
export type FieldWay = 'words' | 'segments' | 'decimal' | 'count' | 'day' | 'month' | 'year' | 'country' | 'text' | 'reason'

interface Field {
  name: string
  way: FieldWay
  unit?: MessageKey
  optional?: true
  /** two columns of the form */
  wide?: true
  /** longest text */
  max?: number
  /** codes and numbers are written in the narrow type */
  mono?: true
}
interface SectionOf<N extends string> {
  title: 'money' | 'payer' | 'people' | 'contract' | 'year' | 'certified' | 'month'
  fields: readonly (Field & { name: N })[]
}

const zeroReason = { name: 'zeroReason', way: 'reason', max: 200 } as const
const people = <N extends string>(name: N, more: { optional?: true } = {}) => ({ name, way: 'count', unit: 'claims.unit.people', ...more }) as const
const wanYuan = <N extends string>(name: N) => ({ name, way: 'decimal', unit: 'words.unit.WAN_YUAN' }) as const

const KINDS = {
  CAPITAL: [
    {
      title: 'money',
      fields: [
        { name: 'family', way: 'segments' },
        { name: 'origin', way: 'words' },
        { name: 'form', way: 'words' },
        { name: 'usage', way: 'words' },
        { name: 'receivedOn', way: 'day' },
        { name: 'currency', way: 'words' },
        { name: 'amount', way: 'decimal', wide: true },
        zeroReason,
      ],
    },
    {
      title: 'payer',
      fields: [
        { name: 'payerName', way: 'text', wide: true, max: 200 },
        { name: 'payerUscc', way: 'text', wide: true, max: 18, mono: true, optional: true },
        { name: 'payerCountry', way: 'country', wide: true, optional: true },
        { name: 'bankSerial', way: 'text', wide: true, max: 100, mono: true, optional: true },
        { name: 'fxRegistrationNo', way: 'text', wide: true, max: 100, mono: true, optional: true },
      ],
    },
  ],
  JOBS: [
    {
      title: 'people',
      fields: [
        { name: 'month', way: 'month' },
        people('reported'),
        people('insured'),
        people('baselineInsured'),
        { name: 'baselineReason', way: 'reason', max: 200 },
        zeroReason,
        people('localHires', { optional: true }),
        people('graduates', { optional: true }),
        { name: 'avgWage', way: 'decimal', unit: 'claims.unit.wage', optional: true },
        { name: 'source', way: 'text', max: 100, optional: true },
      ],
    },
  ],
  TECHNOLOGY: [
    {
      title: 'contract',
      fields: [
        { name: 'kind', way: 'words' },
        { name: 'registeredOn', way: 'day' },
        { name: 'contractNo', way: 'text', max: 100 },
        { name: 'registrationNo', way: 'text', max: 100, optional: true },
        wanYuan('contractAmount'),
        wanYuan('technologyAmount'),
        { name: 'originCountry', way: 'country' },
        { name: 'level', way: 'words', optional: true },
        zeroReason,
      ],
    },
  ],
  RESEARCH: [
    {
      title: 'year',
      fields: [
        { name: 'year', way: 'year' },
        wanYuan('rdExpenditure'),
        wanYuan('revenue'),
        { name: 'rdPersonnelFte', way: 'decimal', unit: 'claims.unit.fte' },
        zeroReason,
      ],
    },
    {
      title: 'certified',
      fields: [
        { name: 'nationalInstitutions', way: 'count', unit: 'claims.unit.places' },
        { name: 'provincialInstitutions', way: 'count', unit: 'claims.unit.places' },
        { name: 'cityInstitutions', way: 'count', unit: 'claims.unit.places' },
        { name: 'inventionPatents', way: 'count', unit: 'claims.unit.pieces' },
        { name: 'highTechCertNo', way: 'text', wide: true, max: 100, optional: true },
        { name: 'highTechValidFrom', way: 'day', optional: true },
        { name: 'highTechValidTo', way: 'day', optional: true },
      ],
    },
  ],
  CONTRIBUTION: [
    {
      title: 'month',
      fields: [
        { name: 'month', way: 'month' },
        wanYuan('taxPaid'),
        wanYuan('output'),
        { name: 'exports', way: 'decimal', unit: 'words.unit.WAN_USD' },
        { name: 'electricity', way: 'decimal', unit: 'claims.unit.power' },
        { name: 'landMu', way: 'decimal', unit: 'claims.unit.land', optional: true },
        zeroReason,
      ],
    },
  ],
} as const satisfies Record<EntryKind, readonly SectionOf<string>[]>

/** Every field of any kind that holds one text. */
export type TextName = (typeof KINDS)[EntryKind][number]['fields'][number]['name'] | 'note'
export type ClaimField = Field & { name: TextName }
export type Section = SectionOf<TextName>
export const SECTIONS: Record<EntryKind, readonly Section[]> = KINDS
export const fieldsOf = (kind: EntryKind): readonly ClaimField[] => SECTIONS[kind].flatMap(({ fields }) => fields)

/** The one argument and field of the contract that carries a kind. */
export const CARRIER = {
  CAPITAL: 'capital',
  JOBS: 'jobs',
  TECHNOLOGY: 'technology',
  RESEARCH: 'research',
  CONTRIBUTION: 'contribution',
} as const satisfies Record<EntryKind, string>

/** Counted by level in the contract, one field each in the form. */
export const INSTITUTIONS = { NATIONAL: 'nationalInstitutions', PROVINCIAL: 'provincialInstitutions', CITY: 'cityInstitutions' } as const
