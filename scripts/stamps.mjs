// Remembers what was installed and built, so that nothing is done twice.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { IGNORED } from './steps.mjs'

/** A piece of work to do, unless its inputs are those of the last time it went well: then undefined. */
export function workToDo(root, name, inputs, work) {
  const stamp = join(root, 'node_modules', `.jingxian-${name}`)
  const now = digest(root, inputs)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return undefined
  return async (how) => {
    rmSync(stamp, { force: true })
    await work(how)
    writeFileSync(stamp, now)
  }
}

/** Contents count, not dates: a fresh clone and a touched file are no changes. */
function digest(root, inputs) {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`)
  for (const input of inputs) addTo(hash, root, input)
  return hash.digest('hex')
}

function addTo(hash, root, path) {
  const full = join(root, path)
  if (!existsSync(full)) return
  hash.update(`${path}\n`)
  const entries = readFolder(full)
  if (!entries) return hash.update(readFileSync(full))
  for (const name of entries.sort()) if (!IGNORED.includes(name)) addTo(hash, root, `${path}/${name}`)
}

function readFolder(path) {
  try {
    return readdirSync(path)
  } catch (error) {
    if (error.code === 'ENOTDIR') return undefined
    throw error
  }
}
