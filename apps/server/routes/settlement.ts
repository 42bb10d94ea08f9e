import type { Caller } from '@ruzhu/domain/access/access.ts'
import type { ApplymentKey } from '@ruzhu/domain/ids.ts'
import { addDirectory, linkAppid } from '@ruzhu/domain/permissions/link-appid.ts'
import type { Permission } from '@ruzhu/domain/permissions/permissions.ts'
import { askMerchant } from '@ruzhu/domain/permissions/watch-merchant.ts'
import { askSettlementChange } from '@ruzhu/domain/settlement/ask-change.ts'
import { merchantOf } from '@ruzhu/domain/settlement/merchant-of.ts'
import { kindsOf, requestSettlementChange } from '@ruzhu/domain/settlement/request-change.ts'
import {
  isOpen,
  type Settlement,
  type SettlementAccount,
  type SettlementChange,
} from '@ruzhu/domain/settlement/settlement.ts'
import { type Static, Type } from 'typebox'
import { found } from '../access/callers.ts'
import { type App, operation } from '../operation.ts'
import type { Parts } from '../parts.ts'
import { at, Closed, given, Id, Instant, Line, ListOf, listView, OneOf, pageQuery, paging, View } from '../schemas.ts'

const AccountView = Type.Object({
  kind: OneOf(['corporate', 'personal', 'unknown']),
  bank: Type.String(),
  branch: Type.Optional(Type.String()),
  branch_id: Type.Optional(Type.String()),
  masked_number: Type.String(),
})
const SettlementView = View('SettlementAccount', {
  account: AccountView,
  verification: OneOf(['succeeded', 'failed', 'under_way', 'untold', 'unknown']),
  verification_at: Instant,
  gateway_result: Type.Optional(Type.String()),
  fail_reason: Type.Optional(Type.String()),
  checked_at: Instant,
})
const ChangeView = View('SettlementChange', {
  id: Id('sc'),
  applyment_id: Id('ap'),
  client_id: Id('cl'),
  sub_mchid: Type.String(),
  state: OneOf(['asking', 'auditing', 'succeeded', 'failed', 'refused', 'lapsed', 'unknown']),
  state_at: Instant,
  account: AccountView,
  application_no: Type.Optional(Type.String()),
  gateway_result: Type.Optional(Type.String()),
  reason: Type.Optional(Type.String()),
  by: Type.String(),
  created_at: Instant,
  updated_at: Instant,
})
const PermissionView = View('MerchantPermission', {
  what: Type.String({
    examples: ['native', 'refund', 'appid/wx0123456789abcdef', 'directory/https://shop.example.com/pay/'],
  }),
  state: OneOf(['granted', 'missing', 'untold']),
  state_at: Instant,
  code: Type.Optional(Type.String()),
  message: Type.Optional(Type.String()),
  checked_at: Instant,
})
const MerchantView = View('MerchantStanding', {
  sub_mchid: Type.String(),
  kinds: Type.Array(OneOf(['corporate', 'personal']), {
    description:
      '能换成哪类账户；空表示不能由我们修改 / kinds of accounts it may be changed to; none where it cannot be',
  }),
  links_appids: Type.Boolean({ description: '能否由我们绑定 AppID / whether AppIDs can be linked through us' }),
  adds_directories: Type.Boolean({
    description: '能否由我们登记支付授权目录 / whether pay directories can be added through us',
  }),
  settlement: Type.Optional(SettlementView),
  permissions: Type.Array(PermissionView),
  change: Type.Optional(ChangeView),
})

const about = { tags: ['applyments'], params: Closed({ id: Id('ap') }) } as const

const GetMerchant = operation({
  ...about,
  operationId: 'getMerchantStanding',
  summary: 'What is known of the merchant that came of an application: settlement account and permissions',
  description: '进件完成后的商户：结算账户和授权情况。',
  access: 'settlement.read',
  response: { 200: MerchantView },
})
const AskMerchant = operation({
  ...about,
  operationId: 'askMerchantStanding',
  summary: 'Ask the platform for all of it now',
  description: '现在就向平台查询结算账户、授权和变更结果。',
  access: 'applyments.edit',
  response: { 200: MerchantView },
})
const RequestChange = operation({
  ...about,
  operationId: 'changeSettlementAccount',
  summary: 'Ask the platform for another settlement account; sent once, the number is not kept',
  description: '申请更换结算账户；只提交一次，账号不保存。',
  access: 'settlement.edit',
  body: Closed({
    kind: OneOf(['corporate', 'personal']),
    bank: Line(128),
    branch: Type.Optional(Line(128)),
    branch_id: Type.Optional(Line(32)),
    account_number: Type.String({ minLength: 1, maxLength: 64 }),
    account_name: Type.Optional(Line(128)),
  }),
  response: { 201: ChangeView },
})
const ListChanges = operation({
  ...about,
  operationId: 'listSettlementChanges',
  summary: 'Changes of the settlement account, newest first',
  description: '结算账户的变更记录，新的在前。',
  access: 'settlement.read',
  querystring: Closed(paging),
  response: { 200: ListOf(ChangeView) },
})
const LinkAppid = operation({
  ...about,
  operationId: 'linkMerchantAppid',
  summary: 'Link an AppID to the merchant through the platform’s interface',
  description: '通过平台接口把 AppID 绑定到特约商户号。',
  access: 'applyments.edit',
  body: Closed({ appid: Line(64) }),
  response: { 200: MerchantView },
})

const AddDirectory = operation({
  ...about,
  operationId: 'addMerchantPayDirectory',
  summary: 'Add a pay directory of the merchant’s own through the platform’s interface',
  description: '通过平台接口给特约商户登记支付授权目录。',
  access: 'applyments.edit',
  body: Closed({ directory: Line(256) }),
  response: { 200: MerchantView },
})

export function settlementRoutes(app: App, parts: Parts): void {
  const applymentFor = async (caller: Caller, id: ApplymentKey) =>
    found(caller, await parts.deps.store.read.applyments.byId(id))

  app.get('/v1/applyments/:id/merchant', { schema: GetMerchant }, async ({ caller, params }) => {
    const { id } = await applymentFor(caller, params.id)
    return merchantView(parts, id)
  })
  app.post('/v1/applyments/:id/merchant/ask', { schema: AskMerchant }, async ({ caller, params }) => {
    const { id } = await applymentFor(caller, params.id)
    await askAll(parts, id)
    return merchantView(parts, id)
  })
  app.post(
    '/v1/applyments/:id/merchant/settlement',
    { schema: RequestChange },
    async ({ caller, params, body }, reply) => {
      const { id } = await applymentFor(caller, params.id)
      const wanted = given({
        kind: body.kind,
        bank: body.bank,
        branch: body.branch,
        branchId: body.branch_id,
        number: body.account_number,
        holder: body.account_name,
      })
      const change = await requestSettlementChange(parts.deps, id, wanted, caller.name)
      return reply.status(201).send(changeView(change))
    },
  )
  app.get('/v1/applyments/:id/merchant/settlement', { schema: ListChanges }, async ({ caller, params, query }) => {
    const { id } = await applymentFor(caller, params.id)
    return listView(await parts.deps.store.read.settlements.changes(id, pageQuery(query)), changeView)
  })
  app.post('/v1/applyments/:id/merchant/appids', { schema: LinkAppid }, async ({ caller, params, body }) => {
    const { id } = await applymentFor(caller, params.id)
    await linkAppid(parts.deps, id, body.appid, caller.name)
    return merchantView(parts, id)
  })
  app.post(
    '/v1/applyments/:id/merchant/pay-directories',
    { schema: AddDirectory },
    async ({ caller, params, body }) => {
      const { id } = await applymentFor(caller, params.id)
      await addDirectory(parts.deps, id, body.directory, caller.name)
      return merchantView(parts, id)
    },
  )
}

async function askAll({ deps }: Parts, id: ApplymentKey): Promise<void> {
  const merchant = await merchantOf(deps.store.read, id)
  const [change] = await deps.store.read.settlements.lastChanges([merchant.clientId])
  if (change && change.applymentId === id && isOpen(change)) await askSettlementChange(deps, change.id)
  await askMerchant(deps, merchant)
}

async function merchantView({ deps }: Parts, id: ApplymentKey): Promise<Static<typeof MerchantView>> {
  const merchant = await merchantOf(deps.store.read, id)
  const { settlements, permissions } = deps.store.read
  const [settlement, granted, { rows }, channel] = await Promise.all([
    settlements.ofApplyment(id),
    permissions.of(id),
    settlements.changes(id, { limit: 1 }),
    deps.channel(merchant.providerId),
  ])
  const [change] = rows
  return given({
    sub_mchid: merchant.subMchid,
    kinds: channel.settlement ? [...kindsOf(deps, merchant)] : [],
    links_appids: channel.permissions?.linkAppid !== undefined,
    adds_directories: channel.permissions?.addDirectory !== undefined,
    settlement: settlement && settlementView(settlement),
    permissions: granted.map(permissionView),
    change: change && changeView(change),
  })
}

function settlementView(settlement: Settlement): Static<typeof SettlementView> {
  return given({
    account: accountView(settlement.account),
    verification: settlement.verification,
    verification_at: at(settlement.verificationAt),
    gateway_result: settlement.gatewayResult,
    fail_reason: settlement.failReason,
    checked_at: at(settlement.checkedAt),
  })
}

function changeView(change: SettlementChange): Static<typeof ChangeView> {
  return given({
    id: change.id,
    applyment_id: change.applymentId,
    client_id: change.clientId,
    sub_mchid: change.subMchid,
    state: change.state,
    state_at: at(change.stateAt),
    account: accountView(change.account),
    application_no: change.applicationNo,
    gateway_result: change.gatewayResult,
    reason: change.reason,
    by: change.by,
    created_at: at(change.createdAt),
    updated_at: at(change.updatedAt),
  })
}

function permissionView(permission: Permission): Static<typeof PermissionView> {
  return given({
    what: permission.what,
    state: permission.state,
    state_at: at(permission.stateAt),
    code: permission.code,
    message: permission.message,
    checked_at: at(permission.checkedAt),
  })
}

function accountView({ kind, bank, branch, branchId, maskedNumber }: SettlementAccount): Static<typeof AccountView> {
  return given({ kind, bank, branch, branch_id: branchId, masked_number: maskedNumber })
}
