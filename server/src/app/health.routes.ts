import type { FastifyInstance } from 'fastify'
import { HOUSE } from '../kernel/actor.ts'
import type { House } from './house.ts'

const PATIENCE = 1_500

/** `/live`: the process answers. `/ready`: the database does too, and news are heard. */
export function healthRoutes(app: FastifyInstance, house: House): void {
  app.get('/live', () => ({ live: true }))
  app.get('/ready', async (_request, reply) => {
    const database = await within(PATIENCE, () => house.as(HOUSE, 'read', ({ em }) => em.execute('select 1'), PATIENCE))
    const news = house.listener?.connected === true
    return reply.code(database && news ? 200 : 503).send({ ready: database && news, database, news })
  })
}

async function within(milliseconds: number, work: () => Promise<unknown>): Promise<boolean> {
  const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), milliseconds).unref())
  return Promise.race([late, work().then(() => true, () => false)])
}
