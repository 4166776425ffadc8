import { computed, nextTick, ref, shallowRef } from 'vue'
import { fieldErrors, type Problem } from '../../data/problems.ts'
import { t } from '../../i18n/text.ts'
import type { FieldName, FormFields } from './form.ts'
import { isSame, missing, sameField } from './formChecks.ts'
import { useKept } from './useKept.ts'
import { useLeave } from './useLeave.ts'

interface Kept<More> {
  base: FormFields
  form: FormFields
  more: More
}

interface Options<More> {
  /** names what is being filled in */
  name: string
  base: FormFields
  /** what the page has beside the form, kept and compared with it */
  more: () => More
  restore: (more: More) => void
  /** fields of `more` that are still empty */
  alsoMissing?: () => string[]
}

/** A form in progress: what it began from, what is typed, what is wrong at which field. */
export function useProjectForm<More>({ name, base, more, restore, alsoMissing = () => [] }: Options<More>) {
  const kept = useKept<Kept<More>>(name)
  const began = JSON.stringify(more())
  const start = ref(base)
  const form = ref<FormFields>(structuredClone(base))
  const restored = ref(false)
  const busy = ref(false)
  const problem = shallowRef<Problem>()
  const tried = ref(false)
  const saved = ref(false)
  const refused = ref<Record<string, string>>({})
  /** what the last refusal was about */
  let sent: { form: FormFields; more: string } | undefined
  const isDirty = computed(() => !saved.value && (!isSame(form.value, start.value) || JSON.stringify(more()) !== began))
  const empty = computed(() => [...missing(form.value), ...alsoMissing()])

  const old = kept.read()
  if (old) {
    start.value = old.base
    form.value = old.form
    restore(old.more)
    restored.value = isDirty.value
  }
  kept.keep(() => (isDirty.value ? { base: start.value, form: form.value, more: more() } : undefined))
  const leaving = useLeave(() => isDirty.value)

  /** What the server said of a field goes once it is changed; an empty one stays marked until it is filled. */
  const errors = computed(() => Object.fromEntries(Object.entries(refused.value).filter(([path]) => isAsSent(path))))
  const errorAt = (path: string) => errors.value[path] ?? (tried.value && empty.value.includes(path) ? t('projects.form.needed') : undefined)

  function isAsSent(path: string): boolean {
    const name = path.split(/[.[]/)[0] ?? ''
    if (!sent) return true
    return name in sent.form ? sameField(sent.form, form.value, name as FieldName) : sent.more === JSON.stringify(more())
  }

  function refuse(answer: Problem | undefined): void {
    problem.value = answer
    sent = { form: JSON.parse(JSON.stringify(form.value)) as FormFields, more: JSON.stringify(more()) }
    // A conflict has its own panel; it stands at no field.
    refused.value = answer?.code === 'CONFLICT' ? {} : fieldErrors(answer)
    if (answer) void showFirstError()
  }
  /** Sends when nothing is missing. The input stays as it is, whatever comes back. */
  async function send(work: () => Promise<Problem | undefined>): Promise<boolean> {
    tried.value = true
    refuse(undefined)
    if (busy.value) return false
    if (empty.value.length) {
      void showFirstError()
      return false
    }
    busy.value = true
    const answer = await work()
    busy.value = false
    refuse(answer)
    return answer === undefined
  }
  function settle(): void {
    saved.value = true
    kept.drop()
  }
  function discard(): void {
    kept.drop()
    form.value = structuredClone(base)
    start.value = base
    restore(JSON.parse(began) as More)
    restored.value = false
    refuse(undefined)
  }

  return { form, start, restored, busy, problem, errors, errorAt, empty, tried, isDirty, leaving, send, settle, discard, drop: kept.drop }
}

async function showFirstError(): Promise<void> {
  await nextTick()
  const first = document.querySelector<HTMLElement>('.project-form [aria-invalid="true"], .project-form [role="alert"]')
  first?.scrollIntoView({ block: 'center', behavior: 'smooth' })
  first?.focus({ preventScroll: true })
}

export type ProjectForm = ReturnType<typeof useProjectForm>
