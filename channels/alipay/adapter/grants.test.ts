import { answer, paramsOf, raw } from '@ruzhu/alipay/testing/raw-gateway.ts'
import type { GrantCalls } from '@ruzhu/domain/channel.ts'
import { Secret } from '@ruzhu/domain/secret.ts'
import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openAlipay } from './index.ts'
import { account, APP_ID, MERCHANT, NOW, openBefore, PID, TOKEN } from './testing/account.ts'

let here: Awaited<ReturnType<typeof openBefore>>
beforeEach(async () => {
  here = await openBefore()
})
afterEach(() => here.close())

const calls = (): GrantCalls => here.channel.grants ?? expect.fail('Alipay’s merchants grant')
const said = (node: object) => answer('alipay.open.auth.token.app', node)
const GRANT = {
  user_id: MERCHANT,
  auth_app_id: '2013121100055554',
  app_auth_token: TOKEN,
  app_refresh_token: '201509BBdcba1e3347de4e75ba3fed2c9abebE36',
  re_expires_in: '32140800',
}

describe('where a merchant is sent', () => {
  const request = { redirectUri: 'https://pay.example.com/authorized/sp_1', state: 'ticket' }

  test('at the live gateway: the merchant platform, and the Alipay app', async () => {
    const open = openAlipay({ baseUrl: 'https://openapi.alipay.com', now: () => NOW })
    const links = (await open(account())).grants?.links(request)
    await open.close()
    expect(links?.pc).toMatch(/^https:\/\/b\.alipay\.com\/page\/message\/tasksDetail\?bizData=/)
    expect(links?.phone).toMatch(/^alipays:\/\/platformapi\/startapp\?appId=2021003130652097&/)
    for (const link of Object.values(links ?? {}))
      expect(decodeURIComponent(decodeURIComponent(link))).toContain('ticket')
  })

  test.each([
    ['https://openapi-sandbox.dl.alipaydev.com', 'https://openauth-sandbox.dl.alipaydev.com'],
    ['http://127.0.0.1:7301', 'http://127.0.0.1:7301'],
  ])('at %s: its own page, on either screen', async (baseUrl, host) => {
    const open = openAlipay({ baseUrl, now: () => NOW })
    const links = (await open(account())).grants?.links(request)
    await open.close()
    const query = new URLSearchParams({ app_id: APP_ID, redirect_uri: request.redirectUri, state: 'ticket' })
    const url = `${host}/oauth2/appToAppAuth.htm?${query}`
    expect(links).toEqual({ pc: url, phone: url })
  })
})

test('what comes back: a code, nothing, or what is another application’s', () => {
  const back = { app_id: APP_ID, app_auth_code: 'ca34', state: 'ticket', source: 'alipay_wallet' }
  const agreed = calls().readReturn(back)
  expect(agreed.state === 'agreed' && agreed.code.reveal()).toBe('ca34')
  expect(inspect(agreed)).not.toContain('ca34')
  expect(calls().readReturn({ app_id: APP_ID, state: 'ticket' })).toEqual({ state: 'declined' })
  expect(calls().readReturn({ state: 'ticket' })).toEqual({ state: 'declined' })
  expect(calls().readReturn({ ...back, app_id: '2021000000000001' })).toEqual({ state: 'foreign' })
})

const exchange = () => calls().exchange(new Secret('app_auth_code', 'ca34'))

describe('an exchange', () => {
  test('gives tokens, the merchant’s number and how long they can be refreshed', async () => {
    here.gateway.next(said({ code: '10000', ...GRANT }))
    const seen = await exchange()
    expect(seen).toMatchObject({
      state: 'granted',
      grants: [
        { subMchid: MERCHANT, authAppId: GRANT.auth_app_id, refreshBefore: new Date(NOW.getTime() + 32_140_800_000) },
      ],
    })
    if (seen.state === 'granted') {
      expect(seen.grants[0].token.reveal()).toBe(TOKEN)
      expect(seen.grants[0].refreshToken.reveal()).toBe(GRANT.app_refresh_token)
    }
    expect(inspect(seen, { depth: 9 })).not.toContain(TOKEN)
  })

  test('without the merchant’s number is refused: nobody could say whose money it is', async () => {
    const { user_id: _, ...nameless } = GRANT
    here.gateway.next(said({ code: '10000', ...nameless }))
    expect(await exchange()).toMatchObject({ state: 'refused', refusal: { code: 'MERCHANT_WITHOUT_PID' } })
  })

  test('is refused in the gateway’s words, and unknown where no answer came', async () => {
    here.gateway.next(said({ code: '40004', msg: 'Business Failed', sub_code: 'AUTH_CODE_NOT_VALID' }), raw(502, ''))
    expect(await exchange()).toMatchObject({ state: 'refused', refusal: { code: 'AUTH_CODE_NOT_VALID' } })
    expect(await exchange()).toEqual({ state: 'unknown', why: 'answered 502' })
  })

  test('and a refresh is one with the other token', async () => {
    here.gateway.next(said({ code: '10000', ...GRANT }))
    expect(await calls().refresh(new Secret('app_refresh_token', 'old'))).toMatchObject({ state: 'granted' })
    const [request] = here.gateway.requests
    expect(JSON.parse((request && paramsOf(request)['biz_content']) ?? '')).toEqual({
      grant_type: 'refresh_token',
      refresh_token: 'old',
    })
  })
})

describe('whether a token still holds', () => {
  const found = { user_id: MERCHANT, auth_app_id: GRANT.auth_app_id, auth_methods: [] }
  test.each([
    ['valid', { code: '10000', ...found, status: 'valid' }, { state: 'valid' }],
    ['said to be invalid', { code: '10000', ...found, status: 'invalid' }, { state: 'ended' }],
    ['over', { code: '10000', ...found, status: 'valid', auth_end: '2026-11-23 09:59:59' }, { state: 'ended' }],
    ['not known there', { code: '40004', sub_code: 'AUTH_TOKEN_NOT_EXISTED' }, { state: 'ended' }],
    ['in a new word', { code: '10000', ...found, status: 'paused' }, { state: 'unknown', why: 'status paused' }],
    [
      'refused for another reason',
      { code: '40006', sub_code: 'isv.insufficient-isv-permissions' },
      { state: 'unknown', why: 'the query was refused: isv.insufficient-isv-permissions' },
    ],
  ])('%s', async (_, node, seen) => {
    here.gateway.next(answer('alipay.open.auth.token.app.query', node))
    expect(await calls().query(new Secret('app_auth_token', TOKEN))).toEqual(seen)
  })
})

const refused = (code: string, sub_code: string) => answer('alipay.trade.query', { code, sub_code })

describe('a token that the gateway no longer takes', () => {
  const ref = { outTradeNo: 'A1', subMchid: MERCHANT }

  test.each([
    ['20001', 'aop.invalid-app-auth-token', [MERCHANT]],
    ['20001', 'aop.app-auth-token-time-out', [MERCHANT]],
    ['40003', 'isv.invalid-auth-relations', [MERCHANT]],
    ['40004', 'ACQ.TRADE_NOT_EXIST', []],
  ])('%s %s is told to who looks after grants', async (code, subCode, told) => {
    here.gateway.next(refused(code, subCode))
    await here.channel.queryPayment(ref)
    expect(here.refused).toEqual(told)
  })

  test('our own calls say nothing of any merchant', async () => {
    here.gateway.next(refused('20001', 'aop.invalid-app-auth-token'))
    await here.channel.queryPayment({ ...ref, subMchid: PID })
    expect(here.refused).toEqual([])
  })
})
