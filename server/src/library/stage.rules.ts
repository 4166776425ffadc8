/** One stage move, checked. Pure: gives the event and what changes on the project, or the sentence why not. */
import { namesOf } from '../evidence/evidence-names.ts'
import type { EvidenceType } from '@jingxian/schema/vocabulary/ledger-words'
import type { Stage } from '@jingxian/schema/vocabulary/project-words'
import type { Role } from '@jingxian/schema/vocabulary/roles'
import { refuse } from '../kernel/errors.ts'
import { refuseBlocked, type Remark } from '../kernel/remark.ts'
import { progressDueOn } from './project.rules.ts'
import { evidenceFor, isRegress, stageMove, STAGES, stagesOn, type StageMoveRule } from './stage.moves.ts'

export interface Staged {
  id: string
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
  /** The surviving project of a duplicate. */
  mergedInto?: string | null
  skipped?: readonly Dated[] | null
}

interface Dated {
  stage: Stage
  eventDate: string
}

/** One stage entered, with the documents that were asked for it. */
export interface Hop<Document> extends Dated {
  from: Stage
  evidence: Document[]
}

export interface MoveOutcome<Document> extends Omit<Staged, 'id'> {
  isRegress: boolean
  /** What is recorded: one event for each stage passed, the last of them the stage itself. */
  hops: Hop<Document>[]
}

/** `remarks` are what the record itself still lacks for that stage. @throws Refusal FORBIDDEN | INVALID */
export function applyMove<C extends MoveClaim>(project: Staged, claim: C, by: { role: Role; today: string }, remarks: readonly Remark[]): MoveOutcome<C['evidence'][number]> {
  const move = allowedMove(project.stage, claim.to, by.role)
  const dates = [...dateRemarks(project, claim, by.today), ...skippedRemarks(project, move, claim)]
  refuseBlocked([...documentRemarks(project.stage, move, claim), ...dates, ...survivorRemarks(project, claim), ...remarks])
  if (move.needsReason && !claim.reason?.trim()) {
    throw refuse.invalid(`改为「${STAGES[claim.to].name}」须写明原因。`, { field: 'reason', remedy: '填写原因。' })
  }
  if (claim.to === 'MERGED' && !claim.mergedInto) {
    throw refuse.invalid('合并须指明保留的项目。', { field: 'mergedInto', remedy: '选出保留的项目。' })
  }
  const { plannedProduction } = project
  const due = { stage: claim.to, since: claim.eventDate, plannedProduction, before: project.progressDueOn }
  return {
    hops: hopsOf(project.stage, move, claim),
    stage: claim.to,
    stageSince: claim.eventDate,
    progressDueOn: progressDueOn(due),
    plannedProduction,
    isRegress: isRegress(project.stage, claim.to),
  }
}

/** Each document goes to the first stage on the way that asks for its kind, the others to the last. */
function hopsOf<C extends MoveClaim>(start: Stage, move: StageMoveRule, { eventDate, evidence, skipped }: C): Hop<C['evidence'][number]>[] {
  const stages = stagesOn(move)
  const asking = ({ type }: { type: EvidenceType }) => stages.findIndex((stage) => STAGES[stage].evidence.flat().includes(type))
  const last = stages.length - 1
  const place = (document: { type: EvidenceType }) => (asking(document) < 0 ? last : asking(document))
  return stages.map((stage, i) => ({
    from: stages[i - 1] ?? start,
    stage,
    eventDate: skipped?.find((dated) => dated.stage === stage)?.eventDate ?? eventDate,
    evidence: evidence.filter((document) => place(document) === i),
  }))
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

/** Rule 52: a stage that is passed over happened on a day of its own, between the one before and the one after it. */
function skippedRemarks({ stageSince }: Staged, { skips = [] }: StageMoveRule, { skipped, eventDate }: MoveClaim): Remark[] {
  const given = skipped ?? []
  const names = skips.map((stage) => `「${STAGES[stage].name}」`).join('')
  const whole = given.length === skips.length && skips.every((stage) => given.some((dated) => dated.stage === stage))
  if (!whole) {
    const message = skips.length ? `一步越过了${names}，须写明各自的日期，每个阶段一次。` : '这一步没有越过任何阶段。'
    return [{ rule: 52, severity: 'BLOCK', field: 'skipped', message, remedy: skips.length ? '按营业执照、用地合同上的日期填写。' : '去掉 skipped。' }]
  }
  const days = [stageSince, ...skips.map((stage) => given.find((dated) => dated.stage === stage)!.eventDate), eventDate]
  const late = days.findIndex((day, i) => i > 0 && day < days[i - 1]!)
  if (late < 0 || !skips.length) return []
  return [{ ...dateRemark(`${names}的日期须依次在 ${stageSince} 与 ${eventDate} 之间。`), field: 'skipped' }]
}

/** A duplicate goes into another project; no other move names one. Whether that one exists is asked by the service. */
function survivorRemarks({ id }: Staged, { to, mergedInto }: MoveClaim): Remark[] {
  const about = (message: string, remedy: string): Remark[] => [{ rule: null, severity: 'BLOCK', field: 'mergedInto', message, remedy }]
  if (to !== 'MERGED') return mergedInto ? about('只有合并才写明保留的项目。', '去掉 mergedInto。') : []
  if (!mergedInto) return about('没有写明保留哪个项目。', '选择保留的项目再合并。')
  return mergedInto.toLowerCase() === id ? about('项目不能并入自己。', '选择另一个项目。') : []
}

function dateRemark(message: string): Remark {
  return { rule: 4, severity: 'BLOCK', field: 'eventDate', message, remedy: '核对发生日期。' }
}
