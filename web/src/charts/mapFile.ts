/** The map of the cities: a file that an operator may replace, always parsed as an object. */
export interface CityFeature {
  type: 'Feature'
  properties: { adcode: string; name: string }
  geometry: { type: 'Polygon'; coordinates: number[][][] } | { type: 'MultiPolygon'; coordinates: number[][][][] }
}
export interface CityMap {
  type: 'FeatureCollection'
  features: CityFeature[]
}

let loading: Promise<CityMap> | undefined

export function loadCityMap(): Promise<CityMap> {
  loading ??= fetch('/maps/liaoning_cities.geojson').then((response) => response.json() as Promise<CityMap>)
  loading.catch(() => (loading = undefined))
  return loading
}

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
/** One degree of longitude over one of latitude, where Liaoning lies. */
export const ASPECT = 0.755
