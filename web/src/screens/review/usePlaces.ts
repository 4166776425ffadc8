import { computed } from 'vue'
import { me } from '../../data/session.ts'
import { useAsk } from '../../data/useAsk.ts'
import { ReviewPlacesDocument, type ReviewPlacesQuery } from '../../generated/graphql.ts'
import { currentLocale } from '../../i18n/text.ts'

type Region = ReviewPlacesQuery['regions'][number]
interface Choice {
  value: string
  label: string
  note?: string
  group?: string
}

const nameOf = (place: { shortName: string; nameEn: string }) => (currentLocale() === 'en' ? place.nameEn : place.shortName)

/** The places that this account may choose: a city its counties, the province every city with its counties. */
export function placeChoices(regions: readonly Region[], unit: string): Choice[] {
  const own = regions.find(({ code }) => code === unit)
  const within = own?.level === 'CITY' ? regions.filter(({ parent }) => parent?.code === unit) : own?.level === 'PROVINCE' ? regions : []
  const cityOf = (region: Region) => (region.level === 'COUNTY' && region.parent ? region.parent : region)
  return within
    .filter(({ level }) => level !== 'PROVINCE')
    .map((region) => ({
      value: `${region.level === 'COUNTY' ? 'county' : 'city'}:${region.code}`,
      label: nameOf(region),
      group: own?.level === 'PROVINCE' ? nameOf(cityOf(region)) : undefined,
    }))
}

export function usePlaces() {
  const { data } = useAsk(ReviewPlacesDocument, () => ({}))
  return computed(() => placeChoices(data.value?.regions ?? [], me.value?.unit.code ?? ''))
}
