import type { ClientId, MaterialId, ProviderId } from '@ruzhu/domain/ids.ts'
import type { Material } from '@ruzhu/domain/materials/materials.ts'
import type { Records } from '@ruzhu/domain/store.ts'
import { instant, millis } from './columns.ts'
import type { Context } from './context.ts'

type MaterialsTable = {
  id: MaterialId
  client_id: ClientId
  filename: string
  media_type: Material['mediaType']
  size: number
  sha256: string
  width: number
  height: number
  created_at: number
}
type MaterialBytesTable = { material_id: MaterialId; client_id: ClientId; sealed: Uint8Array }
type MaterialMediaTable = { material_id: MaterialId; provider_id: ProviderId; media_id: string; set_at: number }
export type MaterialTables = {
  materials: MaterialsTable
  material_bytes: MaterialBytesTable
  material_media: MaterialMediaTable
}

export function materials({ db, sealer }: Context): Records['materials'] {
  return {
    async insert(material, bytes) {
      await db.insertInto('materials').values(toRow(material)).execute()
      await db
        .insertInto('material_bytes')
        .values({
          material_id: material.id,
          client_id: material.clientId,
          sealed: await sealer.seal(material.clientId, place(material.id), bytes),
        })
        .execute()
    },
    async byId(id) {
      const row = await db.selectFrom('materials').selectAll().where('id', '=', id).executeTakeFirst()
      return row && fromRow(row)
    },
    async bySha256(clientId, sha256) {
      const row = await db
        .selectFrom('materials')
        .selectAll()
        .where('client_id', '=', clientId)
        .where('sha256', '=', sha256)
        .orderBy('id')
        .executeTakeFirst()
      return row && fromRow(row)
    },
    async bytes(id) {
      const row = await db.selectFrom('material_bytes').selectAll().where('material_id', '=', id).executeTakeFirst()
      return row && sealer.open(row.client_id, place(id), row.sealed)
    },
    async ofClient(clientId) {
      const rows = await db
        .selectFrom('materials')
        .selectAll()
        .where('client_id', '=', clientId)
        .orderBy('id', 'desc')
        .execute()
      return rows.map(fromRow)
    },
    async mediaId(id, providerId) {
      const row = await db
        .selectFrom('material_media')
        .select('media_id')
        .where('material_id', '=', id)
        .where('provider_id', '=', providerId)
        .executeTakeFirst()
      return row?.media_id
    },
    async setMediaId(id, providerId, mediaId, now) {
      const row = { media_id: mediaId, set_at: millis(now) }
      await db
        .insertInto('material_media')
        .values({ material_id: id, provider_id: providerId, ...row })
        .onConflict((taken) => taken.columns(['material_id', 'provider_id']).doUpdateSet(row))
        .execute()
    },
  }
}

function place(id: MaterialId): string {
  return `material_bytes.sealed/${id}`
}

function toRow(material: Material): MaterialsTable {
  return {
    id: material.id,
    client_id: material.clientId,
    filename: material.filename,
    media_type: material.mediaType,
    size: material.size,
    sha256: material.sha256,
    width: material.width,
    height: material.height,
    created_at: millis(material.createdAt),
  }
}

function fromRow(row: MaterialsTable): Material {
  return {
    id: row.id,
    clientId: row.client_id,
    filename: row.filename,
    mediaType: row.media_type,
    size: row.size,
    sha256: row.sha256,
    width: row.width,
    height: row.height,
    createdAt: instant(row.created_at),
  }
}
