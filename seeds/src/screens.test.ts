import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { hearOfScreens } from './screens.ts'

function parent(connected = true) {
  return Object.assign(new EventEmitter(), { connected, channel: { ref: () => undefined, unref: () => undefined } })
}

/** Whether it has ended by now. */
async function ends(waiting: Promise<void>): Promise<boolean> {
  return Promise.race([waiting.then(() => true), new Promise<boolean>((later) => setImmediate(() => later(false)))])
}

describe('a server that is started beside the build of its screens', () => {
  it('waits until they are there', async () => {
    const by = parent()
    const ready = hearOfScreens(by as never)
    by.emit('message', 'building')
    expect(await ends(ready())).toBe(false)
    by.emit('message', 'built')
    expect(await ends(ready())).toBe(true)
  })

  it('waits for nothing when nobody builds them, whoever else its parent is', async () => {
    expect(await ends(hearOfScreens(parent(false) as never)())).toBe(true)
    const other = parent()
    const ready = hearOfScreens(other as never)
    other.emit('message', { type: 'process:msg' })
    expect(await ends(ready())).toBe(true)
  })

  it('does not wait for a builder that is gone', async () => {
    const by = parent()
    const ready = hearOfScreens(by as never)
    by.emit('message', 'building')
    by.emit('disconnect')
    expect(await ends(ready())).toBe(true)
  })
})
