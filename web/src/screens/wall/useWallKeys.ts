import { onScopeDispose } from 'vue'

/** Keys of a remote control: 1 to 4 choose a tile, arrows step the pages, back leaves a city. */
export function useWallKeys(does: { choose: (nth: number) => void; step: (by: number) => void; back: () => void }): void {
  const onKey = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
    if (ctrlKey || metaKey || altKey) return
    if (/^[1-4]$/.test(key)) does.choose(Number(key) - 1)
    if (key === 'ArrowRight') does.step(1)
    if (key === 'ArrowLeft') does.step(-1)
    if (key === 'Escape' || key === 'Backspace') does.back()
  }
  addEventListener('keydown', onKey)
  onScopeDispose(() => removeEventListener('keydown', onKey))
}
