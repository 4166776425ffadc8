/** How large a wall is drawn and which layout it gets. Pure: pixels and distance in, sizes out. */
export type Layout = 'std' | 'wide' | 'far'

export interface Viewport {
  width: number
  height: number
  /** physical pixels per CSS pixel */
  density: number
}
/** From where the picture is seen, in metres. */
export interface Seat {
  distance?: number
  pictureHeight?: number
}
export interface WallScale {
  layout: Layout
  /** CSS pixels of one unit of the design, in which the picture is 1080 high (or 1920 wide) */
  unit: number
}

const USUAL_DISTANCE = 5
/** Viewing distance over picture height, above which one answer a page is all that can be read. */
const FAR_FROM = 2.5
/** The far density is drawn for this ratio; seen from farther away it grows. */
const FAR_AT = 4
/** Beyond this the columns of the far pages would no longer hold their figures. */
const MOST_GROWTH = 1.12
const SMALLEST_TEXT = 18
const WIDE_FROM = 2.6

export function wallScale({ width, height, density }: Viewport, { distance, pictureHeight }: Seat): WallScale {
  const unit = Math.min(width / 1920, height / 1080)
  const ratio = pictureHeight ? (distance ?? USUAL_DISTANCE) / pictureHeight : 0
  // Without a word on the picture's height, pixels decide: the smallest class must have 18 of them.
  const isFar = ratio > FAR_FROM || unit * SMALLEST_TEXT * density < SMALLEST_TEXT - 0.01
  if (!isFar) return { layout: width / height >= WIDE_FROM ? 'wide' : 'std', unit }
  return { layout: 'far', unit: unit * Math.min(Math.max(ratio / FAR_AT, 1), MOST_GROWTH) }
}

/** A setting from the address: metres, or nothing. */
export function metres(text: string | undefined): number | undefined {
  const value = Number(text)
  return text && Number.isFinite(value) && value > 0 ? value : undefined
}
