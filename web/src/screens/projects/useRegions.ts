import { computed } from 'vue'
import { me } from '../../data/session.ts'
import { useAsk } from '../../data/useAsk.ts'
import { ProjectRegionsDocument } from '../../generated/graphql.ts'

/** The divisions, and which of them a project of this account's unit can lie in. */
export function useRegions() {
  const { data, problem, again } = useAsk(ProjectRegionsDocument, () => ({}))
  const regions = computed(() => data.value?.regions ?? [])
  const own = computed(() => regions.value.find((region) => region.code === me.value?.unit.code))
  const units = computed(() => regions.value.filter(({ level }) => level === 'CITY' || level === 'ZONE'))

  /** the zone has no counties: projects land in it itself */
  const countiesOf = (city: string | undefined) => {
    if (!city) return []
    const inside = regions.value.filter((region) => region.parent?.code === city)
    return inside.length ? inside : regions.value.filter((region) => region.code === city && region.level === 'ZONE')
  }
  const ownCity = computed(() => (own.value && own.value.level !== 'PROVINCE' && own.value.level !== 'COUNTY' ? own.value.code : undefined))
  return {
    problem,
    again,
    isReady: computed(() => regions.value.length > 0),
    units,
    /** to choose from; none for those who see one city or one county only */
    cities: computed(() => (own.value?.level === 'PROVINCE' ? units.value : [])),
    countiesOf,
    ownCity,
    /** where this account may register */
    landing: computed(() => (own.value?.level === 'COUNTY' ? [own.value] : countiesOf(ownCity.value))),
  }
}
