import { type Biz, type Fields, fieldsOf } from './fields.ts'
import type { Call, Method, Reply } from './methods.ts'
import { business } from './refusal.ts'
import type { State } from './state.ts'

/** Who may be given a share of a merchant's money (分账关系). */
export type Relation = {
  readonly id: string
  readonly pid: string
  readonly type: string
  readonly account: string
  readonly name?: string
  readonly memo?: string
}

const AT_ONCE = 20
const PER_MERCHANT = 2000
const PAGE = 20
const LARGEST_PAGE = 100

/** https://opendocs.alipay.com/open/3613f4e1_alipay.trade.royalty.relation.bind and the pages beside it */
export function relationMethods(state: State): Method[] {
  const merchant = { caller: 'merchant', products: ['ROYALTY'], v3: { verb: 'POST' } } as const
  return [
    { ...merchant, name: 'alipay.trade.royalty.relation.bind', handle: (call) => bind(state, call) },
    { ...merchant, name: 'alipay.trade.royalty.relation.unbind', handle: (call) => unbind(state, call) },
    { ...merchant, name: 'alipay.trade.royalty.relation.batchquery', handle: (call) => list(state, call) },
  ]
}

export function relationId(pid: string, type: string, account: string): string {
  return `${pid}/${type}/${account}`
}

/** Bound twice is bound. */
function bind(state: State, call: Call): Reply {
  const relations = receivers(call).map((one) => readRelation(call, one))
  const known = ofMerchant(state, call.merchant.pid)
  if (known.length + relations.length > PER_MERCHANT) throw business('RELATION_QUANTITY_LIMIT', '分账关系数量超限')
  for (const { type, account } of relations) {
    const isPayer = state.world.payers.byBuyerId(account) !== undefined
    const exists = type !== 'userId' || isPayer || state.apps.by('pid', account) !== undefined
    if (!exists) throw business('USER_NOT_EXIST', '用户不存在')
  }
  for (const relation of relations) state.relations.put(relation.id, relation)
  return { body: { result_code: 'SUCCESS' } }
}

function unbind(state: State, call: Call): Reply {
  for (const { id } of receivers(call).map((one) => readRelation(call, one))) state.relations.delete(id)
  return { body: { result_code: 'SUCCESS' } }
}

function list(state: State, call: Call): Reply {
  const fields = own(call.biz)
  fields.need('out_request_no', 32)
  const number = Math.max(1, Number(fields.text('page_num', 8) ?? 1) || 1)
  const size = Math.min(LARGEST_PAGE, Math.max(1, Number(fields.text('page_size', 4) ?? PAGE) || PAGE))
  const all = ofMerchant(state, call.merchant.pid)
  const shown = all.slice((number - 1) * size, number * size)
  return {
    body: {
      result_code: 'SUCCESS',
      receiver_list: shown.map(({ type, account, name, memo }) => ({
        type,
        account,
        ...(name !== undefined && { name }),
        ...(memo !== undefined && { memo }),
        ...(type === 'loginName' && { login_name: account, bind_login_name: account }),
      })),
      total_page_num: Math.ceil(all.length / size),
      total_record_num: all.length,
      current_page_num: number,
      current_page_size: shown.length,
    },
  }
}

function receivers({ biz }: Call): Biz[] {
  const fields = own(biz)
  if (!/^\w{1,32}$/.test(fields.need('out_request_no', 32))) throw fields.invalid('out_request_no格式不正确')
  const wanted = fields.list('receiver_list')
  if (wanted.length === 0) throw business('RECEIVER_LIST_EMPTY', '分账接收方列表为空')
  if (wanted.length > AT_ONCE) throw business('RECEIVER_LIST_OVERLOAD', '分账接收方列表超过上限')
  return wanted
}

function readRelation({ merchant }: Call, one: Biz): Relation {
  const fields = own(one)
  const type = fields.text('type', 32)
  if (type !== 'userId' && type !== 'loginName' && type !== 'openId') {
    throw business('INVALID_RECEIVER_TYPE', '分账接收方类型非法')
  }
  const account = fields.need('account', 128)
  const name = type === 'loginName' ? fields.need('name', 256) : fields.text('name', 256)
  const memo = fields.text('memo', 256)
  const id = relationId(merchant.pid, type, account)
  return {
    id,
    pid: merchant.pid,
    type,
    account,
    ...(name !== undefined && { name }),
    ...(memo !== undefined && { memo }),
  }
}

function ofMerchant({ relations }: State, pid: string): Relation[] {
  return [...relations.values()].filter((one) => one.pid === pid)
}

/** These interfaces name their refusals without `ACQ.`. */
function own(biz: Biz): Fields {
  return fieldsOf(biz, 'INVALID_PARAMETER')
}
