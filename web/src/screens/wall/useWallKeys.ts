import { onScopeDispose } from 'vue'

interface Deeds {
  choose: (nth: number) => void
  step: (by: number) => void
  turn: (by: number) => void
  hold: () => void
  back: () => void
}

/**
 * Keys of a remote control: 1 to 4 choose a family, left and right step the scenes, up and down the months of a race,
 * space holds, back leaves a city or runs the race again.
 */
export function useWallKeys(does: Deeds): void {
  const onKey = (event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, altKey } = event
    if (ctrlKey || metaKey || altKey) return
    if (key === ' ') {
      // A button that a finger left in focus must not be pressed as well.
      event.preventDefault()
      does.hold()
    }
    if (key === 'ArrowDown') does.turn(1)
    if (key === 'ArrowUp') does.turn(-1)
    if (/^[1-4]$/.test(key)) does.choose(Number(key) - 1)
    if (key === 'ArrowRight') does.step(1)
    if (key === 'ArrowLeft') does.step(-1)
    if (key === 'Escape' || key === 'Backspace') does.back()
  }
  addEventListener('keydown', onKey)
  onScopeDispose(() => removeEventListener('keydown', onKey))
}
