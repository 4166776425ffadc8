/** The roles of one database: the login of the server, which owns nothing, and the inner roles that it takes. */
import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'
import type { MikroORM } from '@mikro-orm/postgresql'
import { databaseOf, innerRolesIn, loginIn, quoted } from './roles-in.ts'
import { StartRefused } from './start-refused.ts'

export interface Login {
  name: string
  password: string
  url: string
  database: string
}

/** The same name and password on every server of this database, derived from what they all know: the owner's address. */
export function appLogin(ownerUrl: string): Login {
  const url = new URL(ownerUrl)
  const database = databaseOf(ownerUrl)
  const secret = decodeURIComponent(url.password)
  if (!database) throw new StartRefused('DATABASE_URL names no database: write postgresql://owner:password@host:5432/database.')
  if (!secret) {
    // Without a secret anybody who knows the database's name could compute it.
    throw new StartRefused(`DATABASE_URL has no password, and the server derives its own login's password from it: write postgresql://owner:password@${url.host}/${database}.`)
  }
  const name = loginIn(database)
  const password = createHmac('sha256', secret).update(`login of ${name}`).digest('base64url')
  url.username = encodeURIComponent(name)
  url.password = password
  return { name, password, url: url.href, database }
}

export async function ensureRoles(owner: MikroORM, app: Login): Promise<void> {
  const roles = innerRolesIn(app.database)
  const login = quoted(app.name)
  const known = await owner.em.execute<{ rolname: string }[]>('select rolname from pg_roles')
  const absent = (name: string) => !known.some(({ rolname }) => rolname === name)
  await run(owner, [
    ...roles.filter(absent).map((role) => `create role ${quoted(role)} nologin noinherit`),
    ...[app.name].filter(absent).map(() => `create role ${login} login noinherit`),
    `alter role ${login} with login noinherit password '${scramVerifier(app.password)}'`,
    ...Object.entries(LOGIN_SETTINGS).map(([setting, value]) => `alter role ${login} set ${setting} = '${value}'`),
    `grant ${roles.map(quoted).join(', ')} to ${login} with inherit false, set true`,
    // Whoever has a login in this cluster for another purpose has no business here.
    `revoke connect, temporary on database ${quoted(app.database)} from public`,
    `grant connect on database ${quoted(app.database)} to ${login}`,
  ]).catch((error: Error & { code?: string }) => {
    if (error.code !== '42501') throw error
    throw new StartRefused(
      `The owner of DATABASE_URL may not use the roles of this database (${error.message}), which somebody else made: drop ${[app.name, ...roles].join(', ')}, or grant them to it WITH ADMIN OPTION.`,
    )
  })
}

/**
 * Set for the login: a role's own settings do not apply at SET ROLE. Pages of an index cost what pages in order do, in memory
 * and on today's disks: so the first rows of an index are read in its order, not all of them and sorted.
 */
const LOGIN_SETTINGS = { random_page_cost: '1.1', lock_timeout: '5s', statement_timeout: '60s', idle_in_transaction_session_timeout: '60s', timezone: 'UTC' }

/** What PostgreSQL stores of a password: sent instead of it, so that no server log ever holds the password. */
function scramVerifier(password: string): string {
  const [salt, rounds] = [randomBytes(16), 4096]
  const salted = pbkdf2Sync(password.normalize('NFKC'), salt, rounds, 32, 'sha256')
  const key = (label: string) => createHmac('sha256', salted).update(label).digest()
  const stored = createHash('sha256').update(key('Client Key')).digest('base64')
  return `SCRAM-SHA-256$${rounds}:${salt.toString('base64')}$${stored}:${key('Server Key').toString('base64')}`
}

function run(owner: MikroORM, statements: string[]): Promise<unknown> {
  return owner.em.execute(statements.join(';\n'), [], 'run')
}
