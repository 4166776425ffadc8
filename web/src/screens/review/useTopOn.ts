import { watch, type Ref } from 'vue'

/** Another record begins at its top. */
export function useTopOn(key: () => unknown, box: Readonly<Ref<HTMLElement | null>>): void {
  watch(key, () => {
    if (box.value) box.value.scrollTop = 0
  })
}
