import { AlipayFormData } from 'alipay-sdk'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AlipayApp, type AlipayWorld, PICTURE, caller, openAlipay, sdkOf } from './simulator/alipay.ts'
import { openReceiver } from './simulator/receiver.ts'
import type { Json } from './simulator/world.ts'

let sim: AlipayWorld
let isv: AlipayApp
let shop: AlipayApp

beforeAll(async () => {
  sim = await openAlipay({ clock: '2026-11-24T10:00:00+08:00' })
  await sim.told('POST', '/_sim/clock', { now: '2026-11-24T10:00:00+08:00', speed: 0 })
  isv = await sim.app({ kind: 'isv' })
})
afterAll(() => sim.close())

async function ask(app: AlipayApp, method: string, biz: object): Promise<Json> {
  return (await caller(sim.url, app)(method, biz)).node
}

async function act(order: unknown, what: string, body: object = {}): Promise<Json> {
  return sim.told('POST', `/_sim/alipay/orders/${order}/${what}`, body)
}

const CONTACT = { contact_name: '陈建国', contact_mobile: '13800138000' }

const agent = (method: string, biz: object) => ask(isv, `alipay.open.agent.${method}`, biz)
const operation = (method: string, biz: object) => ask(isv, `alipay.open.sp.operation.${method}`, biz)
const settle = (amount: string) => ({
  settle_info: { settle_detail_infos: [{ trans_in_type: 'defaultSettle', amount }] },
})

/** Through the SDK, whose uploads are its own affair. */
async function faceToFace(
  batch_no: unknown,
  fields: Record<string, string> = {},
  picture: Buffer = PICTURE,
): Promise<Json> {
  const formData = new AlipayFormData()
  const all = { batch_no: String(batch_no), mcc_code: 'A0001_B0001', rate: '0.38', sign_and_auth: 'true', ...fields }
  for (const [name, value] of Object.entries(all)) formData.addField(name, value)
  formData.addFile('shop_sign_board_pic', 'sign.png', picture)
  return sdkOf(sim.url, isv).exec('alipay.open.agent.facetoface.sign', {}, { formData, validateSign: true })
}

async function opened(): Promise<unknown> {
  shop = await sim.app({ products: [] })
  return (await agent('create', { account: shop.seller_id, contact_info: CONTACT }))['batch_no']
}

describe('contracts signed for a merchant', () => {
  test('live from the batch to the contract: audited, confirmed on the page, opened and told', async () => {
    await using gateway = await openReceiver('success')
    await sim.change(isv.app_id, { gateway_url: gateway.url })
    const batch_no = await opened()
    const precreate = { out_trade_no: 'FIRST', total_amount: '1.00', subject: 'x' }
    expect((await ask(shop, 'alipay.trade.precreate', precreate))['sub_code']).toBe('isv.insufficient-isv-permissions')
    expect(await faceToFace(batch_no)).toMatchObject({ code: '10000' })
    const { order_no } = await agent('confirm', { batch_no })
    expect(await agent('order.query', { batch_no })).toMatchObject({ order_no, order_status: 'MERCHANT_AUDITING' })

    await sim.advance(86_400)
    const waiting = await agent('order.query', { batch_no })
    expect(waiting).toMatchObject({ order_status: 'MERCHANT_CONFIRM', merchant_pid: shop.seller_id })
    const page = String(waiting['confirm_url'])
    expect(await (await fetch(page)).text()).toContain('当面付')
    expect(await (await fetch(page, { method: 'POST', body: 'decision=confirm' })).text()).toContain('已确认')
    expect(await agent('order.query', { batch_no })).toMatchObject({
      order_status: 'MERCHANT_CONFIRM_SUCCESS',
      product_agent_status_infos: [{ product_name: '当面付', status: 'valid' }],
    })
    expect((await ask(shop, 'alipay.trade.precreate', precreate))['code']).toBe('10000')
    const status = { pid: shop.seller_id, product_codes: ['I1080300001000041016', 'I1080300001000060370'] }
    expect((await agent('signstatus.query', status))['sign_status_list']).toMatchObject([
      { status: 'valid' },
      { status: 'none' },
    ])

    const told = (await Promise.all([1, 2, 3, 4].map(gateway.nth))).map(({ body }) =>
      Object.fromEntries(new URLSearchParams(body)),
    )
    for (const message of told) expect(sdkOf(sim.url, isv).checkNotifySignV2(message)).toBe(true)
    const names = told.map(({ msg_method, notify_type }) => msg_method ?? notify_type)
    expect(names.filter((name) => name === 'alipay.open.sp.sign.sync.notify')).toHaveLength(3)
    const grant = told.find(({ notify_type }) => notify_type === 'open_app_auth_notify')
    const { detail } = JSON.parse(grant?.['biz_content'] ?? '{}')
    expect(grant).toMatchObject({ status: 'execute_auth', version: '1.0', auth_app_id: shop.app_id })
    const query = await caller(sim.url, isv)(
      'alipay.trade.query',
      { out_trade_no: 'X' },
      { token: detail.app_auth_token },
    )
    expect(query.node['sub_code']).toBe('ACQ.TRADE_NOT_EXIST')
    await sim.change(isv.app_id, { gateway_url: null })
  })

  test('are refused by the reviewers with a reason, and then closed', async () => {
    const batch_no = await opened()
    await faceToFace(batch_no)
    const { order_no } = await agent('confirm', { batch_no })
    await act(order_no, 'reject', { reason: '门头照不清晰' })
    expect(await agent('order.query', { batch_no })).toMatchObject({
      order_status: 'MERCHANT_APPLY_ORDER_CANCELED',
      reject_reason: '门头照不清晰',
      product_agent_status_infos: [{ status: 'auditReject' }],
    })
    expect((await sim.control('POST', `/_sim/alipay/orders/${batch_no}/confirm`, {})).status).toBe(409)
  })

  test('wait fifteen days for the merchant, and no longer', async () => {
    const batch_no = await opened()
    await faceToFace(batch_no)
    await agent('confirm', { batch_no })
    await act(batch_no, 'audit')
    await sim.advance(15 * 86_400)
    expect((await agent('order.query', { batch_no }))['order_status']).toBe('MERCHANT_CONFIRM_TIME_OUT')
    expect((await sim.control('POST', `/_sim/alipay/orders/${batch_no}/confirm`, {})).status).toBe(409)
  })

  test('are not taken from the wrong, too late, twice or empty', async () => {
    const create = (biz: object) => agent('create', { account: shop.seller_id, contact_info: CONTACT, ...biz })
    expect((await create({ account: '2088' }))['sub_code']).toBe('MERCHANT_IS_NOT_EXIST')
    expect((await create({ contact_info: { ...CONTACT, contact_mobile: '1' } }))['sub_code']).toBe(
      'INVALID_CONTACT_MOBILE',
    )
    expect((await ask(shop, 'alipay.open.agent.create', {}))['sub_code']).toBe('NOT_ISV_APP_TYPE')

    const batch_no = await opened()
    const confirm = async () => (await agent('confirm', { batch_no }))['sub_code']
    expect(await confirm()).toBe('BATCH_IS_EMPTY')
    expect((await agent('order.query', { batch_no }))['sub_code']).toBe('BATCH_STATUS_NOT_SUBMIT')
    const other = await sim.app({ kind: 'isv' })
    expect((await ask(other, 'alipay.open.agent.confirm', { batch_no }))['sub_code']).toBe('NO_APP_PERMISSION')
    await sim.advance(3600)
    expect(await confirm()).toBe('BATCH_STATUS_IS_FINAL')
    expect((await agent('cancel', { batch_no: 'NONE' }))['sub_code']).toBe('BATCH_IS_NOT_EXIST')
  })

  test.each<[what: string, fields: Record<string, string>, picture: Buffer, subCode: string]>([
    ['another category', { mcc_code: '5812' }, PICTURE, 'NOT_MATCHED_SSU_OR_PS'],
    ['another rate', { rate: '0.20' }, PICTURE, 'FACE_TO_FACE_RATE_PARAM_ERROR'],
    ['a small picture', {}, PICTURE.subarray(0, 5000), 'FILE_SIZE_MIN_LIMIT'],
    ['a large picture', {}, Buffer.concat([PICTURE, Buffer.alloc(5 * 1024 * 1024)]), 'FILE_SIZE_OUT_LIMIT'],
    ['no picture', {}, Buffer.alloc(6000, 'text'), 'FILE_FORMAT_IS_INVALID'],
  ])('refuse %s', async (_what, fields, picture, subCode) => {
    expect((await faceToFace(await opened(), fields, picture))['subCode']).toBe(subCode)
  })
})

test('one order holds contracts and a grant, and is followed to its end', async () => {
  const merchant = await sim.app({ products: [] })
  const inteop = (method: string, biz: object) => ask(isv, `alipay.open.sp.inteop.${method}`, biz)
  const { inteop_order_no } = await inteop('order.create', {
    account: merchant.seller_id,
    service_market_order_no: '1',
  })
  const product = {
    inteop_order_no,
    product_code: 'I1080300001000060370',
    mcc_code: 'A0001_B0001',
    inteop_merchant_info: CONTACT,
    inteop_product_price_details: [{ product_detail_code: 'x', price_rate: '0.6' }],
  }
  expect(await inteop('product.create', product)).toMatchObject({ code: '10000', sub_order_no: expect.any(String) })
  expect((await inteop('product.create', product))['sub_code']).toBe('PRODUCT_EXIT_RECORD')
  const unshown = { ...product, product_code: 'I1080300001000041203', trade_scene: 'pc' } // where is the website?
  expect((await inteop('product.create', unshown))['sub_code']).toBe('INVALID_PARAMETER')
  await inteop('appauth.create', { inteop_order_no, isv_app_id: isv.app_id, out_biz_no: 'OURS' })
  await inteop('order.confirm', { inteop_order_no, async_submit: 'true' })
  const status = async () => (await inteop('order.query', { inteop_order_no }))['inteop_order_status']
  expect(await status()).toBe('AUDITING')
  await act(inteop_order_no, 'audit')
  expect(await status()).toBe('WAIT_MERCHANT_CONFIRM')
  await act(inteop_order_no, 'confirm')
  expect(await inteop('order.query', { inteop_order_no })).toMatchObject({
    inteop_order_status: 'APPLY_SUCCESS',
    inteop_sub_order_infos: [{ type: 'SIGN' }, { type: 'AUTH' }],
  })
  const { apps } = await sim.told<{ apps: { app_id: string; products: string[] }[] }>('GET', '/_sim/alipay/apps')
  expect(apps.find(({ app_id }) => app_id === merchant.app_id)?.products).toEqual(['JSAPI_PAY'])
})

test('delegated operation is asked for by code and answered by the merchant', async () => {
  const merchant = await sim.app()
  const about = {
    operate_type: 'OPERATION_AUTH',
    access_product_code: 'OPENAPI_AUTH_DEFAULT',
    merchant_no: merchant.seller_id,
  }
  expect((await operation('result.query', about))['handle_status']).toBe('NONE')
  const { batch_no } = await operation('apply', { ...about, out_biz_no: 'OP1' })
  expect((await operation('qrcode.query', { batch_no }))['qr_code_url']).toContain(encodeURIComponent(String(batch_no)))
  expect((await operation('result.query', { ...about, batch_no }))['handle_status']).toBe('PROCESS')
  await act(batch_no, 'confirm')
  expect(await operation('result.query', about)).toMatchObject({
    handle_status: 'SUCCESS',
    bind_user_id: merchant.seller_id,
  })
})

const OF_COMPANY = { usage_type: '01', account_type: 'DC' }

describe('a merchant of a platform', () => {
  let platform: AlipayApp
  let picture: unknown
  beforeAll(async () => {
    platform = await sim.app()
    const formData = new AlipayFormData()
    formData.addField('image_type', 'png')
    formData.addFile('image_content', 'door.png', PICTURE)
    picture = (await sdkOf(sim.url, platform).exec('ant.merchant.expand.indirect.image.upload', {}, { formData }))[
      'imageId'
    ]
  })
  const form = (external_id: string, changes: object = {}) => ({
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
    cert_image: picture,
    service: ['jsapi支付', '当面付'],
    sites: [{ site_type: '06', tiny_app_id: '2021000000000001' }],
    business_address: { province_code: '440000', city_code: '440300', district_code: '440305', address: '科技园一号' },
    out_door_images: [picture],
    in_door_images: [picture],
    alipay_logon_id: 'chen@example.com',
    default_settle_rule: { default_settle_type: 'alipayAccount', default_settle_target: 'chen@example.com' },
    ...changes,
  })
  const zft = (method: string, biz: object) => ask(platform, `ant.merchant.expand.indirect.${method}`, biz)
  const ordersOf = async (external_id: string) => (await zft('zftorder.query', { external_id }))['orders']

  test('is applied for, reviewed, confirmed and sold for', async () => {
    await using gateway = await openReceiver('success')
    await sim.change(platform.app_id, { gateway_url: gateway.url })
    const { order_id } = await zft('zft.create', form('SHOP_1'))
    expect(await ordersOf('SHOP_1')).toMatchObject([
      { order_id, status: '031', fk_audit: 'CREATE', sub_confirm: 'CREATE' },
    ])
    expect((await zft('zft.create', form('SHOP_1')))['sub_code']).toBe('DUPLICATE_EXTERNAL_ID')
    await act(order_id, 'audit')
    expect(await ordersOf('SHOP_1')).toMatchObject([
      { status: '031', fk_audit: 'PASS', kz_audit: 'PASS', sub_confirm: 'NOT_CONFIRM' },
    ])
    const { smid } = await act(order_id, 'confirm')
    expect(await ordersOf('SHOP_1')).toMatchObject([{ status: '99', sub_confirm: 'FINISH', smid }])
    const { body } = await gateway.nth(1)
    const message = Object.fromEntries(new URLSearchParams(body))
    expect(message).toMatchObject({ version: '1.1', msg_method: 'ant.merchant.expand.indirect.zft.passed' })
    expect(JSON.parse(message['biz_content'] ?? '')).toMatchObject({ order_id, external_id: 'SHOP_1', smid })

    const sale = { out_trade_no: 'ZFT_1', total_amount: '5.00', subject: 'x', sub_merchant: { merchant_id: smid } }
    const precreate = async (changes: object) => ask(platform, 'alipay.trade.precreate', { ...sale, ...changes })
    expect((await precreate({}))['sub_code']).toBe('ACQ.TRADE_SETTLE_ERROR')
    expect((await precreate(settle('4.99')))['sub_code']).toBe('ACQ.TRADE_SETTLE_ERROR')
    expect((await precreate(settle('5.00')))['code']).toBe('10000')
    const other = await sim.app()
    const stolen = await ask(other, 'alipay.trade.precreate', { ...sale, ...settle('5.00') })
    expect(stolen['sub_code']).toBe('ACQ.SECONDARY_MERCHANT_NOT_MATCH')
  })

  test('that was refused may be applied for again', async () => {
    const { order_id } = await zft('zft.create', form('SHOP_2'))
    await act(order_id, 'reject', { reason: '证照不一致' })
    expect(await ordersOf('SHOP_2')).toMatchObject([{ status: '-1', fk_audit: 'REJECT', reason: '证照不一致' }])
    expect((await zft('zft.create', form('SHOP_2')))['code']).toBe('10000')
  })

  test.each<[what: string, changes: object]>([
    ['without a name', { name: '' }],
    ['whose document is of another kind', { cert_type: '218' }],
    ['of an unknown kind', { merchant_type: '99' }],
    ['without a contact', { contact_infos: [] }],
    ['for an unknown service', { service: ['刷脸付'] }],
    ['with a shop without a door', { out_door_images: [] }],
    ['with a picture that nobody uploaded', { in_door_images: ['none.png'] }],
    [
      'whose money goes elsewhere',
      { default_settle_rule: { default_settle_type: 'alipayAccount', default_settle_target: 'x' } },
    ],
    ['with a field that is gone', { out_biz_no: '1' }],
    ['that sells in shops, without a picture of its certificate', { cert_image: '' }],
    ['with a site that does not say its kind', { sites: [{ tiny_app_id: '2021000000000001' }] }],
    ['of an owner, without the name on the licence', { merchant_type: '07' }],
    ['with a licence that has no picture', { qualifications: [{ industry_qualification_type: '1' }] }],
    [
      'whose card is another’s, without a letter',
      {
        biz_cards: [{ account_holder_name: '别人', account_no: '1', account_inst_name: '某银行', ...OF_COMPANY }],
        default_settle_rule: { default_settle_type: 'bankCard', default_settle_target: '1' },
      },
    ],
  ])('%s is refused', async (_what, changes) => {
    expect((await zft('zft.consult', form('BAD', changes)))['sub_code']).toBe('MERCHANT_ILLEGAL_ARGUMENT')
  })
})
