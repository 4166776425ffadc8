import { useFigures } from '../../data/useFigures.ts'
import { CityNamesDocument } from '../../generated/graphql.ts'

/** The full name of a city by its code; asked once. */
export function useCities(): (code: string) => string {
  const { data } = useFigures(CityNamesDocument, () => ({}), { kept: true })
  return (code) => data.value?.regions.find((region) => region.code === code)?.name ?? ''
}
