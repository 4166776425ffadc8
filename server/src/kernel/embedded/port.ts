import { createServer } from 'node:net'
import { keep, recall } from './kept.ts'
import type { Place } from './place.ts'

const FILE = 'postgres.port'

/** The port of the last start if nobody took it since, so that a saved connection goes on working; else a free one. */
export async function choosePort(place: Place): Promise<number> {
  const last = Number(await recall(place.dataDir, FILE))
  const port = (last && (await tryPort(last))) || (await tryPort(0))
  if (!port)
    throw new Error(
      'This machine has no free port on 127.0.0.1 for PostgreSQL; close some programs, then start again.',
    )
  if (port !== last) await keep(place.dataDir, FILE, `${port}`)
  return port
}

/** The port of the server that runs now, or of the last one. */
export async function lastPort(dataDir: string): Promise<number | undefined> {
  return Number(await recall(dataDir, FILE)) || undefined
}

/** Opens a port for a moment; 0 asks for any free one. */
function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined))
    })
  })
}
