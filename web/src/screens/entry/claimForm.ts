/** The form of one claim of any kind: what stands in its fields, and what is sent of it. Pure. */
import { InstitutionLevel, type EntryKind } from '@jingxian/schema/vocabulary/ledger-words'
import type { CapitalOrigin } from '@jingxian/schema/vocabulary/project-words'
import { listOf } from '@jingxian/schema/vocabulary/words'
import type { BeginDraftMutationVariables, EvidenceInput } from '../../generated/graphql.ts'
import { textOf, type Claimed } from '../../tiles/claims/claimText.ts'
import { CARRIER, fieldsOf, INSTITUTIONS, SECTIONS, type ClaimField, type TextName } from '../../tiles/claims/fields.ts'
import { isZero } from '../../ui/format.ts'

export type FieldName = TextName | 'evidence'
/** Texts are '' while they are empty. Fields of all kinds stand beside each other: choosing another kind loses nothing. */
export type ClaimForm = Record<TextName, string> & { entryKind: EntryKind; evidence: EvidenceInput[] }
type ClaimVariables = Pick<BeginDraftMutationVariables, (typeof CARRIER)[EntryKind]>

const NOTE: ClaimField = { name: 'note', way: 'text' }
const ALL = [...new Set((Object.keys(SECTIONS) as EntryKind[]).flatMap((kind) => fieldsOf(kind).map(({ name }) => name)))]
/** All of them, in the order of the pages. */
export const FIELDS: readonly FieldName[] = [...ALL, 'evidence', 'note']

export function isField(name: string | null | undefined): name is FieldName {
  return FIELDS.includes(name as FieldName)
}

export function emptyForm(entryKind: EntryKind = 'CAPITAL'): ClaimForm {
  const texts = Object.fromEntries([...ALL, 'note'].map((name) => [name, ''])) as Record<TextName, string>
  return { ...texts, entryKind, evidence: [] }
}

type Paper = Pick<EvidenceInput, 'type' | 'issuer' | 'docNo' | 'issuedOn' | 'amount' | 'sha256' | 'fileName'>

function paperOf({ type, issuer, docNo, issuedOn, amount, sha256, fileName }: Paper): EvidenceInput {
  return { type, issuer: issuer ?? null, docNo: docNo ?? null, issuedOn: issuedOn ?? null, amount: amount ?? null, sha256, fileName: fileName ?? null }
}

/** What the server has, as the fields show it. */
export function formOf(claimed: Claimed, evidence: readonly Paper[]): ClaimForm {
  const record = claimed[CARRIER[claimed.kind]] as Record<string, unknown> | null | undefined
  const texts = [...fieldsOf(claimed.kind), NOTE].map((field) => [field.name, textOf(record, field)])
  return { ...emptyForm(claimed.kind), ...(Object.fromEntries(texts) as Partial<ClaimForm>), evidence: evidence.map(paperOf) }
}

/** Figures whose zero is a statement that needs its reason. */
const STATED: Record<EntryKind, readonly TextName[]> = {
  CAPITAL: ['amount'],
  JOBS: ['reported', 'insured'],
  TECHNOLOGY: ['contractAmount', 'technologyAmount'],
  RESEARCH: ['rdExpenditure', 'revenue', 'rdPersonnelFte'],
  CONTRIBUTION: ['taxPaid', 'output', 'electricity'],
}

/** Which fields have a place in this form; the others are neither shown nor sent. */
export function fits(name: FieldName, form: ClaimForm): boolean {
  const { entryKind, family } = form
  if (name === 'note' || name === 'evidence') return true
  if (!fieldsOf(entryKind).some((field) => field.name === name)) return false
  if (name === 'payerUscc') return family !== 'FOREIGN'
  if (name === 'payerCountry' || name === 'fxRegistrationNo') return family === 'FOREIGN'
  if (name === 'zeroReason') return form.zeroReason !== '' || STATED[entryKind].some((figure) => form[figure] !== '' && isZero(form[figure]))
  if (name === 'baselineReason') return form.baselineReason !== '' || (form.baselineInsured !== '' && !isZero(form.baselineInsured))
  return true
}

/** What is sent: nothing for what is empty or has no place. */
function contentOf(form: ClaimForm): Record<string, unknown> {
  const sent = ({ name, way }: ClaimField) => {
    const text = fits(name, form) ? form[name].trim() : ''
    if (!text) return null
    return way === 'count' || way === 'year' ? Number(text) : text
  }
  const levels = Object.values(INSTITUTIONS) as string[]
  const fields = [...fieldsOf(form.entryKind), NOTE].filter(({ name }) => !levels.includes(name))
  return {
    ...Object.fromEntries(fields.map((field) => [field.name, sent(field)])),
    ...(form.entryKind === 'RESEARCH' ? { institutions: institutionsOf(form) } : {}),
    evidence: form.evidence.map(paperOf),
  }
}

/** Nothing stated is null; zeros are the empty list, which says that there are none. */
function institutionsOf(form: ClaimForm): { level: InstitutionLevel; count: number }[] | null {
  const counts = listOf(InstitutionLevel).map((level) => ({ level, text: form[INSTITUTIONS[level]].trim() }))
  if (counts.every(({ text }) => !text)) return null
  return counts.filter(({ text }) => text && !isZero(text)).map(({ level, text }) => ({ level, count: Number(text) }))
}

/** The claim in the argument of its kind. */
export function inputOf(form: ClaimForm): ClaimVariables {
  return { [CARRIER[form.entryKind]]: contentOf(form) }
}

/** What of a field is sent, for comparing. */
export function sentOf(form: ClaimForm, name: FieldName): unknown {
  if (name === 'evidence') return form.evidence.map(paperOf)
  return fits(name, form) ? form[name].trim() : ''
}

/** Would the same be sent? */
export function saysTheSame(a: ClaimForm, b: ClaimForm): boolean {
  return JSON.stringify(inputOf(a)) === JSON.stringify(inputOf(b))
}

/** The sources that go with a family; one that stands there already is kept, for the server to remark on. */
export function originsFor({ family, origin }: Pick<ClaimForm, 'family' | 'origin'>): CapitalOrigin[] {
  const all: CapitalOrigin[] = ['FOREIGN', 'HK_MACAO_TAIWAN', 'OUT_OF_PROVINCE', 'IN_PROVINCE', 'GOVERNMENT']
  const foreign = (one: CapitalOrigin) => one === 'FOREIGN' || one === 'HK_MACAO_TAIWAN'
  return all.filter((one) => !family || foreign(one) === (family === 'FOREIGN') || one === origin)
}
