import { createSecretKey } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { encryptContent } from './aes.ts'
import { cancelBusinessAccess, createBusinessAccess, queryBusinessAccess } from './business-access.ts'
import type { AlipayClient } from './client.ts'
import { DEPOSIT_BACK_NOTICE, readDepositBack } from './deposit-back.ts'
import { createInvitation, queryInvitation } from './invitations.ts'
import { getMerchantAesKey, setMerchantAesKey } from './merchant-aes.ts'
import { Fields, Unreadable } from './reading.ts'
import { applyForRefund } from './refunds.ts'
import { createSignAuthorization, querySignAuthorization } from './sign-authorization.ts'
import { answer, MATERIAL, paramsOf, rawGateway } from './testing/raw-gateway.ts'
import { consultZftMerchant, createZftMerchantQuickly, queryExpandOrder, upgradeZftMerchant } from './zft.ts'

const AES_KEY = 'aYA0GP8JEW+D7/UFaskCWA=='
let gateway: Awaited<ReturnType<typeof rawGateway>>
beforeEach(async () => {
  gateway = await rawGateway(() => new Date('2026-11-23T02:00:00Z'), { ...MATERIAL, aesKey: AES_KEY })
})
afterEach(() => gateway.close())

type Made = (client: AlipayClient) => Promise<unknown>
const ORDER = { order_id: '2026112300502000' }
const SIGNED = { merchant_pid: '2088102150527498', sign_status_list: [{ product_code: 'P', status: 'NONE' }] }
const OPENED = {
  order_status: 'FAIL',
  fail_reasons: [{ error_code: 'X', error_msg: '不行' }],
  sub_merchant_orders: [{ m_order_id: '1', sub_order_type: 'SIGN', sub_order_status: 'FAIL' }],
}
const TASKS = { status: 'UNCONFIRM', task_infos: [{ type: 'SIGN_TASK', status: 'INIT' }] }
const CALLS: readonly [method: string, Made, sent: object, node: object, read: object | undefined][] = [
  [
    'alipay.open.sp.isv.signauth.create',
    (client) => createSignAuthorization(client, { merchant_logon_id: 'a@example.com', sign_order_no: 'S1' }),
    { merchant_logon_id: 'a@example.com', sign_order_no: 'S1' },
    ORDER,
    ORDER,
  ],
  [
    'alipay.open.sp.isv.signauth.query',
    (client) => querySignAuthorization(client, ORDER.order_id),
    ORDER,
    TASKS,
    { status: 'UNCONFIRM', tasks: [{ type: 'SIGN_TASK', status: 'INIT', execute_result: undefined }] },
  ],
  [
    'ant.merchant.expand.bizaccess.order.create',
    (client) => createBusinessAccess(client, { business: 'X' }),
    { business: 'X' },
    ORDER,
    ORDER,
  ],
  [
    'ant.merchant.expand.bizaccess.order.query',
    (client) => queryBusinessAccess(client, ORDER.order_id),
    ORDER,
    OPENED,
    { ...OPENED, wait_process_task_url: undefined },
  ],
  [
    'ant.merchant.expand.bizaccess.order.cancel',
    (client) => cancelBusinessAccess(client, ORDER.order_id),
    ORDER,
    {},
    undefined,
  ],
  [
    'alipay.open.invite.order.create',
    (client) => createInvitation(client, { isv_biz_id: 'B1', product_codes: ['P'] }),
    { isv_biz_id: 'B1', product_codes: ['P'] },
    {},
    undefined,
  ],
  [
    'alipay.open.invite.order.query',
    (client) => queryInvitation(client, 'B1'),
    { isv_biz_id: 'B1' },
    SIGNED,
    { merchant_pid: SIGNED.merchant_pid, products: [{ product_code: 'P', product_name: undefined, status: 'NONE' }] },
  ],
  [
    'ant.merchant.expand.indirect.zft.quickcreate',
    (client) => createZftMerchantQuickly(client, { external_id: 'E1', alias_name: '茶馆' }),
    { external_id: 'E1', alias_name: '茶馆' },
    ORDER,
    ORDER,
  ],
  [
    'ant.merchant.expand.indirect.zft.consult',
    (client) => consultZftMerchant(client, { external_id: 'E1' }),
    { external_id: 'E1' },
    {},
    undefined,
  ],
  [
    'ant.merchant.expand.indirect.zft.upgrade',
    (client) => upgradeZftMerchant(client, { smid: '2088000000000009', service: ['当面付'] }),
    { smid: '2088000000000009', service: ['当面付'] },
    ORDER,
    ORDER,
  ],
  [
    'ant.merchant.expand.order.query',
    (client) => queryExpandOrder(client, ORDER.order_id),
    ORDER,
    { status: '99', merchant_name: '茶馆', ext_info: { smid: '2088000000000009', cardAliasNo: 'C1' } },
    { status: '99', merchant_name: '茶馆', smid: '2088000000000009', card_alias_no: 'C1' },
  ],
  [
    'alipay.trade.refund.apply',
    (client) => applyForRefund(client, { out_trade_no: 'A1', out_request_no: 'R1', refund_amount: '8.00' }),
    { out_trade_no: 'A1', out_request_no: 'R1', refund_amount: '8.00' },
    { trade_no: 'T1', out_trade_no: 'A1', refund_status: 'REFUND_PROCESSING' },
    { trade_no: 'T1', out_trade_no: 'A1', refund_status: 'REFUND_PROCESSING' },
  ],
]

test.each(CALLS)('%s', async (method, make, sent, node, read) => {
  gateway.next(answer(method, { code: '10000', msg: 'Success', ...node }))
  expect(await make(gateway.client)).toMatchObject({ state: 'ok', body: read })
  const params = paramsOf(gateway.requests[0] ?? expect.fail('nothing was sent'))
  expect(params['method']).toBe(method)
  expect(JSON.parse(params['biz_content'] ?? '')).toEqual(sent)

  gateway.next(answer(method, { code: '40004', msg: 'Business Failed', sub_code: 'SYSTEM_ERROR' }))
  expect(await make(gateway.client)).toMatchObject({ state: 'unknown' })
  gateway.next(answer(method, { code: '40004', msg: 'Business Failed', sub_code: 'INVALID_PARAMETER' }))
  expect(await make(gateway.client)).toMatchObject({ state: 'refused', subCode: 'INVALID_PARAMETER' })
})

describe('the AES key of a merchant’s application', () => {
  const own = createSecretKey(Buffer.from(AES_KEY, 'base64'))
  const theirs = 'rkv5JyMF3rI4pZGJOHTTnQ=='

  test.each([
    ['alipay.open.auth.app.aes.set', setMerchantAesKey],
    ['alipay.open.auth.app.aes.get', getMerchantAesKey],
  ])('%s opens it with the application’s own', async (method, ask) => {
    gateway.next(answer(method, { code: '10000', aes_key: encryptContent(theirs, own, 'utf-8') }))
    const seen = await ask(gateway.client, '2021000100000009')
    if (seen.state !== 'ok') throw new Error(JSON.stringify(seen))
    expect(seen.body.export().toString('base64')).toBe(theirs)
  })

  test('sealed by another, it is not a key', async () => {
    const other = createSecretKey(Buffer.alloc(16, 7))
    gateway.next(
      answer('alipay.open.auth.app.aes.get', { code: '10000', aes_key: encryptContent(theirs, other, 'utf-8') }),
    )
    expect(await getMerchantAesKey(gateway.client, '1')).toMatchObject({ state: 'unknown' })
  })
})

test('a refund that arrived on a card is told to the application', () => {
  const content = new Fields({
    trade_no: 'T1',
    out_request_no: 'R1',
    dback_status: 'S',
    dback_amount: '8.00',
    bank_ack_time: '2026-11-24 10:00:00',
  })
  const message = { notify_id: 'N1', status: undefined, at: undefined, app_id: '1', auth_app_id: undefined, content }
  expect(readDepositBack({ ...message, name: DEPOSIT_BACK_NOTICE })).toEqual({
    trade_no: 'T1',
    out_trade_no: undefined,
    out_request_no: 'R1',
    dback_status: 'S',
    dback_amount: '8.00',
    bank_ack_time: new Date('2026-11-24T02:00:00Z'),
  })
  expect(() => readDepositBack({ ...message, name: 'another' })).toThrow(Unreadable)
})
