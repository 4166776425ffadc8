import type { Look } from '../look.ts'
import { ASPECT, ZONE } from '../mapFile.ts'
import { base } from './base.ts'

/** Areas coloured in classes; name and rank stand where `at` says. The order of areas is the order in which labels get room. */
export interface MapData {
  /** `cities`, or the code of the city whose counties are shown */
  map: string
  areas: {
    code: string
    name: string
    rank: string
    /** which colour; null for no value */
    colour: number | null
    at?: [number, number]
    /** too small for its name: the rank alone */
    small?: boolean
    /** its label stands beside the land */
    afloat?: boolean
  }[]
  /** `sequence`: five classes from little to much. `around`: six, from well below the middle to well above it. */
  palette: 'sequence' | 'around'
  /** the area that is spoken of */
  marked?: string
}

type Area = MapData['areas'][number]

/** Which class a value falls into: 0 for below the first break. */
export function classOf(value: number, breaks: readonly number[]): number {
  return breaks.filter((at) => value >= at).length
}

/** The colours whose text is of the other ink. */
const OUTER = { sequence: [3, 4], around: [0, 5] }

export function mapOption({ map, areas, palette, marked }: MapData, look: Look) {
  const colours = palette === 'sequence' ? look.sequence : look.map
  const fill = ({ colour }: Area) => (colour === null ? look.sunk : colours[colour])
  const ink = ({ colour }: Area) => (colour !== null && OUTER[palette].includes(colour) ? look.mapInkOuter : look.mapInk)
  return {
    ...base(look),
    geo: {
      map,
      nameProperty: 'adcode',
      aspectScale: ASPECT,
      left: look.px(4),
      right: look.px(4),
      top: look.px(4),
      bottom: look.px(4),
      preserveAspect: 'contain' as const,
      silent: false,
      label: { show: false },
      itemStyle: { areaColor: look.sunk, borderColor: look.surface, borderWidth: look.px(1.4) },
      emphasis: { label: { show: false }, itemStyle: { borderColor: look.ink, borderWidth: look.px(1.4) } },
      regions: areas.map((area) => ({
        name: area.code,
        itemStyle: { areaColor: fill(area), ...(area.code === marked && { borderColor: look.ink, borderWidth: look.px(1.8) }) },
        emphasis: { itemStyle: { areaColor: fill(area) } },
      })),
    },
    // Where a name finds no room, the rank alone may.
    series: [true, false].map((named) => ({
      type: 'scatter' as const,
      coordinateSystem: 'geo' as const,
      silent: true,
      itemStyle: { opacity: 1, color: look.surface, borderColor: look.ink, borderWidth: look.px(1.4) },
      labelLayout: { hideOverlap: true },
      data: inOrder(areas, marked).flatMap((area, nth) => labelled(area, named, roomOf(nth, named), ink(area), fill(area), look)),
    })),
  }
}

/** The area that is spoken of first, then as they come. */
function inOrder(areas: readonly Area[], marked: string | undefined): Area[] {
  return [...areas.filter(({ code }) => code === marked), ...areas.filter(({ code }) => code !== marked)]
}

/** Of labels that overlap the one with the larger symbol stays: names before mere ranks, the leading before the others. */
export const roomOf = (nth: number, named: boolean): number => 0.02 - nth * 1e-4 - (named ? 0 : 0.01)

/** Name and rank with a halo in the colour of the ground, so that a border under them does not cut the text. */
function labelled({ code, name, rank, at, small, afloat }: Area, named: boolean, symbolSize: number, ink: string, ground: string | undefined, look: Look) {
  if (!at || (named && small) || (!named && code === ZONE)) return []
  const zone = code === ZONE
  const isOff = zone || afloat
  const text = { color: isOff ? look.ink : ink, textBorderColor: isOff ? look.surface : ground, textBorderWidth: look.px(3), fontSize: look.type(12) }
  return [
    {
      name: code,
      value: at,
      symbol: zone ? 'diamond' : 'circle',
      symbolSize: zone ? look.px(11) : symbolSize,
      itemStyle: zone ? undefined : { color: 'transparent', borderWidth: 0, opacity: 1 },
      label: {
        show: true,
        position: zone ? ('bottom' as const) : ('inside' as const),
        formatter: named ? `${name} {rank|${rank}}` : `{rank|${rank}}`,
        ...text,
        rich: { rank: { ...text, fontWeight: 650 } },
      },
    },
  ]
}
