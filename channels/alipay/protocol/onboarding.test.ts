import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  addFaceToFace,
  addProduct,
  cancelBatch,
  confirmBatch,
  confirmProducts,
  createBatch,
  queryAgentOrder,
  querySignStatus,
} from './agent.ts'
import type { Answer } from './answers.ts'
import type { AlipayClient } from './client.ts'
import {
  addAuthorization,
  addSignature,
  confirmInteopOrder,
  createInteopOrder,
  queryInteopOrder,
  uploadFile,
} from './inteop.ts'
import { applyForOperation, queryOperationCode, queryOperationResult } from './operation.ts'
import { PRODUCTS } from './products.ts'
import { answer, isSignedByApp, paramsOf, rawGateway } from './testing/raw-gateway.ts'
import { createZftMerchant, deleteZftMerchant, queryZftOrders, uploadIndirectImage } from './zft.ts'

let gateway: Awaited<ReturnType<typeof rawGateway>>
beforeEach(async () => {
  gateway = await rawGateway(() => new Date('2026-11-23T02:00:00Z'))
})
afterEach(() => gateway.close())

const PICTURE = { filename: '门头.jpg', mediaType: 'image/jpeg', bytes: Buffer.from([0xff, 0xd8]) }
const PRODUCT = { product_code: 'FACE_TO_FACE_PAYMENT', product_name: '当面付', status: 'audit' }

type Case = {
  method: string
  call: (client: AlipayClient) => Promise<Answer<unknown>>
  sent: unknown
  said?: object
  read?: unknown
}

const contact_info = { contact_name: '张三', contact_mobile: '13800000000' }
const ofOurOwn: Case[] = [
  {
    method: 'alipay.open.agent.create',
    call: (client) => createBatch(client, { account: 'test@alipay.com', contact_info }),
    sent: { account: 'test@alipay.com', contact_info },
    said: { batch_no: '2017110616474516400082883', batch_status: 'init' },
    read: { batch_no: '2017110616474516400082883', batch_status: 'init' },
  },
  {
    method: 'alipay.open.agent.confirm',
    call: (client) => confirmBatch(client, 'b1'),
    sent: { batch_no: 'b1' },
    said: { order_no: 'o1', user_id: '2088', auth_app_id: '2013', app_auth_token: 't', app_refresh_token: 'r' },
    read: {
      order_no: 'o1',
      grant: { user_id: '2088', auth_app_id: '2013', app_auth_token: 't', app_refresh_token: 'r' },
    },
  },
  {
    method: 'alipay.open.agent.commonsign.confirm',
    call: (client) => confirmProducts(client, 'b1'),
    sent: { batch_no: 'b1' },
    said: { order_no: 'o1' },
    read: { order_no: 'o1', grant: undefined },
  },
  { method: 'alipay.open.agent.cancel', call: (client) => cancelBatch(client, 'b1'), sent: { batch_no: 'b1' } },
  {
    method: 'alipay.open.agent.order.query',
    call: (client) => queryAgentOrder(client, 'b1'),
    sent: { batch_no: 'b1' },
    said: {
      order_status: 'MERCHANT_CONFIRM',
      confirm_url: 'https://openhome.alipay.com/isv/settling/confirm.htm?orderNo=1',
      product_agent_status_infos: [PRODUCT],
    },
    read: { order_status: 'MERCHANT_CONFIRM', products: [PRODUCT] },
  },
  {
    method: 'alipay.open.agent.signstatus.query',
    call: (client) => querySignStatus(client, { pid: '2088', product_codes: ['FACE_TO_FACE_PAYMENT'] }),
    sent: { pid: '2088', product_codes: ['FACE_TO_FACE_PAYMENT'] },
    said: { sign_status_list: [PRODUCT] },
    read: [PRODUCT],
  },
  {
    method: 'alipay.open.sp.inteop.order.create',
    call: (client) => createInteopOrder(client, { account: 'test@alipay.com' }),
    sent: { account: 'test@alipay.com' },
    said: { inteop_order_no: 'i1' },
    read: { inteop_order_no: 'i1' },
  },
  {
    method: 'alipay.open.sp.inteop.product.create',
    call: (client) =>
      addSignature(client, {
        inteop_order_no: 'i1',
        mcc_code: 'A0001_B0001',
        inteop_merchant_info: contact_info,
        ...PRODUCTS.jsapi,
      }),
    sent: {
      inteop_order_no: 'i1',
      mcc_code: 'A0001_B0001',
      inteop_merchant_info: contact_info,
      product_code: 'I1080300001000060370',
      trade_scene: 'tiny_app',
    },
    said: { sub_order_no: 's1', memos: ['请补充门店照'] },
    read: { sub_order_no: 's1', memos: ['请补充门店照'] },
  },
  {
    method: 'alipay.open.sp.inteop.appauth.create',
    call: (client) => addAuthorization(client, { inteop_order_no: 'i1', isv_app_id: '2021', out_biz_no: 'our-1' }),
    sent: { inteop_order_no: 'i1', isv_app_id: '2021', out_biz_no: 'our-1' },
    said: { sub_order_no: 's2' },
    read: { sub_order_no: 's2', memos: [] },
  },
  {
    method: 'alipay.open.sp.inteop.order.confirm',
    call: (client) => confirmInteopOrder(client, { inteop_order_no: 'i1', async_submit: true }),
    sent: { inteop_order_no: 'i1', async_submit: true },
  },
  {
    method: 'alipay.open.sp.inteop.order.query',
    call: (client) => queryInteopOrder(client, 'i1'),
    sent: { inteop_order_no: 'i1' },
    said: {
      inteop_order_status: 'REJECT',
      wp_web_link: 'https://b.alipay.com/x',
      inteop_sub_order_infos: [{ sub_order_no: 's1', type: 'SIGN', sub_order_status: 'REJECT', memo: '门店照不清晰' }],
    },
    read: { inteop_order_status: 'REJECT', sub_orders: [{ sub_order_no: 's1', memo: '门店照不清晰' }] },
  },
  {
    method: 'alipay.open.sp.operation.apply',
    call: (client) =>
      applyForOperation(client, {
        operate_type: 'ACCOUNT_BIND',
        out_biz_no: 'our-2',
        access_product_code: 'OPENAPI_BIND_DEFAULT',
        merchant_no: '2088',
      }),
    sent: {
      operate_type: 'ACCOUNT_BIND',
      out_biz_no: 'our-2',
      access_product_code: 'OPENAPI_BIND_DEFAULT',
      merchant_no: '2088',
    },
    said: { batch_no: 'b2', recommend_accounts: [{ alipay_account: 't***@alipay.com', user_name: '*三' }] },
    read: { batch_no: 'b2', recommend_accounts: [{ alipay_account: 't***@alipay.com', user_name: '*三' }] },
  },
  {
    method: 'alipay.open.sp.operation.qrcode.query',
    call: (client) => queryOperationCode(client, { operate_type: 'ACCOUNT_BIND', batch_no: 'b2' }),
    sent: { operate_type: 'ACCOUNT_BIND', batch_no: 'b2' },
    said: { qr_code_url: 'https://mobilecodec.alipay.com/x' },
    read: { qr_code_url: 'https://mobilecodec.alipay.com/x' },
  },
  {
    method: 'alipay.open.sp.operation.result.query',
    call: (client) => queryOperationResult(client, { operate_type: 'ACCOUNT_BIND', batch_no: 'b2' }),
    sent: { operate_type: 'ACCOUNT_BIND', batch_no: 'b2' },
    said: { handle_status: 'SUCCESS', bind_user_id: '2088' },
    read: { handle_status: 'SUCCESS', bind_user_id: '2088' },
  },
]

test.each(ofOurOwn)('$method: ours, whoever the client acts for', async ({ method, call, sent, said = {}, read }) => {
  gateway.next(answer(method, { code: '10000', msg: 'Success', ...said }))
  const seen = await call(gateway.client.onBehalfOf('a merchant’s'))
  expect(seen).toMatchObject({ state: 'ok', ...(read === undefined ? {} : { body: read }) })
  const params = paramsOf(gateway.requests[0] ?? expect.fail('nothing was sent'))
  expect(params['method']).toBe(method)
  expect(JSON.parse(params['biz_content'] ?? '')).toEqual(sent)
  expect(params).not.toHaveProperty('app_auth_token')
})

const MERCHANT = {
  external_id: 'our-3',
  merchant_type: '01',
  name: '杭州示例餐饮有限公司',
  alias_name: '示例面馆',
  mcc: '5812',
  cert_type: '201',
  cert_no: '91330100MA2XXXXX0X',
  contact_infos: [{ name: '张三', mobile: '13800000000', type: 'LEGAL_PERSON' }],
  service: ['订单码支付', 'jsapi支付'],
  default_settle_rule: { default_settle_type: 'alipayAccount', default_settle_target: 'test@alipay.com' },
} as const

const forAPlatform: Case[] = [
  {
    method: 'ant.merchant.expand.indirect.zft.create',
    call: (client) => createZftMerchant(client, MERCHANT),
    sent: MERCHANT,
    said: { order_id: 'z1' },
    read: { order_id: 'z1' },
  },
  {
    method: 'ant.merchant.expand.indirect.zft.delete',
    call: (client) => deleteZftMerchant(client, '2088000000000001'),
    sent: { smid: '2088000000000001' },
  },
  {
    method: 'ant.merchant.expand.indirect.zftorder.query',
    call: (client) => queryZftOrders(client, { external_id: 'our-3' }),
    sent: { external_id: 'our-3' },
    said: {
      orders: [{ order_id: 'z1', status: '99', smid: '2088000000000001', fk_audit: 'PASS', sub_confirm: 'FINISH' }],
    },
    read: [{ order_id: 'z1', status: '99', smid: '2088000000000001', fk_audit: 'PASS', sub_confirm: 'FINISH' }],
  },
]

test.each(forAPlatform)('$method: with a token where there is one', async ({ method, call, sent, said = {}, read }) => {
  gateway.next(answer(method, { code: '10000', ...said }))
  expect(await call(gateway.client.onBehalfOf('token'))).toMatchObject({ state: 'ok', ...(read ? { body: read } : {}) })
  const params = paramsOf(gateway.requests[0] ?? expect.fail('nothing was sent'))
  expect(params).toMatchObject({ method, app_auth_token: 'token' })
  expect(JSON.parse(params['biz_content'] ?? '')).toEqual(sent)
})

describe('forms with pictures', () => {
  test('carry each field by itself, lists and objects as JSON, and are signed as they are sent', async () => {
    gateway.next(answer('alipay.open.agent.common.sign', { code: '10000' }))
    const form = {
      batch_no: 'b1',
      product_code: 'X',
      mcc_code: 'A0001_B0001',
      h_5_sites: ['https://a.example.com'],
      h_5_status: 'ONLINE',
    }
    expect(await addProduct(gateway.client, form, { h_5_home_screenshot: PICTURE })).toMatchObject({ state: 'ok' })
    const { texts, files, params } = await parts()
    expect(texts).toEqual({ ...form, h_5_sites: '["https://a.example.com"]' })
    expect(files).toEqual(['h_5_home_screenshot=门头.jpg'])
    expect(isSignedByApp(params)).toBe(true)
  })

  test('leave out what is absent', async () => {
    gateway.next(answer('alipay.open.agent.facetoface.sign', { code: '10000' }))
    const shop_address = {
      country_code: '156',
      province_code: '330000',
      city_code: '330100',
      district_code: '330106',
      detail_address: '文三路',
    } as const
    await addFaceToFace(
      gateway.client,
      { batch_no: 'b1', mcc_code: 'A0001_B0001', shop_address },
      { shop_sign_board_pic: PICTURE },
    )
    const { texts, params } = await parts()
    expect(texts).toEqual({ batch_no: 'b1', mcc_code: 'A0001_B0001', shop_address: JSON.stringify(shop_address) })
    expect(isSignedByApp(params)).toBe(true)
  })

  test('and single pictures', async () => {
    gateway.next(answer('ant.merchant.expand.indirect.image.upload', { code: '10000', image_id: 'a5d373f6.jpg' }))
    gateway.next(answer('alipay.open.file.upload', { code: '10000', file_id: 'CAxAToWB1JsAAAAAAAAAAAAADgSLAQBr' }))
    expect(await uploadIndirectImage(gateway.client, 'jpg', PICTURE)).toMatchObject({
      body: { image_id: 'a5d373f6.jpg' },
    })
    expect(await uploadFile(gateway.client, 'openpt_appstore', PICTURE)).toMatchObject({ state: 'ok' })
  })
})

async function parts() {
  const { headers, body, url } = gateway.requests[0] ?? expect.fail('nothing was sent')
  const request = new Response(new Uint8Array(body), { headers: { 'content-type': String(headers['content-type']) } })
  const all = [...(await request.formData())]
  const texts = Object.fromEntries(all.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
  const files = all.flatMap(([name, value]) => (typeof value === 'string' ? [] : [`${name}=${value.name}`]))
  return { texts, files, params: { ...Object.fromEntries(url.searchParams), ...texts } }
}
