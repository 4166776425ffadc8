import type { Feature } from '../kernel/feature.ts'
import { AccessResolver } from './access.resolver.ts'
import { Account } from './account.entity.ts'
import { AuditEvent } from './audit-event.entity.ts'
import { AuditSeal } from './audit-seal.entity.ts'
import { DisplayToken } from './display-token.entity.ts'
import { IdempotentAnswer } from './idempotent-answer.entity.ts'
import { Session } from './session.entity.ts'
import { SavedChange } from './saved-change.entity.ts'
import { SignInGuard } from './sign-in-guard.entity.ts'

export const access: Feature = {
  name: 'access',
  entities: [Account, Session, SignInGuard, DisplayToken, AuditEvent, AuditSeal, IdempotentAnswer, SavedChange],
  resolvers: [AccessResolver],
}
