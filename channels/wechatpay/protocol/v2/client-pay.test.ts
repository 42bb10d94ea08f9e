import { expect, test } from 'vitest'
import vectors from '../../vectors/v2.json' with { type: 'json' }
import { ApiV2Key, type SignType } from './api-v2-key.ts'
import { appPayV2, jsapiPayV2, mwebPage } from './client-pay.ts'
import { stringToSign } from './signing.ts'

test.each(vectors.jsapi)('$id: $title', ({ params, key, string_a, sign }) => {
  const { appId, timeStamp, nonceStr, package: packageValue, signType } = params
  const stamp = { seconds: Number(timeStamp), nonce: nonceStr }
  const prepayId = packageValue.slice('prepay_id='.length)
  const pay = jsapiPayV2({ appId, prepayId }, new ApiV2Key(key), signType as SignType, stamp)
  expect(pay).toEqual({ ...params, paySign: sign })
  expect(stringToSign(params)).toBe(string_a)
})

test('for an app every name is in lower case, and the sign type is not sent', () => {
  const key = new ApiV2Key('192006250b4c09247ec02edce69f6a2d')
  const order = { appid: 'wxd930ea5d5a258f4f', partnerId: '10000100', prepayId: 'wx2014' }
  const { sign, ...pay } = appPayV2(order, key, 'MD5', {
    seconds: 1412000000,
    nonce: '5K8264ILTKCH16CQ2502SI8ZNMTM67VS',
  })
  expect(pay).toEqual({
    appid: 'wxd930ea5d5a258f4f',
    partnerid: '10000100',
    prepayid: 'wx2014',
    package: 'Sign=WXPay',
    noncestr: '5K8264ILTKCH16CQ2502SI8ZNMTM67VS',
    timestamp: '1412000000',
  })
  expect(sign).toBe(key.sign(stringToSign(pay), 'MD5'))
})

test('the page to come back to is encoded once', () => {
  expect(mwebPage('https://wx.tenpay.com/x?prepay_id=1&package=2', 'https://shop.example.com/a?b=1&c=2')).toBe(
    'https://wx.tenpay.com/x?prepay_id=1&package=2&redirect_url=https%3A%2F%2Fshop.example.com%2Fa%3Fb%3D1%26c%3D2',
  )
})
