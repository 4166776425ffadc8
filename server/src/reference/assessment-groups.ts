/**
 * Groups in which units are assessed (domain.md c.4): a proposal of this project that no source states; the year's scheme
 * decides. 沈抚示范区 stands apart: a group of one cannot be ranked.
 */
export const GROUP_NAMES: Record<string, { name: string; nameEn: string }> = {
  I: { name: '第一组（特大城市）', nameEn: 'Group I (large)' },
  II: { name: '第二组（沿海与工业城市）', nameEn: 'Group II (coastal, industrial)' },
  III: { name: '第三组（转型城市）', nameEn: 'Group III (transforming)' },
}

const MEMBERS: Record<string, readonly number[]> = {
  I: [210100, 210200],
  II: [210300, 210800, 211100, 210700, 210600, 211000],
  III: [210400, 210500, 210900, 211200, 211300, 211400],
}

export function groupOf(city: number): string | null {
  return Object.keys(MEMBERS).find((group) => MEMBERS[group]!.includes(city)) ?? null
}
