/** The list of papers behind a record while it is being put together. Pure. */
import type { EvidenceType } from '@jingxian/schema/vocabulary/ledger-words'

/** As the contract's input of the same name has it. */
export interface EvidenceInput {
  type: EvidenceType
  docNo?: string | null
  issuer?: string | null
  issuedOn?: string | null
  amount?: string | null
  sha256: string
  fileName?: string | null
}

/** A paper in the editor: it has a digest once its file is up. Empty fields are ''. */
export interface Paper {
  key: string
  type: EvidenceType
  docNo: string
  issuer: string
  issuedOn: string
  amount: string
  fileName: string
  size?: number
  sha256?: string
  /** 0 to 1 while the file is on its way */
  progress?: number
  /** why the file is not up */
  problem?: string
  /** only the digest is registered, the original was not sent */
  digestOnly?: boolean
}

export interface Group {
  types: readonly EvidenceType[]
  fulfilled: boolean
}

const orNull = (text: string) => text.trim() || null

/** What is sent to the server: the papers whose digest is known. */
export function inputsOf(papers: readonly Paper[]): EvidenceInput[] {
  return papers.flatMap(({ type, docNo, issuer, issuedOn, amount, fileName, sha256 }) =>
    sha256
      ? [{ type, docNo: orNull(docNo), issuer: orNull(issuer), issuedOn: orNull(issuedOn), amount: orNull(amount), sha256, fileName: orNull(fileName) }]
      : [],
  )
}

export function paperOf(input: EvidenceInput, key: string): Paper {
  const { type, docNo, issuer, issuedOn, amount, sha256, fileName } = input
  return { key, type, docNo: docNo ?? '', issuer: issuer ?? '', issuedOn: issuedOn ?? '', amount: amount ?? '', fileName: fileName ?? '', sha256 }
}

/** Does the list that came from outside say what these papers already say? */
export function saysTheSame(inputs: readonly EvidenceInput[], papers: readonly Paper[]): boolean {
  const plain = (list: readonly EvidenceInput[]) => JSON.stringify(inputsOf(list.map((input) => paperOf(input, ''))))
  return plain(inputs) === plain(inputsOf(papers))
}

/** Which minimum groups have a paper; one still under way does not count yet. */
export function groupsOf(groups: readonly (readonly EvidenceType[])[], papers: readonly Paper[]): Group[] {
  return groups.map((types) => ({ types, fulfilled: papers.some(({ type, sha256 }) => sha256 && types.includes(type)) }))
}

/** The kind that a file most likely is: named in its file name, else the first that is still needed. */
export function guessType(
  fileName: string,
  names: readonly { value: EvidenceType; label: string }[],
  groups: readonly (readonly EvidenceType[])[],
  papers: readonly Paper[],
): EvidenceType {
  const named = [...names].sort((a, b) => b.label.length - a.label.length).find(({ label }) => fileName.includes(label))
  // A file still under way already takes the place of its group.
  const needed = groups.find((types) => !papers.some(({ type }) => types.includes(type)))?.[0]
  return named?.value ?? needed ?? names[0]?.value ?? 'OTHER'
}

/** Two papers with the same content: the place (from 1) of the first one. */
export function duplicateOf(paper: Paper, papers: readonly Paper[]): number | undefined {
  const first = papers.findIndex(({ sha256 }) => sha256 !== undefined && sha256 === paper.sha256)
  return first >= 0 && papers[first]?.key !== paper.key ? first + 1 : undefined
}
