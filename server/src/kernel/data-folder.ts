/** The data directory. Made level by level: Node's own recursive making never returns below /proc. */
import { access, constants, mkdir, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { StartRefused } from './start-refused.ts'

/** @returns the topmost folder that had to be made, if any. @throws StartRefused in one sentence */
export async function openFolder(path: string): Promise<string | undefined> {
  const folder = resolve(path)
  try {
    const first = await makeFolder(folder)
    await access(folder, constants.W_OK | constants.X_OK)
    return first
  } catch (error) {
    throw refusal(folder, error as NodeJS.ErrnoException)
  }
}

async function makeFolder(folder: string): Promise<string | undefined> {
  const found = await stat(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
  if (found?.isDirectory()) return undefined
  if (found) throw Object.assign(new Error(), { code: 'ENOTDIR' })
  if (dirname(folder) === folder) throw Object.assign(new Error(), { code: 'ENOENT' })
  const above = await makeFolder(dirname(folder))
  await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error // another start made it at the same moment
  })
  return above ?? folder
}

function refusal(folder: string, { code }: NodeJS.ErrnoException): StartRefused {
  const what = code === 'ENOTDIR' ? 'is not a folder, or lies below a file' : `cannot be written (${code})`
  return new StartRefused(`The data directory ${folder} ${what}; give this user the right to write there, or set DATA_DIR to a folder of its own.`)
}
