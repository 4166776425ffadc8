import type { CapitalFamily } from '@jingxian/schema/vocabulary/ledger-words'
import { computed, reactive, ref, shallowRef, watch } from 'vue'
import { act } from '../../data/act.ts'
import type { Problem } from '../../data/problems.ts'
import { SignReturnDocument, type ZeroReason } from '../../generated/graphql.ts'
import { t } from '../../i18n/text.ts'
import { familyOf, lackOf, zeroFamilies, type Explanation, type UnitReturn } from './returns.ts'

const nothing = (): Explanation => ({ reason: '', note: '' })

/** Signing one return: the reasons of its zeros, what they lack, what the server said. */
export function useSigning(row: () => UnitReturn, signed: () => void) {
  const zeros = reactive<Record<CapitalFamily, Explanation>>({ FOREIGN: nothing(), DOMESTIC: nothing() })
  const asking = ref(false)
  const busy = ref(false)
  const tried = ref(false)
  const problem = shallowRef<Problem>()

  watch(
    () => `${row().unit.code} ${row().month}`,
    () => {
      Object.assign(zeros, { FOREIGN: nothing(), DOMESTIC: nothing() })
      problem.value = undefined
      tried.value = false
    },
  )
  const families = computed(() => zeroFamilies(row()))
  const isWhole = computed(() => families.value.every((family) => !lackOf(zeros[family])))

  /** What is wrong with a family's reason: what is missing here, or what the server refused. */
  function wrong(family: CapitalFamily, part: 'reason' | 'note'): string | undefined {
    const lack = tried.value ? lackOf(zeros[family]) : undefined
    if (lack === part) return t(`returns.lacks.${part}`)
    const refused = !lack && part === 'reason' && familyOf(problem.value?.field) === family
    return refused ? problem.value?.text : undefined
  }
  function ask(): void {
    tried.value = true
    problem.value = undefined
    asking.value = isWhole.value
  }
  async function confirm(): Promise<void> {
    busy.value = true
    const { unit, month } = row()
    const explained = families.value.map((family) => {
      const { reason, note } = zeros[family]
      return { family, reason: reason as ZeroReason, note: note.trim() || null }
    })
    const { done, problem: refusal } = await act(SignReturnDocument, { unit: unit.code, month, zeros: explained })
    busy.value = false
    problem.value = refusal
    // A refusal about a field is shown at the field.
    if (done || familyOf(refusal?.field)) asking.value = false
    if (done || refusal?.code === 'CONFLICT' || familyOf(refusal?.field)) signed()
  }
  return { zeros, families, asking, busy, problem, wrong, ask, confirm }
}
