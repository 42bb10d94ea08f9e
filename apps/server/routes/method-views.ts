import type { CheckRun } from '@ruzhu/domain/checks/checks.ts'
import type { KeyLife } from '@ruzhu/domain/keys/keys.ts'
import { holderOfApp } from '@ruzhu/domain/keys/parts.ts'
import { APP_KINDS } from '@ruzhu/domain/methods/apps.ts'
import type { PaymentMethod } from '@ruzhu/domain/methods/methods.ts'
import { standingOf } from '@ruzhu/domain/methods/standing.ts'
import { notifyUrlOf } from '@ruzhu/domain/notifications/notify-url.ts'
import type { SecretTrace } from '@ruzhu/domain/providers/providers.ts'
import { DAY_MS, later } from '@ruzhu/domain/time.ts'
import { type Static, Type } from 'typebox'
import type { Parts } from '../parts.ts'
import { LastCheckView, lastCheckView } from './check-views.ts'
import { at, given, Id, Instant, OneOf, Scenes, View } from '../schemas.ts'

export const AppKindName = OneOf(APP_KINDS)

/** What is known of a saved AppSecret; itself never. `former_until`: as long as the one before it can be gone back to. */
const AppSecretView = Type.Object({
  length: Type.Integer(),
  fingerprint: Type.String(),
  set_at: Instant,
  set_by: Type.String(),
  former_until: Type.Optional(Instant),
})

export const MethodView = View('PaymentMethod', {
  id: Id('pm'),
  client_id: Id('cl'),
  provider_id: Id('sp'),
  channel: Type.String(),
  mode: OneOf(['provider', 'direct'], {
    description: 'provider：用服务商的密钥 / with our keys；direct：用客户自己的 / with the client’s own',
  }),
  api_version: Type.Optional(Type.String()),
  name: Type.String(),
  sub_mchid: Type.String(),
  apps: Type.Array(
    View('MethodApp', { kind: AppKindName, appid: Type.String(), app_secret: Type.Optional(AppSecretView) }),
  ),
  scenes: Scenes,
  place: Type.Integer({ description: '客户的支付方式之间的次序 / order among the methods of its client' }),
  state: OneOf(['draft', 'active', 'disabled']),
  standing: OneOf(['draft', 'active', 'check_failed', 'disabled', 'grant_withdrawn'], {
    description:
      'active 和 check_failed（启用着，最近一次检测没通过）能收款；授权被取消时是 grant_withdrawn / payments are taken while active or check_failed: switched on, and the last check failed',
  }),
  last_check: Type.Optional(LastCheckView),
  paid_7d: Type.Integer({
    description: '近 7 天付款成功的笔数，最多数到 1000 / paid in the last 7 days, counted up to 1000',
  }),
  notify_url: Type.String({ description: '平台的通知发到这里 / where the platform notifies us' }),
  created_at: Instant,
  updated_at: Instant,
})

/** Of a whole page at once: the number of queries does not grow with it. */
export async function methodViews(
  { deps }: Parts,
  methods: readonly PaymentMethod[],
): Promise<Static<typeof MethodView>[]> {
  const { grants, providers, payments, methods: records, checks, keys } = deps.store.read
  const ids = methods.map(({ id }) => id)
  const clientIds = [...new Set(methods.map(({ clientId }) => clientId))]
  const [given, traces, accounts, paid, checked, lives] = await Promise.all([
    grants.ofClients(clientIds),
    records.appSecretTraces(ids),
    providers.outlines([...new Set(methods.map(({ providerId }) => providerId))]),
    payments.countPaidSince(ids, later(deps.now(), -7 * DAY_MS)),
    checks.latest(ids),
    keys.ofHolders(methods.flatMap(({ id, apps }) => apps.map(({ kind }) => holderOfApp(id, kind)))),
  ])
  return methods.map((method) => {
    const account = accounts.find(({ id }) => id === method.providerId)
    const version = account && deps.describe(account.channel)?.apiVersion
    return view(method, {
      notifyUrl: notifyUrlOf(deps, method.id),
      paid: paid.get(method.id) ?? 0,
      traces: traces.get(method.id) ?? [],
      lives,
      standing: standingOf(method, given, checked.get(method.id)),
      lastCheck: checked.get(method.id),
      apiVersion: version && (account?.settings[version.setting] ?? version.usual),
    })
  })
}

type Beside = {
  notifyUrl: string
  paid: number
  traces: readonly SecretTrace[]
  /** Of the AppSecrets of the whole page. */
  lives: readonly KeyLife[]
  standing: Static<typeof MethodView>['standing']
  apiVersion: string | undefined
  lastCheck: CheckRun | undefined
}

function view(
  method: PaymentMethod,
  { notifyUrl, paid, traces, lives, standing, apiVersion, lastCheck }: Beside,
): Static<typeof MethodView> {
  return given({
    id: method.id,
    client_id: method.clientId,
    provider_id: method.providerId,
    channel: method.channel,
    mode: method.mode,
    api_version: apiVersion,
    name: method.name,
    sub_mchid: method.subMchid,
    apps: method.apps.map(({ kind, appid }) => {
      const trace = traces.find(({ field }) => field === kind)
      return given({
        kind,
        appid,
        app_secret: trace && traceView(trace, formerUntil(lives, holderOfApp(method.id, kind))),
      })
    }),
    scenes: [...method.scenes],
    place: method.place,
    state: method.state,
    standing,
    last_check: lastCheck && lastCheckView(lastCheck),
    paid_7d: paid,
    notify_url: notifyUrl,
    created_at: at(method.createdAt),
    updated_at: at(method.updatedAt),
  })
}

function traceView(
  { length, fingerprint, setAt, setBy }: SecretTrace,
  former: Date | undefined,
): Static<typeof AppSecretView> {
  return given({ length, fingerprint, set_at: at(setAt), set_by: setBy, former_until: former && at(former) })
}

/** Where none stood before, there is nothing to go back to. */
function formerUntil(lives: readonly KeyLife[], holder: string): Date | undefined {
  const former = lives.filter((life) => life.holder === holder && life.state === 'retiring' && life.pieces.length > 0)
  return former.at(-1)?.endsAt
}
