import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'

/** What a chart knows of the design: the tokens of ui/tokens.css as values, and the size of one design pixel. */
export interface Look {
  /** design pixels to real pixels */
  px: (size: number) => number
  /** a size of text: a wall is read from afar, so its smallest class is 18, not 11 */
  type: (size: number) => number
  sans: string
  bg: string
  surface: string
  sunk: string
  line: string
  line2: string
  ink: string
  ink2: string
  ink3: string
  ink4: string
  accent: string
  accentSoft: string
  accentMuted: string
  comparator: string
  up: string
  down: string
  map: string[]
  /** five classes from little to much */
  sequence: string[]
  mapInk: string
  mapInkOuter: string
  categories: string[]
  calm: boolean
}

/** Reads the tokens that hold now. */
export function readLook(): Look {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim()
  const tokens = (name: string, count = 6) => Array.from({ length: count }, (_, at) => token(`${name}-${at + 1}`))
  const unit = Number.parseFloat(style.fontSize) / 10
  const { surface, density } = document.documentElement.dataset
  const far = surface === 'wall' ? (density === 'far' ? 2.55 : 1.65) : 1
  return {
    px: (size) => size * unit,
    type: (size) => size * unit * far,
    sans: token('sans'),
    bg: token('bg'),
    surface: token('surface'),
    sunk: token('sunk'),
    line: token('line'),
    line2: token('line2'),
    ink: token('ink'),
    ink2: token('ink2'),
    ink3: token('ink3'),
    ink4: token('ink4'),
    accent: token('accent'),
    accentSoft: token('accent-soft'),
    accentMuted: token('accent-muted'),
    comparator: token('comparator'),
    up: token('up'),
    down: token('down'),
    map: tokens('map'),
    sequence: tokens('seq', 5),
    mapInk: token('map-ink'),
    mapInkOuter: token('map-ink-outer'),
    categories: tokens('cat'),
    calm: matchMedia('(prefers-reduced-motion: reduce)').matches,
  }
}

/** The look, followed: a change of theme, of rise colour or of the window's size makes a new one. */
export function useLook(): ShallowRef<Look> {
  const look = shallowRef(readLook())
  const read = () => (look.value = readLook())
  const watcher = new MutationObserver(read)
  watcher.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'data-rise', 'data-density', 'style'] })
  addEventListener('resize', read)
  onScopeDispose(() => {
    watcher.disconnect()
    removeEventListener('resize', read)
  })
  return look
}
