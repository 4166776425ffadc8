import { computed } from 'vue'
import { useBooks } from './useBooks.ts'
import { useRegions } from './useRegions.ts'

/** Everything that can be chosen in the form; it opens when all of it is there. */
export function useFormBooks() {
  const [books, regions] = [useBooks(), useRegions()]
  return {
    isReady: computed(() => books.isReady.value && regions.isReady.value),
    problem: computed(() => books.problem.value ?? regions.problem.value),
    again: () => {
      books.again()
      if (regions.problem.value) regions.again()
    },
  }
}
