/** The built pages: hashed files for ever, entry pages never kept. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

export async function webRoutes(app: FastifyInstance, dir: string): Promise<void> {
  await app.register(fastifyStatic, { root: dir, index: false, wildcard: true, cacheControl: false, setHeaders })
  const page = (name: string) => (_request: FastifyRequest, reply: FastifyReply) => reply.sendFile(name)
  app.get('/', page('index.html'))
  app.get('/wall', page('wall.html'))
  app.setNotFoundHandler((request, reply) => {
    const wantsPage = request.method === 'GET' && /text\/html/.test(request.headers.accept ?? '')
    if (wantsPage && existsSync(join(dir, 'index.html'))) return reply.sendFile('index.html')
    return reply.code(404).send({ message: '没有这个地址。' })
  })
}

function setHeaders(reply: { header(name: string, value: string): unknown }, path: string): void {
  const forever = /\/assets\//.test(path)
  reply.header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache')
}
