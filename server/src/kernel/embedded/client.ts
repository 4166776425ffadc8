import pg from 'pg'

export interface Door {
  readonly port: number
  readonly user: string
  readonly password: string
  readonly database: string
}

/** Opens one connection for a piece of work. Every field is given, so that PGHOST and its kin have no say. */
export async function withClient<T>(door: Door, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ ...door, host: '127.0.0.1', ssl: false, connectionTimeoutMillis: 5_000 })
  // A connection may break while it is idle; the piece of work itself reports what matters.
  client.on('error', () => undefined)
  try {
    await client.connect()
    return await work(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}

export function urlOf({ port, user, password, database }: Door): string {
  return `postgresql://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`
}
