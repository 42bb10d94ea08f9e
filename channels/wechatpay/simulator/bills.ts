import { DAY_MS, beijingDay, beijingTime, parseDay } from '@ruzhu/domain/time.ts'
import { type BillOrder, type Ready, prepareDownload } from './bill-downloads.ts'
import { Refusal, invalidRequest, noAuth, paramError } from './refusal.ts'
import { subMerchantOf } from './relations.ts'
import { type Call, type Reply, type Route, serviceRoute } from './routing.ts'
import { sealedFor } from './sealed-fields.ts'
import type { State } from './state.ts'
import { requireParam } from './transactions.ts'

const READY_AT = '10:00'
const KEPT_DAYS = 90

/** https://pay.weixin.qq.com/doc/v3/merchant/4012791903 and the pages beside it: from ten o'clock of the next day on. */
export function billRoutes(state: State): Route[] {
  return [
    serviceRoute('GET', '/v3/bill/tradebill', (call) => tradeBill(state, call)),
    serviceRoute('GET', '/v3/bill/fundflowbill', (call) => fundFlowBill(state, call)),
    serviceRoute('GET', '/v3/bill/sub-merchant-fundflowbill', (call) => subFundFlowBill(state, call)),
    serviceRoute('GET', '/v3/profitsharing/bills', (call) => sharingBill(state, call)),
  ]
}

function tradeBill(state: State, call: Call): Reply {
  const type = oneOf(call.query, 'bill_type', ['ALL', 'SUCCESS', 'REFUND'])
  return answered(state, call, { kind: 'trade', ...whose(state, call), day: dayOf(state, call), type })
}

function fundFlowBill(state: State, call: Call): Reply {
  const account = oneOf(call.query, 'account_type', ['BASIC', 'OPERATION', 'FEES'])
  if (call.query.has('sub_mchid')) throw noAuth('普通服务商不支持下载特约商户的资金账单')
  const day = dayOf(state, call)
  if (account !== 'BASIC') throw absent() // money moves in the basic account alone
  return answered(state, call, { kind: 'fund', mchid: call.merchant.mchid, day })
}

function sharingBill(state: State, call: Call): Reply {
  return answered(state, call, { kind: 'sharing', ...whose(state, call), day: dayOf(state, call) })
}

/** Encrypted with a key of its own, which is encrypted for the provider that asks. */
function subFundFlowBill(state: State, call: Call): Reply {
  const { merchant, query } = call
  if (merchant.kind !== 'provider') throw noAuth('商户号无权限使用该接口')
  const sub = subMerchantOf(state, merchant, requireParam(query, 'sub_mchid'))
  requireParam(query, 'account_type')
  const account = oneOf(query, 'account_type', ['BASIC', 'OPERATION', 'FEES', 'DEPOSIT'])
  requireParam(query, 'algorithm')
  oneOf(query, 'algorithm', ['AEAD_AES_256_GCM'])
  const day = dayOf(state, call)
  const seal = { key: state.world.random(16).toString('hex'), nonce: state.world.random(6).toString('hex') }
  const order: BillOrder = { kind: 'fund', mchid: sub.mchid, day }
  const ready = account === 'BASIC' ? prepareDownload(state, call, { order, gzip: wantsGzip(call), seal }) : undefined
  if (!ready) throw absent()
  const bill = {
    bill_sequence: 1,
    download_url: ready.url,
    encrypt_key: sealedFor(state, call, seal.key),
    hash_type: 'SHA1',
    hash_value: ready.sha1,
    nonce: seal.nonce,
  }
  return { status: 200, body: { download_bill_count: 1, download_bill_list: [bill] } }
}

function answered(state: State, call: Call, order: BillOrder): Reply {
  const ready: Ready | undefined = prepareDownload(state, call, { order, gzip: wantsGzip(call) })
  if (!ready) throw absent()
  return { status: 200, body: { hash_type: 'SHA1', hash_value: ready.sha1, download_url: ready.url } }
}

/** A provider asks for all its sub-merchants, or for one of them. */
function whose(state: State, { merchant, query }: Call): { mchid: string; subMchid?: string } {
  const subMchid = query.get('sub_mchid')
  if (subMchid === null) return { mchid: merchant.mchid }
  if (merchant.kind !== 'provider') throw noAuth('商户号无权限使用该接口')
  return { mchid: merchant.mchid, subMchid: subMerchantOf(state, merchant, subMchid).mchid }
}

function dayOf(state: State, { query }: Call): string {
  const day = parseDay(requireParam(query, 'bill_date'))
  if (day === undefined) throw queryProblem('bill_date', '日期格式不正确，应为yyyy-MM-DD')
  checkBillDay(state, day)
  return day
}

/** Kept for three months, and written on the morning of the next day. */
export function checkBillDay({ world }: State, day: string): void {
  const now = new Date(world.now())
  const today = beijingDay(now)
  if (day >= today) throw invalidRequest('账单日期不能为当天或未来的日期')
  if (day < beijingDay(new Date(now.getTime() - KEPT_DAYS * DAY_MS))) throw invalidRequest('仅支持下载三个月内的账单')
  const yesterday = beijingDay(new Date(now.getTime() - DAY_MS))
  if (day === yesterday && beijingTime(now).slice(11, 16) < READY_AT) {
    throw new Refusal(400, 'STATEMENT_CREATING', '账单生成中，请于10点后重试')
  }
}

function wantsGzip({ query }: Call): boolean {
  return query.has('tar_type') && oneOf(query, 'tar_type', ['GZIP']) === 'GZIP'
}

/** The first word is meant where none is said. */
function oneOf<Word extends string>(query: URLSearchParams, name: string, words: readonly [Word, ...Word[]]): Word {
  const said = query.get(name)
  if (said === null) return words[0]
  const word = words.find((one) => one === said)
  if (word === undefined) throw queryProblem(name, '枚举规则校验失败，取值不在有效范围内')
  return word
}

function queryProblem(name: string, issue: string): Refusal {
  return paramError(`输入源“/query/${name}”映射到字段“${name}”${issue}`, { field: name, location: 'query', issue })
}

function absent(): Refusal {
  return new Refusal(400, 'NO_STATEMENT_EXIST', '账单文件不存在，请检查当前商户号是否在指定日期内有交易或资金变动')
}
