/** `npm start` builds the screens while the demo loads. Whoever starts the server in another way says nothing of them. */
export type ScreensReady = () => Promise<void>

/** Listens from now on. @returns what waits until the screens are there, if they were said to be in the making */
export function hearOfScreens(parent: Pick<NodeJS.Process, 'on' | 'connected' | 'channel'> = process): ScreensReady {
  let building = false
  const ready = new Promise<void>((resolve) => {
    if (!parent.connected) return
    parent.on('message', (word: unknown) => {
      if (word === 'building') building = true
      if (word === 'built') resolve()
    })
    parent.on('disconnect', () => resolve())
    // Nobody is kept alive by listening.
    parent.channel?.unref()
  })
  return () => (building ? ready : Promise.resolve())
}
