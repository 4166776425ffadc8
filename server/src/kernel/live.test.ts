import { expect, it } from 'vitest'
import { Hub, type News } from './hub.ts'
import { mapped } from './live.ts'

const open = { pending: () => 0, cut: () => undefined }

it('passes on what the map gives, and nothing for null', async () => {
  const hub = new Hub()
  const stream = mapped(hub.stream(['snapshot', 'ledger'], open), ({ topic, version }: News) => Promise.resolve(topic === 'ledger' ? null : version))
  hub.tell('ledger', '1')
  hub.tell('snapshot', '2')
  expect(await stream.next()).toEqual({ done: false, value: '2' })
  await stream.return!()
  expect(hub.listeners).toBe(0)
})

it('a map that fails gives its place back', async () => {
  const hub = new Hub()
  const stream = mapped(hub.stream(['snapshot'], open), () => Promise.reject(new Error('no')))
  hub.tell('snapshot', '1')
  await expect(stream.next()).rejects.toThrow('no')
  expect(hub.listeners).toBe(0)
  expect((await stream.next()).done).toBe(true)
})
