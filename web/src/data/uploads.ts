import { t } from '../i18n/text.ts'
import { Unreachable } from './problems.ts'

/** What the server keeps of an original: its digest names it from then on. */
export interface Stored {
  sha256: string
  fileName: string
}

export interface Sending {
  stored: Promise<Stored>
  stop: () => void
}

/** A file that was not taken, with the server's sentence. */
export class NotTaken extends Error {}

const LARGEST_MB = 10

/** Sends an original up and says how far it is, 0 to 1. The server recognises the kind by content. */
export function sendOriginal(file: File, progress: (part: number) => void): Sending {
  const request = new XMLHttpRequest()
  const stored = new Promise<Stored>((resolve, reject) => {
    if (file.size > LARGEST_MB * 1024 * 1024) return reject(new NotTaken(t('data.tooLarge', { size: LARGEST_MB })))
    request.open('POST', `/evidence?name=${encodeURIComponent(file.name)}`)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => progress(total ? loaded / total : 0)
    request.onerror = () => reject(new Unreachable('0'))
    request.onabort = () => reject(new NotTaken(''))
    request.onload = () => {
      const answer = request.response as (Stored & { message?: string }) | null
      if (request.status === 200 && answer) resolve({ sha256: answer.sha256, fileName: answer.fileName })
      else reject(answer?.message ? new NotTaken(answer.message) : new Unreachable(String(request.status)))
    }
    request.send(file)
  })
  return { stored, stop: () => request.abort() }
}

/** Browsers compute digests only on https and on this machine. */
export const canDigest = typeof crypto !== 'undefined' && 'subtle' in crypto

/** Only the digest: the original stays where it is. */
export async function digestOf(file: File): Promise<Stored> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()))
  return { sha256: Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''), fileName: file.name }
}

/** Why it did not work, in a sentence. */
export function uploadProblem(error: unknown): string {
  return error instanceof NotTaken ? error.message : t('data.notSent')
}
