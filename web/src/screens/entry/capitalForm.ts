/** The form of one amount of capital: what stands in its fields, and what is sent of it. Pure. */
import type { CapitalFamily, FundForm, FundUsage } from '@jingxian/schema/vocabulary/ledger-words'
import type { CapitalOrigin } from '@jingxian/schema/vocabulary/project-words'
import type { CapitalInput, ClaimedCapitalFragment, EvidenceInput } from '../../generated/graphql.ts'
import { isZero } from '../../ui/format.ts'

/** Text fields are '' while they are empty. */
export interface CapitalForm {
  family: CapitalFamily | ''
  form: FundForm | ''
  origin: CapitalOrigin | ''
  amount: string
  currency: string
  receivedOn: string
  usage: FundUsage | ''
  payerName: string
  payerUscc: string
  payerCountry: string
  bankSerial: string
  fxRegistrationNo: string
  zeroReason: string
  note: string
  evidence: EvidenceInput[]
}
export type FieldName = keyof CapitalForm

/** In the order of the page. */
export const FIELDS = [
  'family', 'origin', 'form', 'usage', 'receivedOn', 'currency', 'amount', 'zeroReason',
  'payerName', 'payerUscc', 'payerCountry', 'bankSerial', 'fxRegistrationNo', 'evidence', 'note',
] as const satisfies readonly FieldName[]

export function isField(name: string | null | undefined): name is FieldName {
  return FIELDS.includes(name as FieldName)
}

export function emptyForm(): CapitalForm {
  return {
    family: '', form: '', origin: '', amount: '', currency: '', receivedOn: '', usage: '', payerName: '', payerUscc: '',
    payerCountry: '', bankSerial: '', fxRegistrationNo: '', zeroReason: '', note: '', evidence: [],
  }
}

type Paper = Pick<EvidenceInput, 'type' | 'issuer' | 'docNo' | 'issuedOn' | 'amount' | 'sha256' | 'fileName'>

function paperOf({ type, issuer, docNo, issuedOn, amount, sha256, fileName }: Paper): EvidenceInput {
  return { type, issuer: issuer ?? null, docNo: docNo ?? null, issuedOn: issuedOn ?? null, amount: amount ?? null, sha256, fileName: fileName ?? null }
}

/** What the server has, as the fields show it. */
export function formOf(capital: Omit<ClaimedCapitalFragment, 'worth'> | null | undefined, evidence: readonly Paper[]): CapitalForm {
  const form = emptyForm()
  if (!capital) return form
  const { family, form: kind, origin, usage, payerCountry } = capital
  return {
    family: family ?? '',
    form: kind ?? '',
    origin: origin ?? '',
    usage: usage ?? '',
    amount: capital.amount ?? '',
    currency: capital.currency ?? '',
    receivedOn: capital.receivedOn ?? '',
    payerName: capital.payerName ?? '',
    payerUscc: capital.payerUscc ?? '',
    payerCountry: payerCountry?.code ?? '',
    bankSerial: capital.bankSerial ?? '',
    fxRegistrationNo: capital.fxRegistrationNo ?? '',
    zeroReason: capital.zeroReason ?? '',
    note: capital.note ?? '',
    evidence: evidence.map(paperOf),
  }
}

/** Which fields have a place in this form; the others are neither shown nor sent. */
export function fits(name: FieldName, { family, amount, zeroReason }: CapitalForm): boolean {
  if (name === 'payerUscc') return family !== 'FOREIGN'
  if (name === 'payerCountry' || name === 'fxRegistrationNo') return family === 'FOREIGN'
  if (name === 'zeroReason') return zeroReason !== '' || (amount !== '' && isZero(amount))
  return true
}

/** What is sent: nothing for what is empty or has no place. */
export function inputOf(form: CapitalForm): CapitalInput {
  const sent = <K extends FieldName>(name: K) => {
    const value = form[name]
    return typeof value === 'string' && fits(name, form) && value.trim() ? (value.trim() as Exclude<CapitalForm[K], ''>) : null
  }
  return {
    family: sent('family') as CapitalFamily | null,
    form: sent('form') as FundForm | null,
    origin: sent('origin') as CapitalOrigin | null,
    usage: sent('usage') as FundUsage | null,
    amount: sent('amount') as string | null,
    currency: sent('currency') as string | null,
    receivedOn: sent('receivedOn') as string | null,
    payerName: sent('payerName') as string | null,
    payerUscc: sent('payerUscc') as string | null,
    payerCountry: sent('payerCountry') as string | null,
    bankSerial: sent('bankSerial') as string | null,
    fxRegistrationNo: sent('fxRegistrationNo') as string | null,
    zeroReason: sent('zeroReason') as string | null,
    note: sent('note') as string | null,
    evidence: form.evidence.map(paperOf),
  }
}

/** Would the same be sent? */
export function saysTheSame(a: CapitalForm, b: CapitalForm): boolean {
  return JSON.stringify(inputOf(a)) === JSON.stringify(inputOf(b))
}

/** The sources that go with a family; one that stands there already is kept, for the server to remark on. */
export function originsFor({ family, origin }: CapitalForm): CapitalOrigin[] {
  const all: CapitalOrigin[] = ['FOREIGN', 'HK_MACAO_TAIWAN', 'OUT_OF_PROVINCE', 'IN_PROVINCE', 'GOVERNMENT']
  const foreign = (one: CapitalOrigin) => one === 'FOREIGN' || one === 'HK_MACAO_TAIWAN'
  return all.filter((one) => !family || foreign(one) === (family === 'FOREIGN') || one === origin)
}
