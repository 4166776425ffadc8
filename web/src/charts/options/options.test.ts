import { describe, expect, it } from 'vitest'
import type { Look } from '../look.ts'
import { barOption } from './bar.ts'
import { bumpOption } from './bump.ts'
import { historyOption } from './history.ts'
import { classOf, mapOption } from './map.ts'
import { raceOption } from './race.ts'
import { sparkOption } from './spark.ts'
import { territoryOption } from './territory.ts'
import { trendOption } from './trend.ts'
import { yearsOption } from './years.ts'

const look = new Proxy({ px: (n: number) => n, type: (n: number) => n, map: ['m1', 'm2', 'm3', 'm4', 'm5', 'm6'], sequence: ['s1', 's2', 's3', 's4', 's5'], categories: ['c1'] } as unknown as Look, {
  get: (known, name) => Reflect.get(known, name) ?? String(name),
})

describe('bump', () => {
  const option = bumpOption(
    {
      steps: ['1月', '2月'],
      lines: [
        { id: 'a', name: '锦州', role: 'own', points: [{ slot: 2, rank: 2 }, { slot: 1, rank: 1 }] },
        { id: 'b', name: '大连', role: 'other', points: [{ slot: 1, rank: 1 }, { slot: 2, rank: 1 }] },
        { id: 'c', name: '阜新', role: 'other', points: [{ slot: 3, rank: 3 }, null] },
      ],
    },
    look,
  )
  it('writes shared ranks but gives every unit its own slot', () => {
    const last = option.series.slice(0, 3).map((line) => line.data[1])
    expect(last[0]).toMatchObject({ value: 1, label: { formatter: '1 锦州', position: 'right' } })
    expect(last[1]).toMatchObject({ value: 2, label: { formatter: '1 大连' } })
  })
  it('leaves a gap where nothing was reported, but keeps the name below the ranked ones', () => {
    expect(option.series[2]?.data).toMatchObject([{ label: { position: 'left', formatter: '阜新 3' } }, null])
    expect(option.series[3]?.data).toMatchObject([{ value: [1, 3], label: { formatter: '— 阜新' } }])
  })
  it('counts its slots and puts the own line on top', () => {
    expect(option.yAxis.max).toBe(3.5)
    expect(option.series.slice(0, 3).map((line) => 'z' in line && line.z)).toEqual([4, 2, 2])
  })
})

describe('map', () => {
  it('sorts values into classes at their breaks', () => {
    expect([69, 70, 99.9, 106, 200].map((value) => classOf(value, [70, 90, 100, 103, 106]))).toEqual([0, 1, 2, 5, 5])
  })
  it('draws what has no value as empty ground', () => {
    const { geo } = mapOption({ map: 'cities', palette: 'around', areas: [{ code: '210100', name: '沈阳', rank: '—', colour: null }] }, look)
    expect(geo.regions[0]?.itemStyle.areaColor).toBe('sunk')
  })
  it('writes on the strong colours in the other ink, and frames the area that is spoken of', () => {
    const area = { name: '沈阳', rank: '1', at: [123, 42] as [number, number] }
    const areas = [{ ...area, code: '210100', colour: 4 }, { ...area, code: '210200', colour: 2 }]
    const { geo, series } = mapOption({ map: 'cities', palette: 'sequence', areas, marked: '210200' }, look)
    expect(series[0]?.data.map(({ name, label }) => [name, label.color])).toEqual([['210200', 'mapInk'], ['210100', 'mapInkOuter']])
    expect(geo.regions.map(({ itemStyle }) => [itemStyle.areaColor, itemStyle.borderColor])).toEqual([['s5', undefined], ['s3', 'ink']])
  })
})

describe('labels of the map', () => {
  const area = { name: '沈河', rank: '1', colour: 2, at: [123, 42] as [number, number] }
  const [named, ranks] = mapOption({ map: '210100', palette: 'sequence', areas: [{ ...area, code: 'a' }, { ...area, code: 'b', small: true }, { ...area, code: 'c' }] }, look).series
  it('give way: of those that overlap the leading one keeps its name, and a rank stands where no name fits', () => {
    expect(named?.labelLayout).toEqual({ hideOverlap: true })
    expect(named?.data.map(({ name }) => name)).toEqual(['a', 'c'])
    expect(ranks?.data.map(({ label }) => label.formatter)).toEqual(['{rank|1}', '{rank|1}', '{rank|1}'])
    const sizes = [...(named?.data ?? []), ...(ranks?.data ?? [])].map(({ symbolSize }) => symbolSize)
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a))
  })
})

describe('bars and sparks', () => {
  it('start at zero', () => {
    expect(barOption({ names: ['a'], values: [5] }, look).yAxis).toMatchObject({ min: 0 })
  })
  it('join this year to the last without a gap', () => {
    const [past, now] = sparkOption({ values: [1, 2, 3, 4], recent: 2 }, look).series
    const plotted = (line = past) => line?.data.map((point) => point.value)
    expect(plotted()).toEqual([1, 2, null, null])
    expect(plotted(now)).toEqual([null, 2, 3, 4])
  })
})

describe('history', () => {
  const names = ['9月', '10月', '11月']
  it('marks the month and stacks on it what does not count yet', () => {
    const [counted, claim] = historyOption({ names, values: [1, 0, 2], marked: 1, claim: { at: 1, value: 5, label: '5' } }, look).series
    expect(counted?.data.map((bar) => typeof bar === 'object' && bar?.itemStyle.color)).toEqual(['accentMuted', 'accent', 'accentMuted'])
    expect(claim).toMatchObject({ stack: 'month', data: [null, 5, null], label: { position: 'top', formatter: '5' } })
  })
  it('goes below zero for what is taken back', () => {
    const option = historyOption({ names, values: [1, 0, 2], claim: { at: 2, value: -5, label: '−5' } }, look)
    expect(option.yAxis.min({ min: -3 })).toBe(-3)
    expect(option.yAxis.min({ min: 2 })).toBe(0)
    expect(option.series[1]?.label.position).toBe('bottom')
  })
})

describe('the large line', () => {
  const data = (values: number[], past?: number[]) => ({ steps: values.map(String), values, past, first: 'a', last: 'b' })
  it('leaves room below its first figure, but never goes below zero', () => {
    expect(trendOption(data([2300, 2400, 2600]), look).yAxis).toMatchObject({ scale: true, boundaryGap: ['40%', '6%'] })
    expect(trendOption(data([6, 7, 20], [12, 9, 22]), look).yAxis).toMatchObject({ min: 0 })
  })
  it('writes its first figure below a rising line and its last above', () => {
    const [line] = trendOption(data([1, 2, 3]), look).series
    expect(line?.data).toMatchObject([{ label: { position: 'bottom', formatter: 'a' } }, { symbol: 'none' }, { label: { position: 'top', formatter: 'b' } }])
  })
})

describe('a territory', () => {
  const area = { code: '210100', name: '沈阳', rank: '1', colour: 4, at: [123, 42] as [number, number] }
  it('writes rank over name with a halo of the ground, the rank alone where there is little room', () => {
    const [named, small] = territoryOption({ map: 'cities', areas: [area, { ...area, small: true }] }, look).series
    expect(named?.data[0]?.label).toMatchObject({ formatter: '{rank|1}\n{name|沈阳}', rich: { rank: { color: 'mapInkOuter', textBorderColor: 'm5' } } })
    expect(small?.data[0]?.label).toMatchObject({ formatter: '{small|1}' })
  })
  it('draws no text at less than full strength', () => {
    expect(territoryOption({ map: 'cities', areas: [area] }, look).series[0]?.itemStyle).toEqual({ opacity: 1 })
  })
})

describe('race', () => {
  const option = raceOption({ steps: ['1月', '2月', '3月'], upTo: 2, lines: [{ id: 'a', name: '锦州', role: 'leader', slots: [1, 0, 0] }, { id: 'b', name: '大连', role: 'other', slots: [0, null, 1] }] }, look)
  it('draws no step that is yet to come, and a gap where nothing was told', () => {
    expect(option.series.map(({ data }) => data.map((point) => point?.value ?? null))).toEqual([[1, 0, null], [0, null, null]])
  })
  it('names each unit before its first step only: the rows beside it name them at the end', () => {
    expect(option.series[0]?.data.map((point) => point?.label.show ?? false)).toEqual([true, false, false])
  })
  it('gives each unit the height of its row', () => {
    expect([option.yAxis.min, option.yAxis.max]).toEqual([-0.5, 1.5])
  })
})

describe('years', () => {
  it('stand on zero, the last one lit; below zero only where there is something', () => {
    const option = yearsOption({ values: [1, 2] }, look)
    expect(option.yAxis.min).toBe(0)
    expect(option.series[0]?.data.map(({ itemStyle }) => itemStyle.color)).toEqual(['comparator', 'accent'])
    expect(yearsOption({ values: [-1, 2] }, look).yAxis.min).toBeUndefined()
  })
})
