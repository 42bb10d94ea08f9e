import { openAlipay as openChannel } from '@ruzhu/channels/alipay/adapter/index.ts'
import { drawPicture } from '@ruzhu/cli/demo/pictures/pictures.ts'
import type { ApplymentForm } from '@ruzhu/domain/applyments/applyments.ts'
import { completeForm, formToSend } from '@ruzhu/domain/applyments/form.ts'
import type { SubmissionAid } from '@ruzhu/domain/applyments/gateway.ts'
import type { Channel } from '@ruzhu/domain/channel.ts'
import type { ProviderId } from '@ruzhu/domain/ids.ts'
import { Secret } from '@ruzhu/domain/secret.ts'
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { subjectType } from './applying/alipay.ts'
import { fillForm } from './onboarding/fill-form.ts'
import { type AlipayApp, type AlipayWorld, openAlipay } from './simulator/alipay.ts'

/** The three ways as our adapter speaks them, when answers get lost and people say no. */

let sim: AlipayWorld
let isv: Channel
let platform: Channel
const opened: { close(): Promise<void> }[] = []
const now = () => new Date()
beforeAll(async () => {
  sim = await openAlipay()
  isv = await channelOf(await sim.app({ kind: 'isv' }))
  platform = await channelOf(await sim.app())
})
afterAll(async () => {
  await Promise.all(opened.map((one) => one.close()))
  await sim.close()
})

async function channelOf(app: AlipayApp): Promise<Channel> {
  const open = openChannel({ baseUrl: sim.url, now })
  opened.push(open)
  return open({
    id: 'sp_000000000000000000000002' as ProviderId, // a test's own id
    channel: 'alipay',
    name: '示例',
    settings: { app_id: app.app_id, pid: app.seller_id, alipay_public_key: app.alipay_public_key },
    secrets: { private_key: new Secret('private_key', app.app_private_key) },
    createdAt: now(),
    updatedAt: now(),
  })
}

const PICTURE = drawPicture('store-entrance', 'store.bmp')
const FILE = { ...PICTURE, sha256: createHash('sha256').update(PICTURE.bytes).digest('hex') }

let forms = 0
/** One application, and what the gateway numbered of it. */
async function application(type: string, chosen: ApplymentForm) {
  const channel = type.startsWith('ZFT') ? platform : isv
  const uploaded = type === 'AGENT' ? undefined : await channel.uploadPicture?.(FILE, type)
  const picture = uploaded?.state === 'uploaded' ? uploaded.mediaId : 'mt_picture'
  const form = formToSend(completeForm(subjectType(type), fillForm(subjectType(type), chosen, picture)))
  const businessCode = `2088000000000000_${String(++forms).padStart(12, '0')}`
  let begunId: string | undefined
  const aid: SubmissionAid = {
    begun(number) {
      begunId = number
      return Promise.resolve()
    },
    picture: () => Promise.resolve(FILE),
  }
  const ref = (applymentId?: string) => ({ businessCode, subjectType: type, ...(applymentId && { applymentId }) })
  return {
    begun: () => begunId,
    submit: () => channel.submitApplyment?.({ ...ref(), form, ...(begunId !== undefined && { begunId }) }, aid),
    query: (applymentId = begunId) => channel.queryApplyment?.(ref(applymentId)),
  }
}

async function account(): Promise<{ account: string; pid: string }> {
  const { seller_id: pid, app_id } = await sim.app()
  await sim.change(app_id, { products: [] })
  return { account: pid, pid }
}
const agentForm = async (product: string) => ({ account: (await account()).account, product })
const inteopForm = async () => ({ account: (await account()).account, products: ['order_code', 'page', 'app'] })

const act = (order: string | undefined, what: string, reason?: string) =>
  sim.told('POST', `/_sim/alipay/orders/${order}/${what}`, reason === undefined ? {} : { reason })
async function handedIn(kind: string): Promise<number> {
  const { orders } = await sim.told<{ orders: { state: string }[] }>('GET', `/_sim/alipay/orders?kind=${kind}`)
  return orders.filter(({ state }) => state !== 'open' && state !== 'cancelled').length
}

describe('every form is taken', () => {
  test.each(['face_to_face', 'offline', 'order_code', 'jsapi', 'page', 'wap', 'app'])('AGENT %s', async (product) => {
    const { submit, query } = await application('AGENT', await agentForm(product))
    expect(await submit()).toMatchObject({ state: 'accepted' })
    expect(await query()).toMatchObject({ state: 'auditing', raw: 'MERCHANT_AUDITING', objections: [] })
  })

  test('INTEOP with all its products', async () => {
    const products = ['order_code', 'face_to_face', 'jsapi', 'page', 'wap', 'app', 'royalty']
    const { submit, query } = await application('INTEOP', { account: (await account()).account, products })
    expect(await submit()).toMatchObject({ state: 'accepted' })
    expect(await query()).toMatchObject({ state: 'auditing', raw: 'AUDITING' })
  })

  test.each([
    'ENTERPRISE',
    'INDIVIDUAL',
    'INSTITUTION',
    'PRIVATE_NON_ENTERPRISE',
    'ASSOCIATION',
    'GOVERNMENT',
    'PERSON',
    'SIMPLE',
    'QUICK',
  ])('ZFT_%s', async (kind) => {
    const { submit, query } = await application(`ZFT_${kind}`, {
      service: ['当面付', '电脑支付', '小程序支付', 'app支付'],
    })
    expect(await submit()).toMatchObject({ state: 'accepted' })
    expect(await query(undefined)).toMatchObject({ state: 'auditing', raw: '031 CREATE' })
  })
})

describe('an answer that gets lost is asked about, and no order is handed in twice', () => {
  test.each([
    ['AGENT', 'alipay.open.agent.create'],
    ['AGENT', 'alipay.open.agent.common.sign'],
    ['AGENT', 'alipay.open.agent.commonsign.confirm'],
    ['INTEOP', 'alipay.open.sp.inteop.order.create'],
    ['INTEOP', 'alipay.open.sp.inteop.product.create'],
    ['INTEOP', 'alipay.open.sp.inteop.appauth.create'],
    ['INTEOP', 'alipay.open.sp.inteop.order.confirm'],
    ['ZFT_ENTERPRISE', 'ant.merchant.expand.indirect.zft.create'],
  ])('%s, %s', async (type, path) => {
    const kind = type === 'AGENT' ? 'agent' : type === 'INTEOP' ? 'inteop' : 'zft'
    const chosen = { agent: () => agentForm('page'), inteop: inteopForm, zft: () => ({}) }
    const { submit, query } = await application(type, await chosen[kind]())
    const before = await handedIn(kind)
    await sim.fault({ match: { path }, effect: 'lose_answer', times: 1 })
    expect(await submit()).toMatchObject({ state: 'unknown' })
    const seen = await query()
    if (seen?.state === 'absent') expect(await submit()).toMatchObject({ state: 'accepted' })
    expect(await query()).toMatchObject({ state: 'auditing' })
    expect(await handedIn(kind)).toBe(before + 1)
  })
})

describe('what people say', () => {
  test('a reason without a field, a refusal by the merchant, and no reason at all', async () => {
    for (const [acts, reasons] of [
      [[['reject', '门头照片不清晰']], ['门头照片不清晰']],
      [[['audit'], ['reject', '商户拒绝']], ['商户拒绝']],
      [[['reject', '']], []],
    ] as const) {
      const { submit, query, begun } = await application('AGENT', await agentForm('page'))
      await submit()
      for (const [what, reason] of acts as readonly (readonly [string, string?])[]) await act(begun(), what, reason)
      const seen = await query()
      expect(seen).toMatchObject({ state: 'rejected', raw: 'MERCHANT_APPLY_ORDER_CANCELED' })
      const said = seen && 'objections' in seen ? seen.objections.map(({ rejectReason }) => rejectReason) : undefined
      expect(said).toEqual(reasons)
    }
  })

  test('a merchant of a platform is turned down with its reason, and may be handed in again under our number', async () => {
    const { submit, query } = await application('ZFT_ENTERPRISE', {})
    const first = await submit()
    expect(await submit()).toMatchObject({ state: 'refused', refusal: { code: 'DUPLICATE_EXTERNAL_ID' } })
    await act(first?.state === 'accepted' ? first.applymentId : '', 'reject', '证件照片不清晰')
    expect(await query(undefined)).toMatchObject({
      state: 'rejected',
      raw: '-1',
      objections: [{ field: '', fieldName: '风险审核', rejectReason: '证件照片不清晰' }],
    })
    const second = await submit()
    expect(second).toMatchObject({ state: 'accepted' })
    expect(await query(undefined)).toMatchObject({
      state: 'auditing',
      applymentId: second?.state === 'accepted' ? second.applymentId : '',
    })
  })

  test('a quick application has a code for the merchant', async () => {
    const { submit, query } = await application('ZFT_QUICK', {})
    const seen = await submit()
    await act(seen?.state === 'accepted' ? seen.applymentId : '', 'audit')
    expect(await query(undefined)).toMatchObject({
      state: 'to_be_signed',
      signUrl: expect.stringContaining('/isv/settling/confirm.htm'),
    })
  })

  test('nobody confirms for fifteen days: it is over', async () => {
    const { submit, query, begun } = await application('AGENT', await agentForm('page'))
    await submit()
    await act(begun(), 'audit')
    expect(await query()).toMatchObject({ state: 'to_be_signed', signUrl: expect.stringContaining('orderNo=') })
    await sim.advance(15 * 86_400)
    expect(await query()).toMatchObject({ state: 'canceled', raw: 'MERCHANT_CONFIRM_TIME_OUT' })
  })
})

describe('a state that nobody has heard of', () => {
  test.each([
    ['AGENT', 'alipay.open.agent.order.query', () => agentForm('page')],
    ['INTEOP', 'alipay.open.sp.inteop.order.query', inteopForm],
    ['ZFT_PERSON', 'ant.merchant.expand.indirect.zftorder.query', () => Promise.resolve({})],
  ] as const)('is kept as it is: %s', async (type, path, chosen) => {
    const { submit, query, begun } = await application(type, await chosen())
    await submit()
    await sim.fault({ match: { path }, effect: 'unknown_state', times: 1 })
    const seen = await query(begun())
    expect(seen).toMatchObject({ state: 'unknown', raw: expect.stringMatching(/./) })
    expect(await query(begun())).toMatchObject({ state: 'auditing' })
  })
})

describe('what is refused', () => {
  test('a merchant that is not there, in the gateway’s words', async () => {
    const { submit } = await application('AGENT', { account: 'nobody@example.com', product: 'page' })
    expect(await submit()).toMatchObject({ state: 'refused', refusal: { code: 'MERCHANT_IS_NOT_EXIST' } })
  })

  test('a picture that is too small for a form', async () => {
    const tiny = { ...FILE, bytes: FILE.bytes.subarray(0, 1000) }
    const form = formToSend(
      completeForm(subjectType('AGENT'), fillForm(subjectType('AGENT'), await agentForm('page'), 'mt_1')),
    )
    const submission = { businessCode: 'small', subjectType: 'AGENT', form }
    const aid = { begun: () => Promise.resolve(), picture: () => Promise.resolve(tiny) }
    expect(await isv.submitApplyment?.(submission, aid)).toMatchObject({
      state: 'refused',
      refusal: { code: 'FILE_SIZE_MIN_LIMIT' },
    })
  })
})
