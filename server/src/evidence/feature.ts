import type { Feature } from '../kernel/feature.ts'
import { Evidence } from './evidence.entity.ts'
import { Upload } from './upload.entity.ts'

export const evidence: Feature = { name: 'evidence', entities: [Evidence, Upload] }
