import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openReceiver } from './simulator/receiver.ts'
import { keyName, openedNotice, sealed, unsealed } from './simulator/sealing.ts'
import { type Answer, type Made, type SimWorld, nativeOrder, openSimulator, signer } from './simulator/world.ts'

let sim: SimWorld
let sp: Made
let sub: string
let call: ReturnType<typeof signer>

beforeAll(async () => {
  sim = await openSimulator()
  sp = await sim.merchant({ kind: 'provider' })
  sub = (await sim.subMerchant(sp.mchid)).sub_mchid
  call = signer(sim.url, sp)
})
afterAll(() => sim.close())

const punish = (body: object) => sim.told('POST', `/_sim/wechatpay/merchants/${sub}/violation`, body)
const refusal = ({ status, body }: Answer) => [status, body['code'], body['message']]

describe('security/echo', () => {
  const ECHO = '/v3/security/echo'

  test('says again what it heard, in the open and sealed, and tells it too', async () => {
    await using shop = await openReceiver(200)
    const body = { echo_message: '你好', encrypted_echo_message: sealed(sp, '秘密'), notify_url: shop.url }
    const answer = await call('POST', ECHO, body, keyName(sp))
    expect(answer.body['echo_message']).toBe('你好')
    expect(unsealed(sp, answer.body['encrypted_echo_message'])).toBe('秘密')
    const notice = openedNotice(sp, await shop.nth(1))
    expect(notice).toMatchObject({ event_type: 'SECURITY_ECHO.SUCCESS', echo_message: '你好' })
    expect(unsealed(sp, notice['encrypt_echo_message'])).toBe('秘密')
  })

  test('refuses one flipped bit of what was sealed', async () => {
    const bytes = Buffer.from(sealed(sp, '秘密'), 'base64')
    bytes.writeUInt8(bytes.readUInt8(17) ^ 4, 17)
    const body = { echo_message: '你好', encrypted_echo_message: bytes.toString('base64') }
    expect(refusal(await call('POST', ECHO, body, keyName(sp)))).toEqual([
      400,
      'PARAM_ERROR',
      expect.stringContaining('解密失败'),
    ])
    expect(refusal(await call('POST', ECHO, {}))[2]).toContain('回显消息')
  })
})

describe('violations', () => {
  const PATH = '/v3/merchant-risk-manage/violation-notifications'

  test('an address is made once, shown, changed and removed', async () => {
    const notify_url = 'https://shop.example.com/violations'
    expect(refusal(await call('GET', PATH))).toEqual([404, 'NOT_FOUND', '通知回调不存在'])
    expect((await call('POST', PATH, { notify_url })).body).toEqual({ notify_url })
    expect(refusal(await call('POST', PATH, { notify_url }))[1]).toBe('ALREADY_EXISTS')
    expect((await call('PUT', PATH, { notify_url: `${notify_url}2` })).status).toBe(200)
    expect((await call('GET', PATH)).body).toEqual({ notify_url: `${notify_url}2` })
    expect((await call('DELETE', PATH)).status).toBe(204)
    expect((await call('DELETE', PATH)).status).toBe(404)
    expect(refusal(await call('POST', PATH, { notify_url: 'https://a.example/?b=1' }))[1]).toBe('PARAM_ERROR')
  })

  test('what risk control takes is told, listed, and refused, until it is given back', async () => {
    await using shop = await openReceiver(200)
    await call('POST', PATH, { notify_url: shop.url })
    await punish({ limits: ['NO_TRANSACTION', 'NO_REFUND'] })
    expect(openedNotice(sp, await shop.nth(1))).toMatchObject({ event_type: 'VIOLATION.PUNISH', sub_mchid: sub })
    const limits = async () =>
      (await call('GET', `/v3/mch-operation-manage/merchant-limitations/sub-mchid/${sub}`)).body['limited_functions']
    expect(await limits()).toEqual(['NO_TRANSACTION', 'NO_REFUND'])
    const { appid: sp_appid, mchid: sp_mchid } = sp
    const { appid: _, mchid: __, ...rest } = nativeOrder(sp, 'LIMITED-1') as { appid: string; mchid: string }
    const order = { sp_appid, sp_mchid, sub_mchid: sub, ...rest }
    const refused = await call('POST', '/v3/pay/partner/transactions/native', order)
    expect(refusal(refused)).toEqual([403, 'NO_AUTH', '此商家的收款功能已被限制，暂无法支付'])
    expect(refused.headers.get('request-id')).toMatch(/-268448010$/)
    await punish({ event: 'APPEAL', limits: [] })
    expect(openedNotice(sp, await shop.nth(2))['event_type']).toBe('VIOLATION.APPEAL')
    expect(await limits()).toEqual([])
    expect((await call('POST', '/v3/pay/partner/transactions/native', order)).status).toBe(200)
  })

  test('are the business of providers alone', async () => {
    const shop = await sim.merchant()
    expect(refusal(await signer(sim.url, shop)('GET', PATH))[1]).toBe('NO_AUTH')
    const stranger = await call('GET', `/v3/mch-operation-manage/merchant-limitations/sub-mchid/${shop.mchid}`)
    expect(refusal(stranger)[2]).toBe('受理关系不存在')
  })
})
