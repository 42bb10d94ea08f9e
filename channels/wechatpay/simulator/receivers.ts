import { type Static } from 'typebox'
import { fieldProblem, fields, maybe, oneOf, reader, text } from './fields.ts'
import { invalidRequest } from './refusal.ts'
import { type Parties, checkAppid, checkSubAppid } from './relations.ts'
import type { Call, Reply, Route } from './routing.ts'
import { openedField, sealedFor } from './sealed-fields.ts'
import { RECEIVER_TYPES, type Receiver, type ReceiverType } from './share.ts'
import { sharingParties } from './sharing-parties.ts'
import type { State } from './state.ts'

const RECEIVERS_AT_MOST = 20_000
const RELATIONS = [
  'SERVICE_PROVIDER',
  'STORE',
  'STAFF',
  'STORE_OWNER',
  'PARTNER',
  'HEADQUARTER',
  'BRAND',
  'DISTRIBUTOR',
  'USER',
  'SUPPLIER',
  'CUSTOM',
] as const

/** https://pay.weixin.qq.com/doc/v3/partner/4012466862 (add) and …/4012466868 (delete) */
export function receiverRoutes(state: State): Route[] {
  const path = '/v3/profitsharing/receivers'
  return [
    { method: 'POST', path: `${path}/add`, family: 'other', handle: (call) => add(state, call) },
    { method: 'POST', path: `${path}/delete`, family: 'other', handle: (call) => remove(state, call) },
  ]
}

const which = {
  sub_mchid: maybe(text('子商户号', 32)),
  appid: text('公众账号ID', 32),
  sub_appid: maybe(text('子商户公众账号ID', 32)),
  type: oneOf('分账接收方类型', RECEIVER_TYPES),
  account: text('分账接收方账号', 64),
}
const Addition = fields('添加分账接收方', {
  ...which,
  name: maybe(text('分账接收方姓名', 1024)),
  relation_type: oneOf('与分账方的关系类型', RELATIONS),
  custom_relation: maybe(text('自定义的分账关系', 10)),
})
type Addition = Static<typeof Addition>
const readAddition = reader(Addition)
const readRemoval = reader(fields('删除分账接收方', which))

/** Adding twice is adding once. */
function add(state: State, call: Call): Reply {
  const body = readAddition(call.body)
  const parties = sharingParties(state, call.merchant, body.sub_mchid)
  checkApps(parties, body)
  checkForm(body)
  const name = body.name === undefined ? undefined : openedField(state, call, '/name', '分账接收方姓名', body.name)
  checkWho(state, body, name)
  const owner = parties.sub?.mchid ?? parties.caller.mchid
  const id = receiverId(parties.caller.mchid, owner, body.type, body.account)
  if (!state.receivers.get(id) && countOf(state, owner) >= RECEIVERS_AT_MOST) throw invalidRequest('分账接收方数量超限')
  const receiver: Receiver = {
    id,
    owner,
    type: body.type,
    account: body.account,
    ...(name !== undefined && { name }),
    relationType: body.relation_type,
    ...(body.custom_relation !== undefined && { customRelation: body.custom_relation }),
  }
  state.receivers.put(id, receiver)
  return {
    status: 200,
    body: {
      ...subOf(body.sub_mchid),
      type: body.type,
      account: body.account,
      ...(name !== undefined && { name: sealedFor(state, call, name) }),
      relation_type: body.relation_type,
      ...(body.custom_relation !== undefined && { custom_relation: body.custom_relation }),
    },
  }
}

function remove(state: State, call: Call): Reply {
  const body = readRemoval(call.body)
  const { type, account, sub_mchid } = body
  const parties = sharingParties(state, call.merchant, sub_mchid)
  checkApps(parties, body)
  const id = receiverId(parties.caller.mchid, parties.sub?.mchid ?? parties.caller.mchid, type, account)
  if (!state.receivers.get(id)) throw invalidRequest('分账接收方关系不存在')
  state.receivers.delete(id)
  return { status: 200, body: { ...subOf(sub_mchid), type, account } }
}

export function receiverId(mchid: string, owner: string, type: ReceiverType, account: string): string {
  return `${mchid}/${owner}/${type}/${account}`
}

function countOf({ receivers }: State, owner: string): number {
  if (receivers.size < RECEIVERS_AT_MOST) return receivers.size
  let count = 0
  for (const receiver of receivers.values()) if (receiver.owner === owner) count++
  return count
}

function checkApps(parties: Parties, { appid, sub_appid, type }: Pick<Addition, 'appid' | 'sub_appid' | 'type'>): void {
  checkAppid(parties.caller, appid)
  if (type !== 'PERSONAL_SUB_OPENID') return
  if (!parties.sub) throw fieldProblem('/type', '分账接收方类型', '枚举规则校验失败，取值不在有效范围内', type)
  if (sub_appid === undefined) throw fieldProblem('/sub_appid', '子商户公众账号ID', MISSING, undefined)
  checkSubAppid(parties.sub, sub_appid)
}

const MISSING = '必填性规则校验失败，此字段为必填项'

function checkForm({ type, name, relation_type, custom_relation }: Addition): void {
  if (type === 'MERCHANT_ID' && name === undefined) throw fieldProblem('/name', '分账接收方姓名', MISSING, undefined)
  if (relation_type === 'CUSTOM' && custom_relation === undefined) {
    throw fieldProblem('/custom_relation', '自定义的分账关系', MISSING, undefined)
  }
}

/** The account has to be there, and the name, where one is given, to be its owner's. */
function checkWho(state: State, { type, account, appid, sub_appid }: Addition, name: string | undefined): void {
  if (type === 'MERCHANT_ID') {
    const merchant = state.merchants.get(account)
    if (!merchant) throw invalidRequest('分账接收方账号不存在')
    if (merchant.name !== name) throw invalidRequest('分账接收方姓名与账号不匹配')
    return
  }
  const openid = state.openids.get(account)
  const of = type === 'PERSONAL_OPENID' ? appid : sub_appid
  if (openid?.appid !== of) throw invalidRequest('openid与appid不匹配')
  const person = state.world.payers.get(openid?.payerId ?? '')
  if (name !== undefined && person?.name !== name) throw invalidRequest('分账接收方姓名与实名信息不一致')
}

function subOf(subMchid: string | undefined): { sub_mchid?: string } {
  return subMchid === undefined ? {} : { sub_mchid: subMchid }
}
