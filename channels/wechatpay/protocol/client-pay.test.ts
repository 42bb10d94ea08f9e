import { expect, test } from 'vitest'
import keys from '../vectors/keys.json' with { type: 'json' }
import vectors from '../vectors/pay-signs.json' with { type: 'json' }
import { appPay, h5Pay, jsapiPay, miniProgramPay } from './client-pay.ts'
import { readPrivateKey } from './keys.ts'

const K1 = readPrivateKey(keys.K1.pem)

test('PAY-1: in a page and in a mini program the package is signed', async () => {
  const { appId, timeStamp, nonceStr, package: packageValue, signType, paySign } = vectors.jsapi
  const prepayId = packageValue.slice('prepay_id='.length)
  const stamp = { seconds: Number(timeStamp), nonce: nonceStr }
  expect(await jsapiPay({ appId, prepayId }, K1, stamp)).toEqual({
    appId,
    timeStamp,
    nonceStr,
    package: packageValue,
    signType,
    paySign,
  })
})

test('PAY-2: in an app the bare prepay id is signed', async () => {
  const { appid, prepayid, timestamp, noncestr, sign } = vectors.app
  const stamp = { seconds: Number(timestamp), nonce: noncestr }
  const pay = await appPay({ appId: appid, partnerId: '1900007291', prepayId: prepayid }, K1, stamp)
  expect(pay).toMatchObject({ sign, packageValue: vectors.app.package, partnerId: '1900007291' })
})

test('a mini program is not told its own AppID', async () => {
  const app = { appId: 'wx8888888888888888', prepayId: 'wx201410272009395522657a690389285100' }
  const stamp = { seconds: 1414561699, nonce: '5K8264ILTKCH16CQ2502SI8ZNMTM67VS' }
  const { appId: _, ...rest } = await jsapiPay(app, K1, stamp)
  expect(await miniProgramPay(app, K1, stamp)).toEqual(rest)
})

test('in a browser the payer is sent to the gateway’s page, and comes back where we say', () => {
  const url = 'https://wx.tenpay.com/cgi-bin/mmpayweb-bin/checkmweb?prepay_id=wx1&package=2'
  expect(h5Pay(url)).toBe(url)
  expect(h5Pay(url, 'https://shop.example.com/paid?no=1&x=你')).toBe(
    `${url}&redirect_url=https%3A%2F%2Fshop.example.com%2Fpaid%3Fno%3D1%26x%3D%E4%BD%A0`,
  )
})
