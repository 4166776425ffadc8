import { computed, ref, shallowRef } from 'vue'
import { act } from '../../data/act.ts'
import { client } from '../../data/apollo.ts'
import { problemOf, type Problem } from '../../data/problems.ts'
import { ProjectRecordDocument, SaveProjectDocument } from '../../generated/graphql.ts'
import { formOf, inputOf } from './formRecord.ts'
import { differencesOf, merged, usualChoices, type Choices } from './merge.ts'
import type { ProjectRecord } from './useProject.ts'
import { useProjectForm } from './useProjectForm.ts'

/** Who changed a field, as the server tells it with a conflict. */
export interface Changed {
  field: string
  by: string
  at: string
}

/** Saving a record that somebody else may have saved meanwhile: nothing of theirs is written over unseen. */
export function useEdit(record: ProjectRecord, done: () => void) {
  const version = ref(record.version)
  const newest = ref(record.version)
  const frozen = shallowRef<readonly string[]>(record.frozenFields)
  const theirs = shallowRef<ReturnType<typeof formOf>>()
  const changes = shallowRef<readonly Changed[]>([])
  const choices = ref<Choices>({})
  const work = useProjectForm({
    name: record.id,
    base: formOf(record),
    more: () => ({ version: version.value }),
    restore: (more) => (version.value = more.version),
  })
  const { form, start } = work
  const differences = computed(() => (theirs.value ? differencesOf(start.value, theirs.value, form.value) : []))

  async function fetchTheirs(conflict: Problem): Promise<Problem> {
    try {
      const { data } = await client.query({ query: ProjectRecordDocument, variables: { id: record.id }, fetchPolicy: 'no-cache' })
      if (!data.project) return conflict
      theirs.value = formOf(data.project)
      newest.value = data.project.version
      frozen.value = data.project.frozenFields
      changes.value = Array.isArray(conflict.changes) ? (conflict.changes as Changed[]) : []
      choices.value = usualChoices(differences.value)
      return conflict
    } catch (error) {
      return problemOf(error)
    }
  }
  async function save(): Promise<void> {
    const saved = await work.send(async () => {
      const { problem } = await act(SaveProjectDocument, { id: record.id, version: version.value, input: inputOf(form.value) })
      return problem?.code === 'CONFLICT' ? fetchTheirs(problem) : problem
    })
    if (!saved) return
    work.settle()
    done()
  }
  /** Puts the two together as chosen and saves upon the newest version. */
  function join(): Promise<void> {
    if (theirs.value) {
      form.value = merged(theirs.value, form.value, choices.value)
      start.value = structuredClone(theirs.value)
      version.value = newest.value
      theirs.value = undefined
    }
    return save()
  }

  return { work, frozen, theirs, changes, choices, differences, save, join }
}
