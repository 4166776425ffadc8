/** Originals in and out. What may be read is decided by the rows that name them. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Right } from '@jingxian/schema/vocabulary/roles'
import { rightsOf } from '../access/rights-of.ts'
import { Evidence } from '../evidence/evidence.entity.ts'
import { keepUpload } from '../evidence/evidence.service.ts'
import { LARGEST_FILE, openFile, storeFile } from '../evidence/file-store.ts'
import type { Actor } from '../kernel/actor.ts'
import { NOBODY } from '../kernel/actor.ts'
import { notThere, refuse } from '../kernel/errors.ts'
import { isUuid } from '../kernel/uuid.ts'
import type { House } from './house.ts'
import { actorOf, type Visitors } from './incoming.ts'
import { answerPlain } from './refused-requests.ts'

interface Files {
  house: House
  visitors: Visitors
  dataDir: string
}

/** Who enters, edits or decides does it on documents. */
const UPLOADERS: readonly Right[] = [Right.ENTER_LEDGER, Right.EDIT_PROJECTS, Right.REVIEW_LEDGER]

export function evidenceRoutes(app: FastifyInstance, files: Files): void {
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer', bodyLimit: LARGEST_FILE }, (_request, body, done) => done(null, body))
  app.post<{ Querystring: { name?: string } }>('/evidence', { bodyLimit: LARGEST_FILE }, answering(files, upload))
  app.get<{ Params: { id: string } }>('/evidence/:id', answering(files, download))
  app.setErrorHandler(answerPlain('文件超过 10 MB：请压缩或拆分后再传。'))
}

type Work<R> = (files: Files, actor: Actor, request: FastifyRequest, reply: FastifyReply) => Promise<R>

function answering<R>(files: Files, work: Work<R>) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const { actor } = await actorOf(files.visitors, request.cookies, request.ip)
    if (actor === NOBODY) throw refuse.unauthenticated('请先登录。')
    return work(files, actor, request, reply)
  }
}

async function upload({ house, dataDir }: Files, actor: Actor, request: FastifyRequest): Promise<object> {
  if (!rightsOf(actor.role).some((right) => UPLOADERS.includes(right))) throw refuse.forbidden('你的角色不能上传佐证。')
  if (!Buffer.isBuffer(request.body) || !request.body.length) throw refuse.invalid('没有收到文件内容：请重新选择文件。', { field: 'file' })
  const stored = await storeFile(dataDir, request.body)
  const fileName = String((request.query as { name?: string }).name ?? '').replace(/[\\/\0]/g, '_').slice(0, 200) || '未命名'
  await house.as(actor, 'write', (ctx) => keepUpload(ctx, stored, fileName))
  return { ...stored, fileName }
}

async function download({ house, dataDir }: Files, actor: Actor, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { id } = request.params as { id: string }
  const row = isUuid(id) ? await house.as(actor, 'read', ({ em }) => em.findOne(Evidence, { id })) : null
  if (!row?.mediaType) throw notThere('佐证原件')
  const file = await openFile(dataDir, row.sha256)
  return reply
    .header('content-type', row.mediaType)
    .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(row.fileName ?? row.sha256)}`)
    .header('content-security-policy', `default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'`)
    .header('cache-control', 'private, max-age=3600')
    .send(file)
}
