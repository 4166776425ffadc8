/** What a wall shows one after another: scenes, and in the far density their pages. Pure. */
import type { Layout } from './scale.ts'

export const SCENES = ['overview', 'chase'] as const
export type Scene = (typeof SCENES)[number]
export interface Stop {
  scene: Scene
  page: number
}

/** Those who sit far away get one answer a page. */
const FAR_PAGES = [0, 1]

export function stopsOf(layout: Layout): Stop[] {
  return SCENES.flatMap((scene) => (layout === 'far' ? FAR_PAGES.map((page) => ({ scene, page })) : [{ scene, page: 0 }]))
}

/** The stop that an address means; the first one for an address that means none. */
export function stopAt(stops: readonly Stop[], scene: string | undefined, page: string | undefined): Stop {
  const ofScene = stops.filter((stop) => stop.scene === scene)
  const found = ofScene.find((stop) => stop.page === Number(page ?? 1) - 1) ?? ofScene[0]
  return found ?? stops.find((stop) => stop.page === Number(page ?? 1) - 1) ?? { scene: SCENES[0], page: 0 }
}

export function stepFrom(stops: readonly Stop[], at: Stop, by: number): Stop {
  const nth = stops.findIndex(({ scene, page }) => scene === at.scene && page === at.page)
  return stops[(nth + by + stops.length) % stops.length] ?? at
}

const USUAL_SECONDS = 60
const LEAST_SECONDS = 10

/** How long a scene stays by the setting in the address; Infinity for 0, which lets it stay for good. */
export function secondsOf(setting: string | undefined): number {
  const seconds = Number(setting)
  if (!setting || !Number.isFinite(seconds) || seconds < 0) return USUAL_SECONDS
  return seconds === 0 ? Infinity : Math.max(seconds, LEAST_SECONDS)
}
