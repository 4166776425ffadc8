/** The map: areas in classes of the chosen metric or of its growth, with ranks. Classes are drawing, not figures. */
import { breaksOf, CLASSES, colourOf } from '../../charts/breaks.ts'
import { CITIES, isAfloat, ISLAND, LABEL_POINTS, ringsOf, spreadOf, ZONE, type CityMap } from '../../charts/mapFile.ts'
import { classOf, type MapData } from '../../charts/options/map.ts'
import { t } from '../../i18n/text.ts'
import { fixed } from '../../ui/format.ts'
import type { FigureFormat } from '../../ui/figures.ts'
import type { UnitRow } from './units.ts'

export interface Areas {
  data: MapData
  /** the joints of the key and the colours between them */
  joints: string[]
  colours: number[]
  unit: string
  /** each area in words, for the one that is pointed at */
  told: ReadonlyMap<string, string>
}

/** Growth in percent, points for rates. */
const GROWTH_BREAKS = [-20, -10, 0, 10, 20]
const POINT_BREAKS = [-10, -5, 0, 5, 10]

export function areasOf(rows: readonly UnitRow[], format: FigureFormat, colour: 'value' | 'growth', counties?: { city: string; file: CityMap }): Areas {
  const points = counties ? pointsOf(counties.file) : undefined
  const valueOf = colour === 'growth' ? growthOf(format) : ({ figure }: UnitRow) => format.plotted(figure.cell.value)
  const breaks = colour === 'growth' ? (format.isRate ? POINT_BREAKS : GROWTH_BREAKS) : breaksOf(basesOf(rows, format))
  const palette = colour === 'growth' ? ('around' as const) : ('sequence' as const)
  const shade = (nth: number) => (colour === 'growth' ? nth : colourOf(nth, breaks.length))
  return {
    told: new Map(rows.map((row) => [row.key, toldOf(row, format)])),
    unit: colour === 'growth' ? (format.isRate ? format.gapUnitText : '%') : format.unitText,
    joints: breaks.map(jointText),
    colours: breaks.length ? Array.from({ length: breaks.length + 1 }, (_, nth) => shade(nth)) : [],
    data: {
      map: counties?.city ?? CITIES,
      palette,
      areas: rows.map((row) => {
        const value = valueOf(row)
        const point = points?.get(row.key)
        return {
          code: row.key,
          // Its full name is wider than its neighbours.
          name: row.key === ZONE ? row.name.replace('示范区', '') : row.name,
          rank: row.rank,
          colour: value === null ? null : shade(classOf(value, breaks)),
          at: points ? point?.at : LABEL_POINTS[row.key],
          small: point?.small,
          afloat: point?.afloat,
        }
      }),
    },
  }
}

/** 甘井子区 第 2 · 312.45 亿元 */
function toldOf({ fullName, rank, figure }: UnitRow, format: FigureFormat): string {
  const value = figure.cell.value == null ? figure.text : format.withUnit(figure.cell.value)
  return [figure.cell.value == null ? fullName : t('province.map.ranked', { name: fullName, rank }), value, figure.cell.value == null ? figure.note : ''].filter(Boolean).join(' · ')
}

function growthOf({ isRate }: FigureFormat) {
  return ({ figure: { cell } }: UnitRow) => {
    const by = isRate ? cell.yoy.changePoints : cell.yoy.changeRatio
    return !cell.yoy.comparable || by == null ? null : Number(by) * (isRate ? 1 : 100)
  }
}

/**
 * The year before, where it is known for most: classes then do not move while this year's entries come in. A year that
 * has been told does not move: its own values make the classes.
 */
function basesOf(rows: readonly UnitRow[], { plotted, annual }: FigureFormat): number[] {
  const drawn = rows.filter(({ key }) => key !== ZONE)
  const known = (values: (number | null)[]) => values.filter((value): value is number => value !== null && value > 0)
  const before = known(drawn.map(({ figure }) => plotted(figure.cell.yoy.baseValue)))
  return !annual && before.length > Math.max(CLASSES, drawn.length / 2) ? before : known(drawn.map(({ figure }) => plotted(figure.cell.value)))
}

/** A county narrower than this part of its city has no room for a name. */
const NAME_FITS = 0.22

function pointsOf({ features }: CityMap): Map<string, { at?: [number, number]; small: boolean; afloat: boolean }> {
  const whole = spreadOf(features.flatMap(({ geometry }) => ringsOf(geometry)).flat(), 0)
  return new Map(features.map(({ properties, geometry }) => [properties.adcode, { at: properties.cp, small: spreadOf(ringsOf(geometry).flat(), 0) < whole * NAME_FITS, afloat: isAfloat(geometry, properties.cp, whole * ISLAND) }]))
}

/** 1,000 · 0.3 · −10 */
function jointText(at: number): string {
  const text = String(at)
  return fixed(text, text.split('.')[1]?.length ?? 0)
}
