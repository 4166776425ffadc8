/** Times, always of several ways in turn within one run, so that whatever else the machine does meets all of them. */
export type Way = () => Promise<unknown>

/** Of each round, in milliseconds: what passed, and what a process used of the processor where its meter tells. */
export interface Spent {
  wall: number[]
  cpu: number[]
}

/** Each way in its rounds' order; the first round warms up and does not count. Meters tell seconds used so far. */
export async function interleaved<K extends string>(rounds: number, ways: Record<K, Way>, meters: Partial<Record<K, () => number | undefined>> = {}): Promise<Record<K, Spent>> {
  const names = Object.keys(ways) as K[]
  const spent = Object.fromEntries(names.map((name) => [name, { wall: [], cpu: [] } as Spent])) as Record<K, Spent>
  for (let round = 0; round <= rounds; round++) {
    for (const name of names) {
      const [began, used] = [performance.now(), meters[name]?.()]
      await ways[name]()
      if (!round) continue
      spent[name].wall.push(performance.now() - began)
      if (used !== undefined) spent[name].cpu.push((meters[name]!()! - used) * 1000)
    }
  }
  return spent
}

export function median(numbers: readonly number[]): number {
  return quantile(numbers, 0.5)
}

export function quantile(numbers: readonly number[], q: number): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))]!
}
