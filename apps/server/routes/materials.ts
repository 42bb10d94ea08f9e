import { AppError } from '@ruzhu/domain/errors.ts'
import { addPicture } from '@ruzhu/domain/materials/add-picture.ts'
import type { Material } from '@ruzhu/domain/materials/materials.ts'
import { type Static, Type } from 'typebox'
import { found, mustMeet } from '../access/callers.ts'
import { uploadOf } from '../edge/pictures.ts'
import { type App, operation } from '../operation.ts'
import type { Parts } from '../parts.ts'
import { at, Closed, Id, Instant, ListOf, OneOf, View } from '../schemas.ts'
import { clientFor } from './clients-read.ts'

const MaterialView = View('Material', {
  id: Id('mt'),
  client_id: Id('cl'),
  filename: Type.String(),
  media_type: OneOf(['image/jpeg', 'image/png', 'image/bmp']),
  size: Type.Integer(),
  sha256: Type.String(),
  width: Type.Integer(),
  height: Type.Integer(),
  created_at: Instant,
})

const about = { tags: ['materials'] } as const
const ClientParams = Closed({ id: Id('cl') })

const AddPicture = operation({
  ...about,
  operationId: 'addPicture',
  summary: 'Upload a picture of a document: JPG, PNG or BMP, at most 2 MB',
  description:
    '上传资料图片：JPG、PNG 或 BMP，不超过 2 MB。照片里的拍摄地点、时间、设备和缩略图会先去掉，方向保留；sha256 是留下的内容的。',
  access: 'materials.edit',
  multipart: true,
  params: ClientParams,
  response: { 201: MaterialView },
})

const ListMaterials = operation({
  ...about,
  operationId: 'listMaterials',
  summary: 'List the pictures of a client',
  description: '客户的资料图片。',
  access: 'materials.read',
  params: ClientParams,
  response: { 200: ListOf(MaterialView) },
})

const GetPicture = operation({
  ...about,
  operationId: 'getPicture',
  summary: 'The picture itself',
  description: '图片内容。',
  access: 'materials.read',
  params: Closed({ id: Id('mt') }),
  produces: ['image/jpeg', 'image/png', 'image/bmp'],
})

export function materialRoutes(app: App, parts: Parts): void {
  const materials = () => parts.deps.store.read.materials
  app.post('/v1/clients/:id/materials', { schema: AddPicture }, async (request, reply) => {
    const { caller, params } = request
    mustMeet(caller, params.id)
    const material = await addPicture(parts.deps, { clientId: params.id, ...uploadOf(request) }, caller.name)
    return reply.status(201).send(materialView(material))
  })
  app.get('/v1/clients/:id/materials', { schema: ListMaterials }, async ({ caller, params }) => {
    const client = await clientFor(parts, caller, params.id)
    return { data: (await materials().ofClient(client.id)).map(materialView) }
  })
  app.get('/v1/materials/:id/content', { schema: GetPicture }, async ({ caller, params }, reply) => {
    const material = found(caller, await materials().byId(params.id))
    const bytes = await materials().bytes(material.id)
    if (!bytes) throw new AppError('NOT_FOUND', { id: material.id })
    return reply
      .header('cache-control', 'private, max-age=86400, immutable')
      .header('content-disposition', 'inline')
      .type(material.mediaType)
      .send(Buffer.from(bytes))
  })
}

export function materialView(material: Material): Static<typeof MaterialView> {
  return {
    id: material.id,
    client_id: material.clientId,
    filename: material.filename,
    media_type: material.mediaType,
    size: material.size,
    sha256: material.sha256,
    width: material.width,
    height: material.height,
    created_at: at(material.createdAt),
  }
}
