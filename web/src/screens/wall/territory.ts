/** Areas in colour classes with their ranks. Pure. */
import { CITIES, STACKED_POINTS, ZONE, type CityMap } from '../../charts/mapFile.ts'
import { classOf } from '../../charts/options/map.ts'
import type { TerritoryData } from '../../charts/options/territory.ts'
import { fixed } from '../../ui/format.ts'
import type { WallCellFragment } from '../../generated/graphql.ts'
import { breaksOf, CLASSES, colourOf } from './breaks.ts'
import type { WallFormat } from './figures.ts'

interface AnsweredRow {
  place: { code: string; shortName: string }
  cell: WallCellFragment & { rank?: { position: number } | null }
}
export interface Territory {
  data: TerritoryData
  /** the joints of the key, written in the unit of the column */
  key: { joints: string[]; colours: number[] }
}

export function mapOfCities(rows: readonly AnsweredRow[], format: WallFormat): Territory {
  return territoryOf(CITIES, rows, format, (code) => STACKED_POINTS[code])
}

/** Counties stand where their file says. */
export function mapOfCounties(city: string, rows: readonly AnsweredRow[], format: WallFormat, { features }: CityMap): Territory {
  const points = new Map(features.map(({ properties }) => [properties.adcode, properties.cp]))
  return territoryOf(city, rows, format, (code) => points.get(code))
}

function territoryOf(map: string, rows: readonly AnsweredRow[], format: WallFormat, pointOf: (code: string) => [number, number] | undefined): Territory {
  const breaks = breaksOf(valuesForBreaks(rows, format))
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
function valuesForBreaks(rows: readonly AnsweredRow[], { plotted }: WallFormat): number[] {
  const drawn = rows.filter(({ place }) => place.code !== ZONE)
  const known = (values: (number | null)[]) => values.filter((value): value is number => value !== null && value > 0)
  const before = known(drawn.map(({ cell }) => plotted(cell.yoy.baseValue)))
  return before.length > Math.max(CLASSES, drawn.length / 2) ? before : known(drawn.map(({ cell }) => plotted(cell.value)))
}

/** 1,000 · 0.3 */
function jointText(at: number): string {
  const text = String(at)
  return fixed(text, text.split('.')[1]?.length ?? 0)
}
