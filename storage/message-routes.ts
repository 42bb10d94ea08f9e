import type { RouteId } from '@ruzhu/domain/ids.ts'
import type { MessageRecords } from '@ruzhu/domain/messages/message-records.ts'
import type {
  MessageRoute,
  RobotRoute,
  RouteKind,
  RouteTrace,
  SmsRoute,
  SmtpRoute,
} from '@ruzhu/domain/messages/routes.ts'
import { Secret } from '@ruzhu/domain/secret.ts'
import { fromJson, instant, instantOrNull, type Json, millis, millisOrNull, present, toJson } from './columns.ts'
import type { Context } from './context.ts'
import { fingerprintOf } from './fingerprint.ts'
import { COMPANY, type Sealer } from './vault.ts'

type Base = 'id' | 'kind' | 'pausedAt' | 'createdAt' | 'updatedAt'
type Settings =
  | Omit<SmtpRoute, Base | 'password'>
  | Omit<SmsRoute, Base | 'secret'>
  | Omit<RobotRoute, Base | 'url' | 'signing'>
type Secrets = Partial<Record<RouteTrace['field'], string>>
type MessageRoutesTable = {
  id: RouteId
  kind: RouteKind
  settings: Json<Settings>
  secrets: Uint8Array
  traces: Json<readonly RouteTrace[]>
  starts: Json<readonly number[]>
  paused_at: number | null
  created_at: number
  updated_at: number
}
export type MessageRouteTables = { message_routes: MessageRoutesTable }
type RouteRecords = Pick<
  MessageRecords,
  'insertRoute' | 'updateRoute' | 'removeRoute' | 'route' | 'routes' | 'routeTraces' | 'recentStarts' | 'keepStarts'
>

export function messageRoutes({ db, sealer }: Context): RouteRecords {
  return {
    async insertRoute(route) {
      const changes = await changeable(sealer, route)
      const { id, kind, createdAt } = route
      await db
        .insertInto('message_routes')
        .values({ id, kind, ...changes, starts: toJson([]), created_at: millis(createdAt) })
        .execute()
    },
    async updateRoute(route, expectedUpdatedAt) {
      const { numUpdatedRows } = await db
        .updateTable('message_routes')
        .set(await changeable(sealer, route))
        .where('id', '=', route.id)
        .where('updated_at', '=', millis(expectedUpdatedAt))
        .executeTakeFirstOrThrow()
      return numUpdatedRows > 0n
    },
    async removeRoute(id) {
      const { numDeletedRows } = await db.deleteFrom('message_routes').where('id', '=', id).executeTakeFirstOrThrow()
      return numDeletedRows > 0n
    },
    async route(id) {
      const row = await db.selectFrom('message_routes').selectAll().where('id', '=', id).executeTakeFirst()
      return row && fromRow(sealer, row)
    },
    async routes() {
      const rows = await db.selectFrom('message_routes').selectAll().orderBy('id').execute()
      return Promise.all(rows.map((row) => fromRow(sealer, row)))
    },
    async routeTraces() {
      const rows = await db.selectFrom('message_routes').select(['id', 'traces']).execute()
      return new Map(rows.map(({ id, traces }) => [id, fromJson(traces)]))
    },
    async recentStarts(id) {
      const row = await db.selectFrom('message_routes').select('starts').where('id', '=', id).executeTakeFirst()
      return row ? fromJson(row.starts).map(instant) : []
    },
    async keepStarts(id, starts, expected) {
      const { numUpdatedRows } = await db
        .updateTable('message_routes')
        .set({ starts: toJson(starts.map(millis)) })
        .where('id', '=', id)
        .where('starts', '=', toJson(expected.map(millis)))
        .executeTakeFirstOrThrow()
      return numUpdatedRows > 0n
    },
  }
}

async function changeable(
  sealer: Sealer,
  route: MessageRoute,
): Promise<Omit<MessageRoutesTable, 'id' | 'kind' | 'starts' | 'created_at'>> {
  const { settings, secrets } = parted(route)
  const traces = Object.entries(secrets).map(([field, value]) => {
    return { field: field as RouteTrace['field'], fingerprint: fingerprintOf(value), length: value.length }
  })
  return {
    settings: toJson(settings),
    secrets: await sealer.seal(COMPANY, placeOf(route.id), toJson(secrets)),
    traces: toJson(traces),
    paused_at: millisOrNull(route.pausedAt),
    updated_at: millis(route.updatedAt),
  }
}

function parted(route: MessageRoute): { settings: Settings; secrets: Secrets } {
  if (route.kind === 'smtp') {
    const { id: _, kind: __, pausedAt: ___, createdAt: ____, updatedAt: _____, password, ...settings } = route
    return { settings, secrets: { ...(password && { password: password.reveal() }) } }
  }
  if (route.kind === 'sms') {
    const { id: _, kind: __, pausedAt: ___, createdAt: ____, updatedAt: _____, secret, ...settings } = route
    return { settings, secrets: { secret: secret.reveal() } }
  }
  const { id: _, kind: __, pausedAt: ___, createdAt: ____, updatedAt: _____, url, signing, ...settings } = route
  return { settings, secrets: { url: url.reveal(), ...(signing && { signing: signing.reveal() }) } }
}

async function fromRow(sealer: Sealer, row: MessageRoutesTable): Promise<MessageRoute> {
  const opened = await sealer.open(COMPANY, placeOf(row.id), row.secrets)
  const { password, url, signing, secret } = fromJson(opened.toString('utf8') as Json<Secrets>) // the seal vouches for it
  const whole = present({
    id: row.id,
    kind: row.kind,
    ...fromJson(row.settings),
    password: password === undefined ? null : new Secret('smtp_password', password),
    url: url === undefined ? null : new Secret('robot_url', url),
    signing: signing === undefined ? null : new Secret('robot_signing_key', signing),
    secret: secret === undefined ? null : new Secret('webhook_secret', secret),
    pausedAt: instantOrNull(row.paused_at),
    createdAt: instant(row.created_at),
    updatedAt: instant(row.updated_at),
  })
  return whole as MessageRoute // kind, settings and secrets were written together from one route
}

function placeOf(id: RouteId): string {
  return `message_routes.secrets/${id}`
}
