import {
  addFaceToFace,
  addMiniProgram,
  addMobilePay,
  addOfflinePayment,
  addProduct,
  cancelBatch,
  confirmBatch,
  confirmProducts,
  createBatch,
  queryAgentOrder,
  querySignStatus,
} from '@ruzhu/alipay/agent.ts'
import { exchangeAuthorizationCode } from '@ruzhu/alipay/authorization.ts'
import { cancelBusinessAccess, createBusinessAccess, queryBusinessAccess } from '@ruzhu/alipay/business-access.ts'
import { certificateDownload, readDownloaded } from '@ruzhu/alipay/certificate-download.ts'
import { readCertificates } from '@ruzhu/alipay/certificates.ts'
import {
  addAuthorization,
  addOperation,
  addSettleIn,
  addSignature,
  cancelInteopOrder,
  cancelSubOrder,
  confirmInteopOrder,
  createInteopOrder,
  queryInteopOrder,
  uploadFile,
} from '@ruzhu/alipay/inteop.ts'
import { createInvitation, queryInvitation } from '@ruzhu/alipay/invitations.ts'
import { getMerchantAesKey, setMerchantAesKey } from '@ruzhu/alipay/merchant-aes.ts'
import { applyForOperation, queryOperationCode, queryOperationResult } from '@ruzhu/alipay/operation.ts'
import { PRODUCTS } from '@ruzhu/alipay/products.ts'
import { confirmSettlement } from '@ruzhu/alipay/royalties.ts'
import { createSignAuthorization, querySignAuthorization } from '@ruzhu/alipay/sign-authorization.ts'
import { precreateTrade, queryTrade } from '@ruzhu/alipay/trades.ts'
import type { ZftMerchant } from '@ruzhu/alipay/zft-merchant.ts'
import {
  createZftMerchant,
  createZftMerchantSimply,
  deleteZftMerchant,
  modifyZftMerchant,
  modifyZftSettlement,
  queryZftOrders,
  uploadIndirectImage,
} from '@ruzhu/alipay/zft.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AlipayApp, type AlipayWorld, openAlipay } from './simulator/alipay.ts'
import { PNG, ok, openClient, refusal } from './simulator/alipay-client.ts'

let sim: AlipayWorld
let isv: AlipayApp
let own: ReturnType<typeof openClient>

beforeAll(async () => {
  sim = await openAlipay({ clock: '2026-11-24T10:00:00+08:00' })
  await sim.told('POST', '/_sim/clock', { speed: 0 })
  isv = await sim.app({ kind: 'isv' })
  own = openClient(sim.url, isv)
})
afterAll(async () => {
  await own[Symbol.asyncDispose]()
  await sim.close()
})

const act = (order: string | undefined, what: string, body: object = {}) =>
  sim.told('POST', `/_sim/alipay/orders/${order}/${what}`, body)
const CONTACT = { contact_name: '陈建国', contact_mobile: '13800138000' }
const merchantOf = (app: AlipayApp) => ({ account: app.seller_id, contact_info: CONTACT })

describe('products signed for a merchant', () => {
  test('当面付: from the batch to the merchant’s confirmation', async () => {
    const shop = await sim.app({ products: [] })
    const { batch_no } = await ok(createBatch(own, merchantOf(shop)))
    await ok(addFaceToFace(own, { batch_no, mcc_code: 'A0001_B0001', rate: '0.38' }, { shop_sign_board_pic: PNG }))
    await ok(confirmBatch(own, batch_no))
    expect(await ok(queryAgentOrder(own, batch_no))).toMatchObject({ order_status: 'MERCHANT_AUDITING' })
    await act(batch_no, 'audit')
    expect(await ok(queryAgentOrder(own, batch_no))).toMatchObject({
      order_status: 'MERCHANT_CONFIRM',
      confirm_url: expect.stringMatching(/^http/),
    })
    await act(batch_no, 'confirm')
    const asked = { pid: shop.seller_id, product_codes: [PRODUCTS.face_to_face.product_code] }
    expect(await ok(querySignStatus(own, asked))).toMatchObject([{ status: 'valid' }])
  })

  test('any product by its code, confirmed by the call of its own', async () => {
    const { batch_no } = await ok(createBatch(own, merchantOf(await sim.app({ products: [] }))))
    const form = { batch_no, mcc_code: 'A0001_B0001', ...PRODUCTS.page, web_sites: ['https://chen.example'] }
    await ok(addProduct(own, form, { web_home_screenshot: PNG }))
    expect(await ok(confirmProducts(own, batch_no))).toMatchObject({ order_no: expect.any(String) })
  })

  test('an app, a shop that delivers and a mini program go into one batch, which may be given up', async () => {
    const { batch_no } = await ok(createBatch(own, merchantOf(await sim.app({ products: [] }))))
    const common = { batch_no, mcc_code: 'A0001_B0001' }
    await ok(addMobilePay(own, { ...common, app_name: '老陈到家', app_type: ['IOS'] }, { home_screenshot: PNG }))
    await ok(addOfflinePayment(own, { ...common, rate: '0.60' }, { shop_scene_pic: PNG }))
    const words = { app_slogan: '一碗好粉十年老店', app_desc: '在家也能吃到刚出锅的牛腩粉，三十分钟送到门口。' }
    await ok(
      addMiniProgram(
        own,
        { batch_no, app_name: '老陈牛腩粉', app_english_name: 'Lao Chen', ...words, service_phone: '075586013388' },
        { app_logo: PNG },
      ),
    )
    await ok(cancelBatch(own, batch_no))
    expect(await refusal(confirmBatch(own, batch_no))).toBe('BATCH_STATUS_IS_FINAL')
  })
})

describe('one order for all', () => {
  test('holds settling in, contracts, grant and operation, and is followed to its end', async () => {
    const shop = await sim.app({ products: [] })
    const { inteop_order_no } = await ok(
      createInteopOrder(own, { account: shop.seller_id, service_market_order_no: '1' }),
    )
    const { file_id } = await ok(uploadFile(own, 'openpt_appstore', PNG))
    const licence = {
      type: '201',
      license_name: '深圳市老陈餐饮有限公司',
      cert_no: '91440300MA5DA1234X',
      license_pics: [file_id],
    }
    const legal = { cert_type: '100', cert_no: '44030119800101123X', cert_name: '陈建国' }
    await ok(addSettleIn(own, { inteop_order_no, merchant_type: '01', license_info: licence, legal_info: legal }))
    await ok(
      addSignature(own, {
        inteop_order_no,
        product_code: PRODUCTS.jsapi.product_code,
        mcc_code: 'A0001_B0001',
        inteop_merchant_info: CONTACT,
      }),
    )
    await ok(addAuthorization(own, { inteop_order_no, isv_app_id: isv.app_id, out_biz_no: 'OURS' }))
    const operation = [{ product_code: 'MINI_APP', permission_codes: ['MINI_APP_OPER'] }]
    const { sub_order_no = '' } = await ok(addOperation(own, { inteop_order_no, inteop_product_info: operation }))
    await ok(cancelSubOrder(own, { inteop_order_no, sub_order_no }))
    await ok(confirmInteopOrder(own, { inteop_order_no }))
    await act(inteop_order_no, 'audit')
    await act(inteop_order_no, 'confirm')
    const done = await ok(queryInteopOrder(own, inteop_order_no))
    expect(done.inteop_order_status).toBe('APPLY_SUCCESS')
    expect(done.sub_orders).toHaveLength(3)
    expect(done.sub_orders.map((one) => one.sub_order_no)).not.toContain(sub_order_no)
  })

  test('is given up before it is confirmed', async () => {
    const shop = await sim.app({ products: [] })
    const { inteop_order_no } = await ok(
      createInteopOrder(own, { account: shop.seller_id, service_market_order_no: '2' }),
    )
    await ok(cancelInteopOrder(own, inteop_order_no))
    expect(await ok(queryInteopOrder(own, inteop_order_no))).toMatchObject({ inteop_order_status: 'APPLY_CANCEL' })
  })
})

describe('what a merchant agrees to by itself', () => {
  test('is invited to, and signed', async () => {
    const shop = await sim.app({ products: [] })
    const isv_biz_id = 'INVITE_1'
    await ok(
      createInvitation(own, { isv_biz_id, account: shop.seller_id, product_codes: [PRODUCTS.page.product_code] }),
    )
    expect(await ok(queryInvitation(own, isv_biz_id))).toMatchObject({
      merchant_pid: shop.seller_id,
      products: [{ status: 'NONE' }],
    })
    const { orders } = await sim.told<{ orders: { order: string }[] }>('GET', '/_sim/alipay/orders?kind=invite')
    await act(orders[0]?.order, 'confirm')
    expect(await ok(queryInvitation(own, isv_biz_id))).toMatchObject({
      products: [{ status: 'MERCHANT_CONFIRM_SUCCESS' }],
    })
    expect(await refusal(queryInvitation(own, 'NOBODY'))).toBe('INVITE_ORDER_NOT_EXIST')
  })

  test('is a business, reviewed first; given up it fails', async () => {
    const shop = await sim.app({ products: [] })
    const form = { account: shop.seller_id, product_code: PRODUCTS.wap.product_code }
    const { order_id } = await ok(createBusinessAccess(own, form))
    expect(await ok(queryBusinessAccess(own, order_id))).toMatchObject({ order_status: 'WAIT_TO_AUDIT' })
    await act(order_id, 'audit')
    expect(await ok(queryBusinessAccess(own, order_id))).toMatchObject({
      order_status: 'WAIT_TO_CONFIRM',
      wait_process_task_url: expect.stringMatching(/^http/),
    })
    await act(order_id, 'confirm')
    expect(await ok(queryBusinessAccess(own, order_id))).toMatchObject({ order_status: 'SUCCESS' })
    expect(await refusal(cancelBusinessAccess(own, order_id))).toBe('ORDER_STATUS_ERROR')
    const other = await ok(createBusinessAccess(own, form))
    await ok(cancelBusinessAccess(own, other.order_id))
    expect(await ok(queryBusinessAccess(own, other.order_id))).toMatchObject({
      order_status: 'FAIL',
      fail_reasons: [{ error_msg: '服务商取消' }],
    })
  })

  test('is a contract and a grant in one', async () => {
    const shop = await sim.app({ products: [] })
    const { batch_no } = await ok(createBatch(own, merchantOf(shop)))
    await ok(addFaceToFace(own, { batch_no, mcc_code: 'A0001_B0001', rate: '0.38' }, { shop_sign_board_pic: PNG }))
    const { order_no } = await ok(confirmBatch(own, batch_no))
    await act(batch_no, 'audit')
    const { order_id } = await ok(
      createSignAuthorization(own, { merchant_logon_id: shop.seller_id, sign_order_no: order_no, need_app_auth: '1' }),
    )
    expect(await ok(querySignAuthorization(own, order_id))).toMatchObject({
      status: 'UNCONFIRM',
      tasks: [{ type: 'SIGN_TASK' }, { type: 'APP_TASK' }],
    })
    await act(order_id, 'confirm')
    expect(await ok(querySignAuthorization(own, order_id))).toMatchObject({ status: 'FINISH' })
    expect(await ok(queryAgentOrder(own, batch_no))).toMatchObject({ order_status: 'MERCHANT_CONFIRM_SUCCESS' })
  })
})

test('the key of a granted app is made, and read again; of others there is none', async () => {
  const [third, shop] = [await sim.app({ kind: 'isv', aes: true }), await sim.app()]
  await using client = openClient(sim.url, third)
  expect(await refusal(getMerchantAesKey(client, shop.app_id))).toBe('AUTH_APP_NOT_EXIST')
  const { redirect } = await sim.told<{ redirect: string }>('POST', '/_sim/alipay/authorise', {
    app_id: third.app_id,
    redirect_uri: 'https://isv.example/back',
    merchant: shop.app_id,
  })
  await ok(exchangeAuthorizationCode(client, new URL(redirect).searchParams.get('app_auth_code') ?? ''))
  expect(await refusal(getMerchantAesKey(client, shop.app_id))).toBe('AES_KEY_NOT_EXIST')
  const made = await ok(setMerchantAesKey(client, shop.app_id))
  expect((await ok(getMerchantAesKey(client, shop.app_id))).equals(made)).toBe(true)
})

test('to operate for a merchant is asked for, scanned and granted', async () => {
  const shop = await sim.app()
  const about = {
    operate_type: 'OPERATION_AUTH',
    access_product_code: 'OPENAPI_AUTH_DEFAULT',
    merchant_no: shop.seller_id,
  } as const
  const { batch_no = '' } = await ok(applyForOperation(own, { ...about, out_biz_no: 'OP_1' }))
  const { operate_type } = about
  expect(await ok(queryOperationCode(own, { operate_type, batch_no }))).toMatchObject({
    qr_code_url: expect.stringMatching(/^http/),
  })
  expect(await ok(queryOperationResult(own, { operate_type, batch_no }))).toMatchObject({ handle_status: 'PROCESS' })
  await act(batch_no, 'confirm')
  expect(await ok(queryOperationResult(own, about))).toMatchObject({ handle_status: 'SUCCESS' })
})

describe('merchants of a platform', () => {
  let platform: AlipayApp
  let client: ReturnType<typeof openClient>
  let image: string
  beforeAll(async () => {
    platform = await sim.app()
    client = openClient(sim.url, platform)
    image = (await ok(uploadIndirectImage(client, 'png', PNG))).image_id
  })
  afterAll(() => client[Symbol.asyncDispose]())

  const merchant = (external_id: string): ZftMerchant => ({
    external_id,
    merchant_type: '01',
    name: '深圳市老陈餐饮有限公司',
    alias_name: '老陈牛腩粉',
    mcc: '5812',
    cert_type: '201',
    cert_no: '91440300MA5DA1234X',
    legal_name: '陈建国',
    legal_cert_no: '44030119800101123X',
    contact_infos: [{ name: '陈建国', mobile: '13800138000', type: 'LEGAL_PERSON' }],
    service: ['jsapi支付'],
    out_door_images: [image],
    in_door_images: [image],
    alipay_logon_id: 'chen@example.com',
    default_settle_rule: { default_settle_type: 'alipayAccount', default_settle_target: 'chen@example.com' },
  })
  async function opened(external_id: string): Promise<string> {
    const { order_id } = await ok(createZftMerchant(client, merchant(external_id)))
    await act(order_id, 'audit')
    await act(order_id, 'confirm')
    const [order] = await ok(queryZftOrders(client, { order_id }))
    return order?.smid ?? expect.fail('no smid')
  }

  test('are applied for, sold for, and given their money', async () => {
    const smid = await opened('ZFT_CLIENT_1')
    const settle_info = { settle_detail_infos: [{ trans_in_type: 'defaultSettle', amount: '5.00' }] } as const
    const order = { out_trade_no: 'ZFT_CLIENT_1', total_amount: '5.00', subject: '牛腩粉' }
    await ok(precreateTrade(client, { ...order, sub_merchant: { merchant_id: smid }, settle_info }))
    await sim.pay(order.out_trade_no, { app_id: platform.app_id })
    const { trade_no } = await ok(queryTrade(client, { out_trade_no: order.out_trade_no }))
    const confirm = (out_request_no: string, amount: string) =>
      confirmSettlement(client, {
        out_request_no,
        trade_no,
        settle_info: { settle_detail_infos: [{ trans_in_type: 'defaultSettle', amount }] },
      })
    expect(await ok(confirm('LET_1', '3.00'))).toEqual({ settle_amount: '3.00' })
    expect(await ok(confirm('LET_1', '3.00'))).toEqual({ settle_amount: '3.00' })
    expect(await refusal(confirm('LET_1', '2.00'))).toBe('ACQ.DISCORDANT_REPEAT_REQUEST')
    expect(await refusal(confirm('LET_2', '2.01'))).toBe('ACQ.TRADE_SETTLE_ERROR')
    expect(await ok(confirm('LET_2', '2.00'))).toEqual({ settle_amount: '2.00' })
  })

  test('change their data and their account, and leave', async () => {
    const smid = await opened('ZFT_CLIENT_2')
    const change = await ok(modifyZftMerchant(client, { smid, alias_name: '老陈牛腩粉（总店）' }))
    await act(change.order_id, 'audit')
    const rule = { default_settle_type: 'alipayAccount', default_settle_target: 'lin@example.com' } as const
    const account = { smid, alipay_logon_id: 'lin@example.com', default_settle_rule: rule }
    expect(await ok(modifyZftSettlement(client, account))).toMatchObject({ order_id: expect.any(String) })
    await ok(deleteZftMerchant(client, smid))
    const { external_id: _, ...rest } = merchant('')
    expect(await refusal(modifyZftMerchant(client, { ...rest, smid }))).toBeDefined()
  })

  test('who are certified already are applied for without their papers', async () => {
    const { cert_type: _t, cert_no: _n, legal_name: _l, legal_cert_no: _c, ...short } = merchant('ZFT_CLIENT_3')
    const order = await ok(createZftMerchantSimply(client, { ...short, binding_alipay_logon_id: 'chen@example.com' }))
    expect(await ok(queryZftOrders(client, { external_id: 'ZFT_CLIENT_3' }))).toMatchObject([order])
  })
})

test('a certificate of Alipay’s that an answer names is fetched', async () => {
  const shop = await sim.app({ sign_mode: 'certificate' })
  await using client = openClient(sim.url, shop)
  const sn = readCertificates(shop.alipay_cert ?? '')[0]?.sn ?? ''
  const { common, rest } = await client.sign(certificateDownload(sn))
  const answer = await fetch(`${sim.url}/gateway.do`, {
    method: 'POST',
    body: new URLSearchParams({ ...common, ...rest }),
  })
  const chain = readDownloaded(new Uint8Array(await answer.arrayBuffer()), sn, 'utf-8')
  expect(chain?.[0]?.sn).toBe(sn)
})
