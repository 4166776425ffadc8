/**
 * Where the classes of the map part. Drawing, not a figure: groups that lie apart on a log scale, with a round number
 * in each gap between them. Made from the year before, so that no entry of today moves a break.
 */
export const CLASSES = 5

/** Ascending; fewer than four where there are not five different values. */
export function breaksOf(values: readonly number[], classes = CLASSES): number[] {
  const sorted = [...new Set(values.filter((value) => value > 0))].sort((a, b) => a - b)
  const starts = groupStarts(sorted.map(Math.log), Math.min(classes, sorted.length))
  return [...new Set(starts.map((at) => roundBetween(sorted[at - 1] ?? 0, sorted[at] ?? 0)))]
}

/** Natural breaks: the cuts with the smallest spread inside the groups (dynamic programme, at most a few dozen values). */
function groupStarts(sorted: readonly number[], groups: number): number[] {
  if (groups < 2) return []
  const spread = (from: number, to: number) => {
    const part = sorted.slice(from, to)
    const mean = part.reduce((sum, value) => sum + value, 0) / part.length
    return part.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  }
  interface Cut { cost: number; starts: number[] }
  let best: Cut[] = sorted.map((_, at) => ({ cost: spread(0, at + 1), starts: [] }))
  for (let nth = 1; nth < groups; nth++) {
    best = best.map((_, last) => {
      let found: Cut = { cost: Infinity, starts: [] }
      for (let start = nth; start <= last; start++) {
        const before = best[start - 1]
        if (!before) continue
        const cost = before.cost + spread(start, last + 1)
        if (cost < found.cost) found = { cost, starts: [...before.starts, start] }
      }
      return found
    })
  }
  return best[best.length - 1]?.starts ?? []
}

/** A break may stand this much outside its gap for the sake of a rounder number: 60 is read, 59 is not. */
const LEEWAY = 1.03

/** The number with the fewest digits between the two, nearest to their middle. */
export function roundBetween(below: number, above: number): number {
  const [low, high] = [below / LEEWAY, above * LEEWAY]
  const middle = Math.sqrt(low * high)
  const magnitude = Math.floor(Math.log10(high))
  for (let power = magnitude; power > magnitude - 12; power--) {
    for (const size of power === magnitude ? [1] : [5, 1]) {
      const found = nearestMultiple(low, high, middle, size, power)
      if (found !== undefined) return found
    }
  }
  return above
}

function nearestMultiple(low: number, high: number, middle: number, step: number, power: number): number | undefined {
  // Powers below one are divided by, not multiplied: 3 / 10 is 0.3, 3 * 0.1 is not.
  const scaled = (value: number) => (power < 0 ? value * 10 ** -power : value / 10 ** power)
  const back = (value: number) => (power < 0 ? value / 10 ** -power : value * 10 ** power)
  const nth = Math.round(scaled(middle) / step)
  return [nth, nth - 1, nth + 1].map((n) => back(n * step)).find((value) => value > low && value <= high)
}

/** Which of `colours` a value gets when there are fewer classes than colours: the ends are always used. */
export function colourOf(nth: number, breaks: number, colours = CLASSES): number {
  return breaks ? Math.round((nth * (colours - 1)) / breaks) : Math.floor(colours / 2)
}
