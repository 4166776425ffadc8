import { computed, reactive, ref, shallowRef, watch } from 'vue'
import { act } from '../../data/act.ts'
import { serverToday } from '../../data/clock.ts'
import { fieldErrors, type Problem } from '../../data/problems.ts'
import { MoveProjectDocument, type EvidenceInput } from '../../generated/graphql.ts'
import type { Stage } from '@jingxian/schema/vocabulary/project-words'
import { t } from '../../i18n/text.ts'
import { say } from '../../ui/toast.ts'
import { skippedStages } from './skips.ts'
import type { ProjectRecord } from './useProject.ts'

export type Move = ProjectRecord['moves'][number]

/** Fields of this form; what the server says about others is about the record itself. */
const OWN = ['eventDate', 'evidence', 'reason', 'mergedInto', 'to', 'skipped']

/** One move being prepared. What was filled in stays when it is refused, and when another move is looked at. */
export function useMove(project: () => ProjectRecord, move: () => Move | undefined, moved: () => void) {
  const fields = reactive({ eventDate: serverToday.value, evidence: [] as EvidenceInput[], reason: '', mergedInto: '', skipped: {} as Partial<Record<Stage, string>> })
  const problem = shallowRef<Problem>()
  const busy = ref(false)
  const sending = ref(0)
  /** the fields as the last refusal saw them: what it said of one goes once that is changed */
  const sent = ref<Record<string, string>>({})
  const written = () => Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, JSON.stringify(value)]))
  const errors = computed(() => {
    const now = written()
    return Object.fromEntries(Object.entries(fieldErrors(problem.value)).filter(([field]) => now[field] === sent.value[field]))
  })

  watch(() => move()?.to, () => (problem.value = undefined))

  async function submit(): Promise<void> {
    const chosen = move()
    if (!chosen || busy.value) return
    busy.value = true
    const { eventDate, evidence, reason, mergedInto, skipped } = fields
    const { id } = project()
    const input = { project: id, to: chosen.to, eventDate, evidence, reason: reason.trim() || null, mergedInto: mergedInto || null, skipped: skippedStages(chosen, skipped) }
    const outcome = await act(MoveProjectDocument, { input })
    busy.value = false
    sent.value = written()
    problem.value = outcome.problem
    if (outcome.problem) return
    say(t('projects.move.done', { stage: t(`records.stage.${chosen.to}`) }))
    moved()
  }

  return {
    fields,
    busy,
    sending,
    errors,
    submit,
    /** what stands against the move but not at a field of this form */
    refusal: computed(() => (problem.value && !OWN.some((field) => fieldErrors(problem.value)[field]) ? problem.value : undefined)),
    /** what the record itself still lacks */
    lacking: computed(() => Object.entries(errors.value).filter(([field]) => !OWN.includes(field)).map(([, text]) => text)),
  }
}
