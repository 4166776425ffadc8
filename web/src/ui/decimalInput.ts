/** What people type or paste as a number, and how it is written back. Never a float. */
import { fixed } from './format.ts'

const FULL_WIDTH = /[０-９．，－＋]/g
const half = (char: string) => String.fromCharCode(char.charCodeAt(0) - 0xfee0)

/** `1,280.50`, `１２８０．５`, ` 1 280.5 ` become `1280.50`; undefined for what is no number of at most `digits` decimals. */
export function readDecimal(text: string, digits = 4): string | undefined {
  const plain = text.replace(FULL_WIDTH, half).replace(/[\s,]/g, '').replace(/^−/, '-')
  const match = /^([+-]?)(\d{0,16})(?:\.(\d*))?$/.exec(plain)
  if (!match || (!match[2] && !match[3])) return undefined
  const fraction = (match[3] ?? '').replace(/0+$/, '')
  if (fraction.length > digits) return undefined
  const whole = (match[2] ?? '').replace(/^0+(?=\d)/, '') || '0'
  return (match[1] === '-' ? '-' : '') + whole + (match[3] ? `.${match[3].slice(0, digits)}` : '')
}

/** With thousands separators and at least two decimals, more only where they say something. */
export function showDecimal(value: string): string {
  const fraction = (value.split('.')[1] ?? '').replace(/0+$/, '')
  return fixed(value, Math.max(2, fraction.length))
}
