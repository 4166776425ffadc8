/** Region keys are integers inside (policies compare integers) and codes outside. */
const LN_SF = 219900

export function codeOf(region: number): string {
  return region === LN_SF ? 'LN-SF' : String(region)
}

/** The integer of a code, or undefined when it has the shape of none. */
export function regionOf(code: string): number | undefined {
  if (code === 'LN-SF') return LN_SF
  return /^21\d{4}$/.test(code) && code !== String(LN_SF) ? Number(code) : undefined
}
