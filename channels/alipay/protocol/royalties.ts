import type { Answer } from './answers.ts'
import type { AlipayClient, CallOptions } from './client.ts'
import { Fields } from './reading.ts'

/** Who may get a share (分账接收方). `name` is required with `loginName`, and checked wherever it is given. */
export type Receiver = { type: 'userId' | 'loginName' | 'openId'; account: string; name?: string; memo?: string }

/** @property out_request_no  up to 32 letters, digits and `_` */
export type RelationRequest = { out_request_no: string; receiver_list: readonly Receiver[] }

export type RelationPage = {
  receivers: readonly { type: string | undefined; account: string | undefined; name: string | undefined }[]
  total_page_num: number | undefined
  total_record_num: number | undefined
}

/** 分账关系绑定, 20 receivers at most. Binding one again is fine. */
export function bindRoyaltyRelation(client: AlipayClient, request: RelationRequest, options?: CallOptions) {
  return client.call({ method: 'alipay.trade.royalty.relation.bind', bizContent: request }, readResult, options)
}

export function unbindRoyaltyRelation(client: AlipayClient, request: RelationRequest, options?: CallOptions) {
  return client.call({ method: 'alipay.trade.royalty.relation.unbind', bizContent: request }, readResult, options)
}

/** @param page  from 1; 100 to a page at most, 20 where nothing is said */
export function queryRoyaltyRelations(
  client: AlipayClient,
  page: { out_request_no: string; page_num?: number; page_size?: number },
  options?: CallOptions,
): Promise<Answer<RelationPage>> {
  return client.call({ method: 'alipay.trade.royalty.relation.batchquery', bizContent: page }, readPage, options)
}

/** The largest share that may be given away, in whole percent. */
export function queryRoyaltyRate(client: AlipayClient, options?: CallOptions): Promise<Answer<{ max_ratio: number }>> {
  const request = { method: 'alipay.trade.royalty.rate.query', bizContent: {} }
  return client.call(request, (node) => ({ max_ratio: new Fields(node).wholeIfAny('max_ratio') ?? 0 }), options)
}

export type SettleRequest = {
  /** Up to 32; the same number with other content is ACQ.DISCORDANT_REPEAT_REQUEST. */
  out_request_no: string
  trade_no: string
  /** Empty where only the rest is to be let go. */
  royalty_parameters: readonly RoyaltyShare[]
  operator_id?: string
  royalty_mode?: 'sync' | 'async'
  /** `royalty_finish` lets go what is left of the held money. */
  extend_params?: { royalty_finish?: 'true'; royalty_finish_amount?: string }
}

export type RoyaltyShare = {
  royalty_type?: 'transfer' | 'replenish'
  trans_out?: string
  trans_out_type?: 'userId' | 'loginName'
  trans_in: string
  trans_in_type?: 'userId' | 'loginName' | 'openId'
  amount?: string
  amount_percentage?: string
  desc?: string
  royalty_scene?: '达人佣金' | '平台服务费' | '技术服务费' | '其他'
  trans_in_name?: string
}

/**
 * 统一收单交易结算 (分账): shares the money of one trade. Its order was created with `royalty_freeze`, or the shares come
 * from the balance.
 */
export function settleOrder(
  client: AlipayClient,
  request: SettleRequest,
  options?: CallOptions,
): Promise<Answer<{ trade_no: string; settle_no: string | undefined }>> {
  return client.call({ method: 'alipay.trade.order.settle', bizContent: request }, readSettled, options)
}

export type SettleDetail = {
  operation_type: string | undefined
  /** SUCCESS, FAIL, PROCESSING, or a word newer than this. */
  state: string | undefined
  amount: string | undefined
  trans_in: string | undefined
  error_code: string | undefined
  error_desc: string | undefined
}

export function querySettlement(
  client: AlipayClient,
  ref: { settle_no: string } | { out_request_no: string; trade_no: string },
  options?: CallOptions,
): Promise<Answer<{ out_request_no: string | undefined; details: readonly SettleDetail[] }>> {
  return client.call({ method: 'alipay.trade.order.settle.query', bizContent: ref }, readSettlement, options)
}

export type ConfirmRequest = {
  out_request_no: string
  trade_no: string
  settle_info: { settle_detail_infos: readonly { trans_in_type: string; trans_in?: string; amount: string }[] }
  extend_params?: { royalty_freeze?: 'true' }
}

/** 直付通 with an account period: lets the money go to the merchant. */
export function confirmSettlement(
  client: AlipayClient,
  request: ConfirmRequest,
  options?: CallOptions,
): Promise<Answer<{ settle_amount: string | undefined }>> {
  const call = { method: 'alipay.trade.settle.confirm', bizContent: request }
  return client.call(call, (node) => ({ settle_amount: new Fields(node).yuanIfAny('settle_amount') }), options)
}

/** SUCCESS or FAIL, apart from whether the call itself worked. */
function readResult(node: unknown): { result_code: string } {
  return { result_code: new Fields(node).text('result_code') }
}

function readPage(node: unknown): RelationPage {
  const fields = new Fields(node)
  return {
    receivers: fields.list('receiver_list').map((receiver) => ({
      type: receiver.textIfAny('type'),
      account: receiver.textIfAny('account'),
      name: receiver.textIfAny('name'),
    })),
    total_page_num: fields.wholeIfAny('total_page_num'),
    total_record_num: fields.wholeIfAny('total_record_num'),
  }
}

function readSettled(node: unknown) {
  const fields = new Fields(node)
  return { trade_no: fields.text('trade_no'), settle_no: fields.textIfAny('settle_no') }
}

function readSettlement(node: unknown) {
  const fields = new Fields(node)
  return {
    out_request_no: fields.textIfAny('out_request_no'),
    details: fields.list('royalty_detail_list').map((detail) => ({
      operation_type: detail.textIfAny('operation_type'),
      state: detail.textIfAny('state'),
      amount: detail.yuanIfAny('amount'),
      trans_in: detail.textIfAny('trans_in'),
      error_code: detail.textIfAny('error_code'),
      error_desc: detail.textIfAny('error_desc'),
    })),
  }
}
