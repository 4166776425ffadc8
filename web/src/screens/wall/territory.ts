/** Areas in colour classes with their ranks. Pure. */
import { ASPECT, CITIES, isAfloat, ISLAND, ringsOf, spreadOf, STACKED_POINTS, ZONE, type CityFeature, type CityMap } from '../../charts/mapFile.ts'
import { classOf } from '../../charts/options/map.ts'
import type { TerritoryData } from '../../charts/options/territory.ts'
import { fixed } from '../../ui/format.ts'
import type { WallCellFragment } from '../../generated/graphql.ts'
import { breaksOf, CLASSES, colourOf } from '../../charts/breaks.ts'
import type { WallFormat } from './figures.ts'

interface AnsweredRow {
  place: { code: string; shortName: string }
  cell: WallCellFragment & { rank?: { position: number } | null }
}
export interface Territory {
  data: TerritoryData
  /** higher than wide: it then stands beside its key, not below it */
  isTall?: boolean
  /** the joints of the key, written in the unit of the column */
  key: { joints: string[]; colours: number[] }
}

/** `isSettled`: nothing comes in any more, so the classes may be made of the figures themselves. */
export function mapOfCities(rows: readonly AnsweredRow[], format: WallFormat, isSettled = false): Territory {
  return territoryOf(CITIES, rows, format, (code) => STACKED_POINTS[code], isSettled)
}

/** Counties stand where their file says. */
export function mapOfCounties(city: string, rows: readonly AnsweredRow[], format: WallFormat, { features }: CityMap, isSettled = false): Territory {
  const all = features.flatMap(({ geometry }) => ringsOf(geometry)).flat()
  const whole = spreadOf(all, 0)
  const places = new Map(features.map(({ properties, geometry }) => [properties.adcode, { at: properties.cp, width: widthOf(geometry), afloat: isAfloat(geometry, properties.cp, whole * ISLAND) }]))
  const territory = territoryOf(city, rows, format, (code) => places.get(code)?.at, isSettled)
  const areas = territory.data.areas.map((area) => ({ ...area, small: (places.get(area.code)?.width ?? 0) < whole * NAME_FITS, afloat: places.get(area.code)?.afloat }))
  return { ...territory, isTall: whole * ASPECT < spreadOf(all, 1), data: { ...territory.data, areas } }
}

/** A county narrower than this part of its city has no room for a name. */
const NAME_FITS = 0.19

const widthOf = (geometry: CityFeature['geometry']) => spreadOf(ringsOf(geometry).flat(), 0)

function territoryOf(map: string, rows: readonly AnsweredRow[], format: WallFormat, pointOf: (code: string) => [number, number] | undefined, isSettled = false): Territory {
  const breaks = breaksOf(valuesForBreaks(rows, format, isSettled))
  return {
    key: {
      joints: breaks.map(jointText),
      colours: breaks.length ? Array.from({ length: breaks.length + 1 }, (_, nth) => colourOf(nth, breaks.length)) : [],
    },
    data: {
      map,
      areas: rows.map(({ place, cell }) => {
        const value = format.plotted(cell.value)
        return {
          code: place.code,
          name: place.shortName,
          rank: cell.rank ? String(cell.rank.position) : '—',
          colour: value === null ? null : colourOf(classOf(value, breaks), breaks.length),
          at: pointOf(place.code),
          ring: place.code === ZONE,
        }
      }),
    },
  }
}

/** The year before, where it is known for most: it does not move while this year's entries come in. */
function valuesForBreaks(rows: readonly AnsweredRow[], { plotted }: WallFormat, isSettled: boolean): number[] {
  const drawn = rows.filter(({ place }) => place.code !== ZONE)
  const known = (values: (number | null)[]) => values.filter((value): value is number => value !== null && value > 0)
  const before = known(drawn.map(({ cell }) => plotted(cell.yoy.baseValue)))
  return !isSettled && before.length > Math.max(CLASSES, drawn.length / 2) ? before : known(drawn.map(({ cell }) => plotted(cell.value)))
}

/** 1,000 · 0.3 */
function jointText(at: number): string {
  const text = String(at)
  return fixed(text, text.split('.')[1]?.length ?? 0)
}
