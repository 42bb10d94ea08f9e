import { type Answer, nothing } from './answers.ts'
import type { CallOptions, WechatClient } from './client.ts'
import { at } from './paths.ts'
import { Fields } from './reading.ts'

/**
 * Where a service provider hears that one of its sub-merchants was punished (VIOLATION.PUNISH, INTERCEPT, APPEAL).
 * 400 ALREADY_EXISTS where an address is there: see {@link changeViolationAddress}.
 *
 * @see https://pay.weixin.qq.com/doc/v3/partner/4012081675
 */
export function setViolationAddress(
  client: WechatClient,
  notifyUrl: string,
  options?: CallOptions,
): Promise<Answer<{ notify_url: string }>> {
  const path = at('POST', '/v3/merchant-risk-manage/violation-notifications')
  return client.call({ ...path, body: { notify_url: notifyUrl }, read: readAddress }, options)
}

/** 404 NOT_FOUND where there is none. */
export function queryViolationAddress(
  client: WechatClient,
  options?: CallOptions,
): Promise<Answer<{ notify_url: string }>> {
  return client.call({ ...at('GET', '/v3/merchant-risk-manage/violation-notifications'), read: readAddress }, options)
}

/** 404 NOT_FOUND where there is none yet. */
export function changeViolationAddress(
  client: WechatClient,
  notifyUrl: string,
  options?: CallOptions,
): Promise<Answer<{ notify_url: string }>> {
  const path = at('PUT', '/v3/merchant-risk-manage/violation-notifications')
  return client.call({ ...path, body: { notify_url: notifyUrl }, read: readAddress, repeatable: true }, options)
}

/** 204; 404 NOT_FOUND where there is none. */
export function deleteViolationAddress(client: WechatClient, options?: CallOptions): Promise<Answer<void>> {
  return client.call({ ...at('DELETE', '/v3/merchant-risk-manage/violation-notifications'), read: nothing }, options)
}

/** What a sub-merchant may not do for now, and how it gets it back. */
export type Limitations = {
  mchid: string
  /** NO_TRANSACTION, NO_PAYMENT, NO_REFUND, NO_WITHDRAWAL, NO_PROFIT_SHARING and others. */
  limited_functions: readonly string[]
  recovery_specifications: readonly {
    limitation_reason_type: string | undefined
    limitation_reason: string | undefined
    recovery_way: string | undefined
    relate_limitations: readonly string[]
  }[]
}

/**
 * Errors: 403 NO_AUTH where the sub-merchant is not one of this provider's.
 *
 * @see https://pay.weixin.qq.com/doc/v3/partner/4012475801
 */
export function queryLimitations(
  client: WechatClient,
  subMchid: string,
  options?: CallOptions,
): Promise<Answer<Limitations>> {
  const values = { sub_mchid: subMchid }
  const path = at('GET', '/v3/mch-operation-manage/merchant-limitations/sub-mchid/{sub_mchid}', values)
  return client.call({ ...path, read: readLimitations }, options)
}

function readAddress(body: unknown) {
  return { notify_url: new Fields(body).text('notify_url') }
}

function readLimitations(body: unknown): Limitations {
  const fields = new Fields(body)
  return {
    mchid: fields.text('mchid'),
    limited_functions: fields.texts('limited_functions'),
    recovery_specifications: fields.list('recovery_specifications').map((one) => ({
      limitation_reason_type: one.textIfAny('limitation_reason_type'),
      limitation_reason: one.textIfAny('limitation_reason'),
      recovery_way: one.textIfAny('recovery_way'),
      relate_limitations: one.texts('relate_limitations'),
    })),
  }
}
