import { expect, test } from 'vitest'
import keys from '../vectors/keys.json' with { type: 'json' }
import vectors from '../vectors/pay-signs.json' with { type: 'json' }
import { appPay, jsapiPay } from './client-pay.ts'
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
