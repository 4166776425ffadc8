/** Times, always of several ways in turn within one run, so that whatever else the machine does meets all of them. */
export type Way = () => Promise<unknown>

/** Milliseconds of each way, in its rounds' order; the first round warms up and does not count. */
export async function interleaved<K extends string>(rounds: number, ways: Record<K, Way>): Promise<Record<K, number[]>> {
  const names = Object.keys(ways) as K[]
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<K, number[]>
  for (let round = 0; round <= rounds; round++) {
    for (const name of names) {
      const began = performance.now()
      await ways[name]()
      if (round) times[name].push(performance.now() - began)
    }
  }
  return times
}

export function median(numbers: readonly number[]): number {
  return quantile(numbers, 0.5)
}

export function quantile(numbers: readonly number[], q: number): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))]!
}
