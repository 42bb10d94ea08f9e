import type { Answer } from './answers.ts'
import type { CallOptions, WechatClient } from './client.ts'
import { at } from './paths.ts'
import { Fields } from './reading.ts'

/** MERCHANT_ID by merchant number, PERSONAL_OPENID by openid of `appid`, PERSONAL_SUB_OPENID by openid of `sub_appid`. */
export type ReceiverType = 'MERCHANT_ID' | 'PERSONAL_OPENID' | 'PERSONAL_SUB_OPENID'

export type Relation =
  | 'SERVICE_PROVIDER'
  | 'STORE'
  | 'STAFF'
  | 'STORE_OWNER'
  | 'PARTNER'
  | 'HEADQUARTER'
  | 'BRAND'
  | 'DISTRIBUTOR'
  | 'USER'
  | 'SUPPLIER'

/** A direct merchant leaves `sub_mchid` and `sub_appid` out. */
export type ReceiverRef = {
  sub_mchid?: string
  appid: string
  /** With PERSONAL_SUB_OPENID. */
  sub_appid?: string
  type: ReceiverType
  account: string
}

export type NewReceiver = ReceiverRef & {
  /** Sealed for you. The merchant's full name, or its owner's where it is run by a person; of a person only to have it checked. */
  name?: string
} & ({ relation_type: Relation } | { relation_type: 'CUSTOM'; custom_relation: string })

export type Receiver = {
  sub_mchid: string | undefined
  type: string
  account: string
  /** Opened for you. */
  name: string | undefined
  relation_type: string | undefined
  custom_relation: string | undefined
}

/**
 * Makes somebody a receiver of shares; twice is once. At most 20,000 of one merchant.
 *
 * Errors: 400 INVALID_REQUEST (name and account do not fit), 403 NO_AUTH, RULE_LIMIT, 429 FREQUENCY_LIMITED.
 *
 * @throws TooLongToSeal before anything is sent
 * @see https://pay.weixin.qq.com/doc/v3/partner/4012466862
 */
export function addReceiver(
  client: WechatClient,
  receiver: NewReceiver,
  options?: CallOptions,
): Promise<Answer<Receiver>> {
  const path = at('POST', '/v3/profitsharing/receivers/add')
  const sealed = receiver.name === undefined ? {} : { sealed: NAME }
  return client.call(
    { ...path, body: receiver, ...sealed, opened: NAME, read: readReceiver, repeatable: true },
    options,
  )
}

/** @see https://pay.weixin.qq.com/doc/v3/partner/4012466868 */
export function deleteReceiver(
  client: WechatClient,
  receiver: ReceiverRef,
  options?: CallOptions,
): Promise<Answer<Receiver>> {
  return client.call(
    { ...at('POST', '/v3/profitsharing/receivers/delete'), body: receiver, read: readReceiver },
    options,
  )
}

const NAME = new Set(['name'])

function readReceiver(body: unknown): Receiver {
  const fields = new Fields(body)
  return {
    sub_mchid: fields.textIfAny('sub_mchid'),
    type: fields.text('type'),
    account: fields.text('account'),
    name: fields.textIfAny('name'),
    relation_type: fields.textIfAny('relation_type'),
    custom_relation: fields.textIfAny('custom_relation'),
  }
}
