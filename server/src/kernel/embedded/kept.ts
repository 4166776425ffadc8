import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { copyFile, lchown, link, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isRoot } from './runner.ts'

// The small files of the data directory. They belong to the directory's owner even when root writes them,
// so that the owner can start the server without root the next time.

/** Writes a small file whole: a reader sees the old text or the new one. */
export async function keep(dataDir: string, name: string, text: string, mode = 0o644): Promise<void> {
  const draft = draftOf(dataDir, name)
  await write(dataDir, draft, text, mode)
  await rename(draft, join(dataDir, name))
}

/** Writes a small file unless it is there already, and says whether it did: of two processes one succeeds. */
export async function keepFirst(dataDir: string, name: string, text: string): Promise<boolean> {
  const draft = draftOf(dataDir, name)
  try {
    await write(dataDir, draft, text, 0o644)
    await putFirst(draft, join(dataDir, name))
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    await rm(draft, { force: true })
  }
}

/** A link appears whole or not at all. Where a file system has no links, a copy comes close enough. */
async function putFirst(draft: string, path: string): Promise<void> {
  await link(draft, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') throw error
    return copyFile(draft, path, constants.COPYFILE_EXCL)
  })
}

export async function recall(dataDir: string, name: string): Promise<string | undefined> {
  return readFile(join(dataDir, name), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
}

export async function forget(dataDir: string, name: string): Promise<void> {
  await rm(join(dataDir, name), { force: true })
}

/** Gives a file that root made to the owner of the data directory. */
export async function handOver(dataDir: string, path: string): Promise<void> {
  if (!isRoot()) return
  const { uid, gid } = await stat(dataDir)
  await lchown(path, uid, gid)
}

/** Two starts may write the same file at once, even from one process. */
function draftOf(dataDir: string, name: string): string {
  return join(dataDir, `${name}.${randomUUID()}.new`)
}

async function write(dataDir: string, path: string, text: string, mode: number): Promise<void> {
  const file = await open(path, 'wx', mode)
  try {
    await file.writeFile(text)
  } finally {
    await file.close()
  }
  await handOver(dataDir, path)
}
