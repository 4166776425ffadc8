import { EntryKind } from '@jingxian/schema/vocabulary/ledger-words'
import { listOf } from '@jingxian/schema/vocabulary/words'
import { expect, it } from 'vitest'
import type { Project } from '../../library/project.entity.ts'
import { remarksOf } from './kinds.ts'

it.each(listOf(EntryKind))('papers of a day to come are refused of %s too', (kind) => {
  const project = { stage: 'PRODUCING', contractDate: '2025-03-10', totalInvestment: '60000', contractForeign: null, contractDomestic: '50000' } as Project
  const evidence = [{ type: 'OTHER' as const, sha256: 'a'.repeat(64), issuedOn: '2030-01-01' }]
  expect(remarksOf(kind, { evidence }, project, '2025-11-18')).toContainEqual(expect.objectContaining({ rule: 4, severity: 'BLOCK', field: 'evidence' }))
})
