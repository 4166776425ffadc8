/** Where letters are text: no shortcut fires there. */
const TYPING = 'input, textarea, select, [contenteditable=""], [contenteditable="true"], [role="combobox"], [role="listbox"], [role="menu"]'

interface Pressed {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  defaultPrevented: boolean
  isComposing: boolean
  target: EventTarget | null
}

/** The letter of a shortcut, or undefined when the press is none: typing, a chord of the browser, an input method. */
export function shortcutOf({ key, ctrlKey, metaKey, altKey, defaultPrevented, isComposing, target }: Pressed): string | undefined {
  if (ctrlKey || metaKey || altKey || defaultPrevented || isComposing) return undefined
  const closest = (target as Partial<Element> | null)?.closest
  if (closest?.call(target, TYPING)) return undefined
  return key.length === 1 ? key.toLowerCase() : undefined
}
