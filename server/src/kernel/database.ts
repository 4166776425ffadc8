/** The database as the server uses it: through a login that owns nothing and has no right of its own. */
import { MikroORM, PostgreSqlDriver, type Options } from '@mikro-orm/postgresql'
import type { EntityClass } from '@mikro-orm/core'
import { ChangeWatcher } from './changes.ts'
import { HeldClient } from './held-client.ts'
import { checkUuids } from './uuid.ts'
import { WatchedEntityManager } from './watched.ts'

export interface Pools {
  /** Connections for people and screens. */
  web: number
}

const POOL: Pools = { web: 16 }
/** How long a request waits for a connection before it is told that the database is busy. */
const PATIENCE = 8_000

export function ormOptions(url: string, entities: EntityClass<object>[], most = POOL.web): Options {
  return {
    driver: PostgreSqlDriver,
    clientUrl: url,
    entities,
    subscribers: [new ChangeWatcher()],
    entityManager: WatchedEntityManager,
    forceUtcTimezone: true,
    discovery: { checkDuplicateFieldNames: false, onMetadata: checkUuids },
    pool: { min: 0, max: most },
    driverOptions: { Client: HeldClient, connectionTimeoutMillis: PATIENCE, idleTimeoutMillis: 30_000, application_name: 'jingxian' },
    logger: () => undefined,
  }
}

export function openOrm(url: string, entities: EntityClass<object>[], most?: number): Promise<MikroORM> {
  return MikroORM.init(ormOptions(url, entities, most))
}
