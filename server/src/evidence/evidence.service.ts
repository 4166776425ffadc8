import type { EvidenceType, Verification } from '@jingxian/schema/vocabulary/ledger-words'
import { recorded } from '../access/audit.service.ts'
import { PROVINCE } from '../kernel/actor.ts'
import type { Context } from '../kernel/context.ts'
import { notThere, refuse } from '../kernel/errors.ts'
import { insertRows } from '../kernel/bulk-rows.ts'
import { groupedBy, loader } from '../kernel/loader.ts'
import { newId } from '../kernel/uuid.ts'
import { Evidence } from './evidence.entity.ts'
import type { EvidenceInput } from './evidence.input.ts'
import type { Stored } from './file-store.ts'
import { Upload } from './upload.entity.ts'

export interface Owner {
  id: string
  city: number
  county: number
}

export interface Claim {
  owner: Owner
  list: readonly EvidenceInput[]
  /** UNCHECKED where it is not said: only what was decided before comes checked. */
  verification?: Verification
}

/** @throws Refusal INVALID for a digest that is none */
export function checkDigests(list: readonly EvidenceInput[], field = 'evidence'): void {
  for (const [i, { sha256 }] of list.entries()) {
    if (!/^[0-9a-f]{64}$/.test(sha256)) {
      throw refuse.invalid(`第 ${i + 1} 份佐证的 SHA-256 应为 64 位十六进制小写字符：请重新上传该文件。`, { field: `${field}[${i}].sha256` })
    }
  }
}

/** Keeps an original that was sent up, until somebody of the same unit attaches it. */
export function keepUpload(ctx: Context, { sha256, mediaType, size }: Stored, fileName: string): Promise<void> {
  const { account, unit } = ctx.actor
  return recorded(ctx, 'upload', () => sha256, async () => {
    if (await ctx.em.findOne(Upload, { sha256, account })) return
    const city = unit === PROVINCE ? PROVINCE : Math.floor(unit / 100) * 100
    await ctx.em.insert(Upload, { sha256, account, city, county: unit, fileName, mediaType, size, at: ctx.now() })
  })
}

/** Registers what stands behind a record; an original that somebody of the same unit sent up is attached by its hash. */
export async function attachEvidence(ctx: Context, claims: readonly Claim[]): Promise<void> {
  const all = claims.flatMap(({ owner, list, verification = 'UNCHECKED' }) => list.map((input) => ({ owner, input, verification })))
  const uploads = await uploadsOf(ctx, all.map(({ input }) => input.sha256))
  await insertRows(
    ctx.em,
    Evidence,
    all.map(({ owner, input, verification }) => ({ ...evidenceRow(owner, input, uploads.get(input.sha256)), verification })),
  )
}

function evidenceRow(owner: Owner, input: EvidenceInput, upload: Upload | undefined): Partial<Evidence> {
  return {
    id: newId(),
    owner: owner.id,
    city: owner.city,
    county: owner.county,
    type: input.type,
    issuer: input.issuer ?? null,
    docNo: input.docNo ?? null,
    issuedOn: input.issuedOn ?? null,
    amount: input.amount ?? null,
    sha256: input.sha256,
    fileName: upload?.fileName ?? input.fileName ?? null,
    mediaType: upload?.mediaType ?? null,
    size: upload?.size ?? null,
  }
}

async function uploadsOf(ctx: Context, hashes: string[]): Promise<Map<string, Upload>> {
  if (!ctx.actor.account || !hashes.length) return new Map()
  // The policy gives those of the own unit only: nobody claims a document that another unit sent up.
  const rows = await ctx.em.find(Upload, { sha256: { $in: [...new Set(hashes)] } }, { orderBy: { at: 'asc' } })
  return new Map(rows.map((row) => [row.sha256, row]))
}

export const evidenceOf = loader<string, Evidence[]>(async (ctx, owners) => {
  const rows = await ctx.em.find(Evidence, { owner: { $in: [...owners] } }, { orderBy: { id: 'asc' } })
  return groupedBy(owners, rows, (row) => row.owner)
})

/** Kind and check of the papers behind records, and no more: thousands are accepted at once. */
export type Papers = ReadonlyMap<string, readonly Pick<Evidence, 'type' | 'verification'>[]>

export async function papersOf(ctx: Context, owners: readonly string[]): Promise<Papers> {
  await ctx.em.flush()
  const rows = await ctx.em.execute<{ owner: string; type: EvidenceType; verification: Verification }[]>(
    `select owner, type, verification from evidence where owner in (${owners.map(() => '?').join(', ')})`,
    [...owners],
  )
  return Map.groupBy(rows, ({ owner }) => owner)
}

/** Notes how documents of one owner were checked. @throws Refusal NOT_FOUND for a document of another record */
export async function verifyEvidence(ctx: Context, owner: string, checks: readonly { id: string; verification: Verification }[]): Promise<void> {
  const rows = new Map((await evidenceOf(ctx, owner)).map((row) => [row.id, row]))
  for (const { id, verification } of checks) {
    const row = rows.get(id)
    if (!row) throw notThere('佐证')
    row.verification = verification
  }
}

/** Every document of these owners was checked and matches. */
export async function matchEvidence(ctx: Context, owners: readonly string[]): Promise<void> {
  await ctx.em.nativeUpdate(Evidence, { owner: { $in: [...owners] } }, { verification: 'MATCHED' })
}
