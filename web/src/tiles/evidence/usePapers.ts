import { EvidenceType } from '@jingxian/schema/vocabulary/ledger-words'
import { listOf } from '@jingxian/schema/vocabulary/words'
import { computed, onScopeDispose, ref, watch, type Ref } from 'vue'
import { digestOf, sendOriginal, uploadProblem } from '../../data/uploads.ts'
import { t } from '../../i18n/text.ts'
import { groupsOf, guessType, inputsOf, paperOf, saysTheSame, type EvidenceInput, type Paper } from './papers.ts'

type Groups = readonly (readonly EvidenceType[])[]

interface Options {
  groups: () => Groups
  types: () => readonly EvidenceType[] | undefined
  /** hears how many files are under way */
  sending: (count: number) => void
  /** hears how many files could not be sent */
  failed: (count: number) => void
}

/** The editor's list of papers beside the model: files under way are only here, papers with a digest are in both. */
export function usePapers(model: Ref<EvidenceInput[]>, options: Options) {
  const papers = ref<Paper[]>([])
  const digestOnly = ref(false)
  const files = new Map<string, File>()
  const stops = new Map<string, () => void>()
  let count = 0
  const newKey = () => `paper-${++count}`

  const choices = computed(() =>
    (options.types() ?? listOf(EvidenceType)).map((value) => ({ value, label: t(`records.evidence.${value}`) })),
  )
  const groups = computed(() => groupsOf(options.groups(), papers.value))
  watch(() => papers.value.filter((paper) => paper.progress !== undefined).length, options.sending)
  watch(() => papers.value.filter((paper) => paper.problem !== undefined).length, options.failed)

  // What the server or another draft says replaces the list; an echo of our own words does not.
  watch(
    model,
    (inputs) => {
      if (!saysTheSame(inputs, papers.value)) papers.value = inputs.map((input) => paperOf(input, newKey()))
    },
    { immediate: true },
  )
  const tell = () => saysTheSame(model.value, papers.value) || (model.value = inputsOf(papers.value))

  function change(key: string, patch: Partial<Paper>): void {
    papers.value = papers.value.map((paper) => (paper.key === key ? { ...paper, ...patch } : paper))
    tell()
  }

  async function send(key: string, file: File, keepHere: boolean): Promise<void> {
    change(key, { progress: 0, problem: undefined, digestOnly: keepHere })
    try {
      const way = keepHere ? undefined : sendOriginal(file, (progress) => change(key, { progress }))
      if (way) stops.set(key, way.stop)
      const { sha256, fileName } = await (way ? way.stored : digestOf(file))
      change(key, { sha256, fileName, progress: undefined })
    } catch (error) {
      change(key, { progress: undefined, problem: uploadProblem(error) })
    }
  }

  function add(list: Iterable<File>, type?: EvidenceType): void {
    for (const file of list) {
      const key = newKey()
      const guess = type ?? guessType(file.name, choices.value, options.groups(), papers.value)
      papers.value = [...papers.value, { ...paperOf({ type: guess, sha256: '' }, key), sha256: undefined, fileName: file.name, size: file.size }]
      files.set(key, file)
      void send(key, file, digestOnly.value)
    }
  }
  function again(key: string, keepHere = false): void {
    const file = files.get(key)
    if (file) void send(key, file, keepHere)
  }
  function remove(key: string): void {
    stops.get(key)?.()
    files.delete(key)
    papers.value = papers.value.filter((paper) => paper.key !== key)
    tell()
  }
  onScopeDispose(() => stops.forEach((stop) => stop()))
  return { papers, digestOnly, choices, groups, add, again, remove, change }
}
