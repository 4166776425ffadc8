/** One stage move, checked. Pure: gives the event and what changes on the project, or the sentence why not. */
import { namesOf } from '../evidence/evidence-names.ts'
import type { EvidenceType } from '@jingxian/schema/vocabulary/ledger-words'
import type { Stage } from '@jingxian/schema/vocabulary/project-words'
import type { Role } from '@jingxian/schema/vocabulary/roles'
import { refuse } from '../kernel/errors.ts'
import { refuseBlocked, type Remark } from '../kernel/remark.ts'
import { progressDueOn } from './project.rules.ts'
import { evidenceFor, isRegress, stageMove, STAGES, type StageMoveRule } from './stage.moves.ts'

export interface Staged {
  stage: Stage
  stageSince: string
  progressDueOn: string | null
  plannedProduction: string | null
}

export interface MoveClaim {
  to: Stage
  eventDate: string
  evidence: readonly { type: EvidenceType }[]
  reason?: string | null
  mergedInto?: string | null
}

export interface MoveOutcome extends Staged {
  from: Stage
  isRegress: boolean
}

/** `remarks` are what the record itself still lacks for that stage. @throws Refusal FORBIDDEN | INVALID */
export function applyMove(project: Staged, claim: MoveClaim, by: { role: Role; today: string }, remarks: readonly Remark[]): MoveOutcome {
  const move = allowedMove(project.stage, claim.to, by.role)
  refuseBlocked([...documentRemarks(project.stage, move, claim), ...dateRemarks(project, claim, by.today), ...remarks])
  if (move.needsReason && !claim.reason?.trim()) {
    throw refuse.invalid(`改为「${STAGES[claim.to].name}」须写明原因。`, { field: 'reason', remedy: '填写原因。' })
  }
  if (claim.to === 'MERGED' && !claim.mergedInto) {
    throw refuse.invalid('合并须指明保留的项目。', { field: 'mergedInto', remedy: '选出保留的项目。' })
  }
  const { plannedProduction } = project
  const due = { stage: claim.to, since: claim.eventDate, plannedProduction, before: project.progressDueOn }
  return {
    from: project.stage,
    stage: claim.to,
    stageSince: claim.eventDate,
    progressDueOn: progressDueOn(due),
    plannedProduction,
    isRegress: isRegress(project.stage, claim.to),
  }
}

function allowedMove(from: Stage, to: Stage, role: Role): StageMoveRule {
  const move = stageMove(from, to)
  const [now, then] = [STAGES[from].name, STAGES[to].name]
  if (!move) {
    throw refuse.invalid(`规则 52：项目现为「${now}」，不能直接到「${then}」：请按阶段逐步办理。`, { rule: 52, field: 'to', remedy: '查看项目的 moves，按列出的下一步办理。' })
  }
  if (!move.by.includes(role)) {
    const backwards = isRegress(from, to) ? '规则 52：阶段倒退须由复核人办理。' : ''
    throw refuse.forbidden(`${backwards}你的角色不能把「${now}」改为「${then}」：请交由有权的岗位办理。`, backwards ? { rule: 52 } : {})
  }
  return move
}

/** Rule 52: entering a stage, or passing over one, needs the documents of each stage on the way. */
function documentRemarks(from: Stage, move: StageMoveRule, { evidence }: MoveClaim): Remark[] {
  const missing = evidenceFor(from, move).filter((group) => !group.some((type) => evidence.some((e) => e.type === type)))
  if (!missing.length) return []
  const names = namesOf(missing)
  return [
    { rule: 52, severity: 'BLOCK', field: 'evidence', message: `进入「${STAGES[move.to].name}」缺少佐证：${names}。`, remedy: '补齐后再办理。' },
  ]
}

function dateRemarks({ stageSince }: Staged, { eventDate }: MoveClaim, today: string): Remark[] {
  if (eventDate > today) return [dateRemark(`日期 ${eventDate} 在今天（${today}）之后。`)]
  return eventDate < stageSince ? [dateRemark(`日期 ${eventDate} 早于进入上一阶段的日期 ${stageSince}。`)] : []
}

function dateRemark(message: string): Remark {
  return { rule: 4, severity: 'BLOCK', field: 'eventDate', message, remedy: '核对发生日期。' }
}
