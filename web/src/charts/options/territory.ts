import type { Look } from '../look.ts'
import { ASPECT } from '../mapFile.ts'
import { base } from './base.ts'
import { roomOf } from './map.ts'

/** Areas coloured by class, rank over name, read from afar. Where a label stands is said, or it is the area's own point. */
export interface TerritoryData {
  /** `cities`, or the code of the city whose counties are shown */
  map: string
  areas: {
    code: string
    name: string
    rank: string
    /** 0 to 4; null for no value */
    colour: number | null
    at?: [number, number]
    /** too small for its name: the rank alone */
    small?: boolean
    /** its label stands beside the land */
    afloat?: boolean
    /** a unit without a polygon */
    ring?: boolean
  }[]
}

type Area = TerritoryData['areas'][number]

/** From here on the fill is light and its text dark. */
const FIRST_LIGHT = 3

export function territoryOption({ map, areas }: TerritoryData, look: Look) {
  return {
    ...base(look),
    geo: {
      map,
      nameProperty: 'adcode',
      aspectScale: ASPECT,
      left: look.px(2),
      right: look.px(2),
      top: look.px(2),
      bottom: look.px(2),
      preserveAspect: 'contain' as const,
      label: { show: false },
      itemStyle: { areaColor: look.sunk, borderColor: look.surface, borderWidth: look.px(1.6) },
      emphasis: { disabled: true },
      regions: areas.map((area) => ({ name: area.code, itemStyle: { areaColor: fillOf(area, look) } })),
    },
    // Where a name finds no room, the rank alone may.
    series: [labels(areas, true, look), labels(areas, false, look)],
  }
}

function labels(areas: readonly Area[], named: boolean, look: Look) {
  return {
    type: 'scatter' as const,
    coordinateSystem: 'geo' as const,
    silent: true,
    // The default of 0.8 would dim the text too.
    itemStyle: { opacity: 1 },
    labelLayout: { hideOverlap: true },
    data: areas.flatMap((area, nth) => {
      if (!area.at || (named && area.small) || (!named && area.ring)) return []
      return [area.ring ? ringed(area, area.at, look) : labelled(area, area.at, named, roomOf(nth, named), look)]
    }),
  }
}

const fillOf = ({ colour }: Area, look: Look) => (colour === null ? look.sunk : look.map[colour])
const inkOf = ({ colour }: Area, look: Look) => (colour !== null && colour >= FIRST_LIGHT ? look.mapInkOuter : look.mapInk)

/** The halo has the colour of the ground, so that a border under the text does not cut it. */
function labelled(area: Area, at: [number, number], named: boolean, symbolSize: number, look: Look) {
  const halo = { color: area.afloat ? look.ink : inkOf(area, look), textBorderColor: area.afloat ? look.surface : fillOf(area, look), textBorderWidth: look.px(4) }
  return {
    name: area.code,
    value: at,
    symbolSize,
    itemStyle: { color: 'transparent' },
    label: {
      show: true,
      position: 'inside' as const,
      formatter: named ? `{rank|${area.rank}}\n{name|${area.name}}` : `{small|${area.rank}}`,
      rich: {
        small: { ...halo, fontSize: look.type(12), lineHeight: look.type(13), fontWeight: 650 },
        rank: { ...halo, fontSize: look.type(17), lineHeight: look.type(17.5), fontWeight: 650 },
        name: { ...halo, fontSize: look.type(11.5), lineHeight: look.type(14), fontWeight: 550 },
      },
    },
  }
}

function ringed(area: Area, at: [number, number], look: Look) {
  return {
    name: area.code,
    value: at,
    symbol: 'circle',
    symbolSize: look.type(18),
    itemStyle: { color: area.colour === null ? look.sunk : look.map[0], borderColor: look.ink, borderWidth: look.px(2) },
    label: { show: true, position: 'inside' as const, formatter: area.rank, color: look.ink, fontSize: look.type(11), fontWeight: 650 },
  }
}
