import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openFolder } from './data-folder.ts'
import { StartRefused } from './start-refused.ts'

let root: string
beforeAll(async () => void (root = await mkdtemp(join(tmpdir(), 'folder-'))))
afterAll(() => rm(root, { recursive: true, force: true }))

it('makes what is missing and says which folder was the first', async () => {
  expect(await openFolder(join(root, 'a', 'b', 'c'))).toBe(join(root, 'a'))
  expect((await stat(join(root, 'a', 'b', 'c'))).isDirectory()).toBe(true)
  expect(await openFolder(join(root, 'a', 'b', 'c'))).toBeUndefined()
})

it.each(['file', 'file/below'])('refuses %s in one sentence', async (path) => {
  await writeFile(join(root, 'file'), '')
  const refused = await openFolder(join(root, path)).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(StartRefused)
  expect((refused as Error).message).toMatch(/is not a folder, or lies below a file; .* set DATA_DIR/)
})

it.runIf(process.platform === 'linux')('does not hang where nothing can be made', async () => {
  await expect(openFolder('/proc/jingxian/data')).rejects.toThrow(/cannot be written \(ENOENT\)/)
})
