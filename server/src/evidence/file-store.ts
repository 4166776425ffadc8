/** Originals on disk, under their SHA-256: the same bytes lie there once, and nobody chooses a path. */
import { createHash } from 'node:crypto'
import { createReadStream, type ReadStream } from 'node:fs'
import { access, mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileTypeFromBuffer } from 'file-type'
import { refuse } from '../kernel/errors.ts'

export const LARGEST_FILE = 10 * 1024 * 1024
const TAKEN = ['application/pdf', 'image/png', 'image/jpeg']

export interface Stored {
  sha256: string
  mediaType: string
  size: number
}

/** @throws Refusal INVALID when the content is none of PDF, PNG, JPEG, whatever its name says */
export async function storeFile(dir: string, content: Buffer): Promise<Stored> {
  const mediaType = (await fileTypeFromBuffer(content))?.mime ?? 'unknown'
  if (!TAKEN.includes(mediaType)) {
    throw refuse.invalid('佐证只收 PDF、PNG、JPEG，按内容识别：请转换后再上传。', { field: 'file' })
  }
  const sha256 = createHash('sha256').update(content).digest('hex')
  const path = pathOf(dir, sha256)
  if (!(await exists(path))) {
    await mkdir(join(path, '..'), { recursive: true })
    await writeFile(`${path}.part`, content)
    await rename(`${path}.part`, path)
  }
  return { sha256, mediaType, size: content.length }
}

/** @throws Refusal NOT_FOUND when the original is gone from the store */
export async function openFile(dir: string, sha256: string): Promise<ReadStream> {
  const path = pathOf(dir, sha256)
  if (!(await exists(path))) throw refuse.notFound('原件不在文件库里：请联系管理员核对 DATA_DIR。')
  return createReadStream(path)
}

function pathOf(dir: string, sha256: string): string {
  return join(dir, 'evidence', sha256.slice(0, 2), sha256)
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
