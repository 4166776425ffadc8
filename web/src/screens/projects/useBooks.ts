import { computed } from 'vue'
import { useAsk } from '../../data/useAsk.ts'
import { ProjectCountriesDocument, ProjectIndustriesDocument } from '../../generated/graphql.ts'
import { nameIn } from './words.ts'

/** Industries and countries to choose from; asked once. */
export function useBooks() {
  const industries = useAsk(ProjectIndustriesDocument, () => ({}))
  const countries = useAsk(ProjectCountriesDocument, () => ({}))
  const problem = computed(() => industries.problem.value ?? countries.problem.value)
  return {
    problem,
    again: () => [industries, countries].forEach((book) => book.problem.value && book.again()),
    isReady: computed(() => Boolean(industries.data.value && countries.data.value)),
    industries: computed(() => (industries.data.value?.industries ?? []).map((one) => ({ value: one.code, label: nameIn(one), note: one.code, detail: one.sectionName }))),
    countries: computed(() => (countries.data.value?.countries ?? []).map((one) => ({ value: one.code, label: nameIn(one), note: one.code }))),
  }
}
