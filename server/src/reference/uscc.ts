/** Unified social credit code, GB 32100-2015: 18 characters, the last a check over the first 17 (mod 31). Pure. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const WEIGHTS = Array.from({ length: 17 }, (_, i) => 3 ** i % 31)

export function isValidUscc(code: string): boolean {
  return /^[0-9A-Z]{18}$/.test(code) && usccCheck(code.slice(0, 17)) === code[17]
}

/** The check character of the first 17, or undefined when a character is not of the alphabet. */
export function usccCheck(first17: string): string | undefined {
  const digits = [...first17].map((c) => ALPHABET.indexOf(c))
  if (digits.length !== 17 || digits.includes(-1)) return undefined
  const sum = digits.reduce((total, digit, i) => total + digit * WEIGHTS[i]!, 0)
  return ALPHABET[(31 - (sum % 31)) % 31]
}
