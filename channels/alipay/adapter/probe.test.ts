import { answer, raw, signatureOf } from '@ruzhu/alipay/testing/raw-gateway.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openBefore } from './testing/account.ts'

let here: Awaited<ReturnType<typeof openBefore>>
beforeEach(async () => {
  here = await openBefore()
})
afterEach(() => here.close())

const said = (node: object, sign?: string) => answer('alipay.trade.query', node, sign === undefined ? {} : { sign })

test.each([
  ['an application that has its own orders', { code: '40004', sub_code: 'ACQ.TRADE_NOT_EXIST' }],
  ['a third-party application, which may not ask for itself', { code: '40006', sub_code: 'isv.self-invoke-forbidden' }],
])('is answered to %s', async (_, node) => {
  here.gateway.next(said(node))
  expect(await here.channel.probe()).toEqual({ state: 'ok', clockSkewMs: expect.any(Number) })
})

test('says in the gateway’s words what does not belong together', async () => {
  here.gateway.next(said({ code: '40002', sub_code: 'isv.invalid-signature', sub_msg: '验签出错' }))
  expect(await here.channel.probe()).toMatchObject({
    state: 'refused',
    refusal: { code: 'isv.invalid-signature', message: '验签出错' },
  })
})

test('and by a word of ours that Alipay’s key is another one', async () => {
  here.gateway.next(said({ code: '40004', sub_code: 'ACQ.TRADE_NOT_EXIST' }, signatureOf('another')))
  expect(await here.channel.probe()).toMatchObject({ state: 'refused', refusal: { code: 'ALIPAY_KEY_MISMATCH' } })
})

test('is unknown where nobody answers', async () => {
  here.gateway.next(raw(502, ''))
  expect(await here.channel.probe()).toEqual({ state: 'unknown', why: 'answered 502' })
})
