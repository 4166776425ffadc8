/** The map of the cities: a file that an operator may replace, always parsed as an object. */
export interface CityFeature {
  type: 'Feature'
  properties: { adcode: string; name: string; cp?: [number, number] }
  geometry: { type: 'Polygon'; coordinates: number[][][] } | { type: 'MultiPolygon'; coordinates: number[][][][] }
}
export interface CityMap {
  type: 'FeatureCollection'
  features: CityFeature[]
}

export const ringsOf = (geometry: CityFeature['geometry']): number[][][] => (geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat())

/** Does the label of this area stand in the sea: beside its land, or on an island narrower than `least` degrees? */
export function isAfloat(geometry: CityFeature['geometry'], at: [number, number] | undefined, least = 0): boolean {
  if (!at) return false
  const [x, y] = at
  const isInside = (ring: number[][]) =>
    ring.filter(([x1 = 0, y1 = 0], nth) => {
      const [x2 = 0, y2 = 0] = ring[(nth + 1) % ring.length] ?? []
      return y1 > y !== y2 > y && x < x1 + ((y - y1) * (x2 - x1)) / (y2 - y1)
    }).length % 2 === 1
  return !ringsOf(geometry).some((ring) => isInside(ring) && spreadOf(ring, 0) >= least)
}

/** How far points reach from west to east (0) or from south to north (1). */
export function spreadOf(points: readonly number[][], axis: 0 | 1): number {
  const values = points.map((point) => point[axis] ?? 0)
  return Math.max(...values) - Math.min(...values)
}
/** An island narrower than this part of the map is smaller than a name. */
export const ISLAND = 0.08

/** The map of all cities; the others are called by the code of the city whose counties they hold. */
export const CITIES = 'cities'
const loading = new Map<string, Promise<CityMap>>()

export function loadMap(name: string): Promise<CityMap> {
  const path = name === CITIES ? '/maps/liaoning_cities.geojson' : `/maps/counties/${name}.geojson`
  const begun = loading.get(name) ?? fetch(path).then((response) => response.json() as Promise<CityMap>)
  loading.set(name, begun)
  begun.catch(() => loading.delete(name))
  return begun
}

export const loadCityMap = (): Promise<CityMap> => loadMap(CITIES)

/** The 15th unit has no polygon. */
export const ZONE = 'LN-SF'

/** Where a city's label stands: chosen by hand for name and rank in one line, so that none lies on a border. */
export const LABEL_POINTS: Record<string, [number, number]> = {
  '210100': [123.13, 42.18],
  '210200': [122.04, 39.62],
  '210300': [123.28, 40.44],
  '210400': [124.75, 41.86],
  '210500': [124.35, 41.2],
  '210600': [124.3, 40.52],
  '210700': [121.36, 41.48],
  '210800': [122.48, 40.42],
  '210900': [121.95, 42.22],
  '211000': [123.3, 41.22],
  '211100': [121.98, 41.13],
  '211200': [124.35, 42.62],
  '211300': [119.9, 41.4],
  '211400': [120.1, 40.5],
  'LN-SF': [123.66, 41.82],
}
/** The same for rank over name, as walls write it. */
export const STACKED_POINTS: Record<string, [number, number]> = {
  ...LABEL_POINTS,
  '210500': [124.02, 41.17],
  '210800': [122.36, 40.37],
  '211000': [123.42, 41.2],
}
/** One degree of longitude over one of latitude, where Liaoning lies. */
export const ASPECT = 0.755
