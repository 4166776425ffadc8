import { describe, expect, it } from 'vitest'
import { framesOf, wholeFrame } from './frames.ts'

const only = (frames: ReturnType<typeof framesOf>) => frames[0]!.windows

describe('frames', () => {
  it('year to date is compared with the same months of last year, also across 29 February', () => {
    const windows = only(framesOf({ grain: 'MONTH', from: '2024-02', to: '2024-02', accumulate: 'YEAR_TO_DATE' }, 202510))
    expect(windows.c).toEqual({ from: 202401, to: 202402, key: '2024-02' })
    expect(windows.y).toEqual({ from: 202301, to: 202302, key: '2023-02' })
    expect(windows.p).toEqual({ from: 202401, to: 202401, key: '2024-01' })
  })
  it('a running year is cut where the data end, and its base alike', () => {
    const [year] = framesOf({ grain: 'YEAR', from: '2025', to: '2025', accumulate: 'YEAR_TO_DATE' }, 202510)
    expect(year!.complete).toBe(false)
    expect(year!.windows.c).toEqual({ from: 202501, to: 202510, key: '2025' })
    expect(year!.windows.y).toEqual({ from: 202401, to: 202410, key: '2024' })
  })
  it('a running month is not cut, only marked', () => {
    const [month] = framesOf({ grain: 'MONTH', from: '2025-11', to: '2025-11', accumulate: 'PERIOD' }, 202510)
    expect(month!.complete).toBe(false)
    expect(month!.windows.c).toEqual({ from: 202511, to: 202511, key: '2025-11' })
  })
  it('rolling twelve months cross the year', () => {
    const windows = only(framesOf({ grain: 'QUARTER', from: '2025-Q1', to: '2025-Q1', accumulate: 'ROLLING_12_MONTHS' }, 202510))
    expect(windows.c).toEqual({ from: 202404, to: 202503, key: '2025-Q1' })
    expect(windows.p).toEqual({ from: 202401, to: 202412, key: '2024-Q4' })
  })
  it('January year to date has December of last year as its previous period', () => {
    const windows = only(framesOf({ grain: 'MONTH', from: '2025-01', to: '2025-01', accumulate: 'YEAR_TO_DATE' }, 202510))
    expect(windows.p).toEqual({ from: 202401, to: 202412, key: '2024-12' })
  })
  it('the whole range is one window', () => {
    const frame = wholeFrame({ grain: 'MONTH', from: '2025-03', to: '2025-05', accumulate: 'PERIOD' }, 202510)
    expect(frame.windows.c).toEqual({ from: 202503, to: 202505, key: '2025-05' })
    expect(frame.windows.p).toEqual({ from: 202412, to: 202502, key: '2025-02' })
  })
})
