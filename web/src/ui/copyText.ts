import { t } from '../i18n/text.ts'
import { say } from './toast.ts'

/** Copies and says so. Plain http has no clipboard: then it says that too. */
export async function copyText(text: string, done = t('ui.copied')): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    say(done)
  } catch {
    say(t('ui.copyFailed'))
  }
}
