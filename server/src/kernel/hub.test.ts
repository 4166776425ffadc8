import { expect, it, vi } from 'vitest'
import { Hub, type Gate } from './hub.ts'

const open: Gate = { pending: () => 0, cut: () => undefined }

it('a client that reads slowly gets the newest version once, not every one', async () => {
  const hub = new Hub()
  const news = hub.stream(['snapshot'], open)
  for (let version = 1; version <= 5000; version++) hub.tell('snapshot', String(version))
  expect(await news.next()).toEqual({ done: false, value: { topic: 'snapshot', version: '5000' } })
  const next = news.next()
  hub.tell('snapshot', '5001')
  expect((await next).value).toEqual({ topic: 'snapshot', version: '5001' })
})

it('the same version is no news', async () => {
  const hub = new Hub()
  const news = hub.stream(['snapshot'], open)
  hub.tell('snapshot', '1')
  await news.next()
  hub.tell('snapshot', '1')
  const next = news.next()
  await news.return!()
  expect((await next).done).toBe(true)
})

it('a returned stream is forgotten, also while it waits', async () => {
  const hub = new Hub()
  const news = hub.stream(['ledger'], open)
  const waiting = news.next()
  await news.return!()
  expect(await waiting).toEqual({ done: true, value: undefined })
  expect(hub.listeners).toBe(0)
})

it('a client that takes nothing is not written to, then cut, and the others hear all the same', async () => {
  vi.useFakeTimers()
  const hub = new Hub()
  const cut = vi.fn()
  const stuck = hub.stream(['snapshot'], { pending: () => 10_000_000, cut })
  const fine = hub.stream(['snapshot'], open)
  const never = stuck.next()
  hub.tell('snapshot', '1')
  expect((await fine.next()).value).toEqual({ topic: 'snapshot', version: '1' })
  await vi.advanceTimersByTimeAsync(31_000)
  expect(cut).toHaveBeenCalledOnce()
  expect((await never).done).toBe(true)
  vi.useRealTimers()
})
