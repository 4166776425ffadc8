import type { Look } from '../look.ts'
import { ASPECT, LABEL_POINTS } from '../mapFile.ts'
import { base } from './base.ts'

/** Cities coloured in classes with fixed breaks; name and rank stand where LABEL_POINTS says. */
export interface MapData {
  cities: { code: string; name: string; rank: string; value: number | null }[]
  /** ascending; one more class than breaks */
  breaks: number[]
}

/** Which class a value falls into: 0 for below the first break. */
export function classOf(value: number, breaks: readonly number[]): number {
  return breaks.filter((at) => value >= at).length
}

export function mapOption({ cities, breaks }: MapData, look: Look) {
  const fill = (value: number | null) => (value === null ? look.sunk : look.map[classOf(value, breaks)])
  const ink = (value: number | null) => {
    const nth = value === null ? -1 : classOf(value, breaks)
    return nth === 0 || nth === breaks.length ? look.mapInkOuter : look.mapInk
  }
  return {
    ...base(look),
    geo: {
      map: 'cities',
      nameProperty: 'adcode',
      aspectScale: ASPECT,
      layoutCenter: ['50%', '50%'],
      layoutSize: '100%',
      silent: false,
      label: { show: false },
      itemStyle: { areaColor: look.sunk, borderColor: look.surface, borderWidth: look.px(1.4) },
      emphasis: { label: { show: false }, itemStyle: { borderColor: look.ink, borderWidth: look.px(1.4) } },
      regions: cities.map(({ code, value }) => ({
        name: code,
        itemStyle: { areaColor: fill(value) },
        emphasis: { itemStyle: { areaColor: fill(value) } },
      })),
    },
    series: [
      {
        type: 'scatter' as const,
        coordinateSystem: 'geo' as const,
        silent: true,
        itemStyle: { opacity: 1, color: look.surface, borderColor: look.ink, borderWidth: look.px(1.4) },
        data: cities.flatMap((city) => labelled(city, ink(city.value), fill(city.value), look)),
      },
    ],
  }
}

/** Name and rank with a halo in the colour of the ground, so that a border under them does not cut the text. */
function labelled({ code, name, rank, value }: MapData['cities'][number], ink: string, ground: string | undefined, look: Look) {
  const at = LABEL_POINTS[code]
  if (!at) return []
  const zone = code === 'LN-SF'
  const text = { color: zone ? look.ink : ink, textBorderColor: zone ? look.surface : ground, textBorderWidth: look.px(3), fontSize: look.type(12) }
  return [
    {
      name: code,
      value: [...at, value],
      symbol: zone ? 'diamond' : 'circle',
      symbolSize: zone ? look.px(11) : 0.01,
      itemStyle: zone ? undefined : { color: 'transparent', borderWidth: 0, opacity: 1 },
      label: {
        show: true,
        position: zone ? ('bottom' as const) : ('inside' as const),
        formatter: `${name} {rank|${rank}}`,
        ...text,
        rich: { rank: { ...text, fontWeight: 650 } },
      },
    },
  ]
}
