import type { Material } from '@ruzhu/domain/materials/materials.ts'
import { type Static, Type } from 'typebox'
import type { App } from '../operation.ts'
import type { Parts } from '../parts.ts'
import { at, Closed, Id, Instant, ListOf, OneOf, View } from '../schemas.ts'

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

const about = { tags: ['materials'] as const }
const ClientParams = Closed({ id: Id('cl') })

const AddPicture = {
  ...about,
  operationId: 'addPicture',
  summary: 'Upload a picture of a document: JPG, PNG or BMP, at most 2 MB',
  description: '上传资料图片：JPG、PNG 或 BMP，不超过 2 MB。',
  access: 'materials.edit',
  multipart: true,
  params: ClientParams,
  response: { 201: MaterialView },
}

const ListMaterials = {
  ...about,
  operationId: 'listMaterials',
  summary: 'List the pictures of a client',
  description: '客户的资料图片。',
  access: 'materials.read',
  params: ClientParams,
  response: { 200: ListOf(MaterialView) },
}

const GetPicture = {
  ...about,
  operationId: 'getPicture',
  summary: 'The picture itself',
  description: '图片内容。',
  access: 'materials.read',
  params: Closed({ id: Id('mt') }),
  produces: ['image/jpeg', 'image/png', 'image/bmp'],
}

export function materialRoutes(app: App, parts: Parts): void {
  void parts
  const later = (): never => {
    throw new Error('not wired yet')
  }
  app.post('/v1/clients/:id/materials', { schema: AddPicture }, later)
  app.get('/v1/clients/:id/materials', { schema: ListMaterials }, later)
  app.get('/v1/materials/:id/content', { schema: GetPicture }, later)
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
