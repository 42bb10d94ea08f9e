import { expect, test } from 'vitest'
import { ALIPAY_ERRORS, explainAlipay } from './errors.ts'
import { UNHEARD_OF } from './errors/general.ts'

const title = (code: string) => explainAlipay({ code }).title['zh-CN']

// as the gateway's pages and its live answers spell them; v3 leaves the family out
test.each([
  ['isv.invalid-signature', '支付宝验签没有通过'],
  ['invalid-signature', '支付宝验签没有通过'],
  ['ALIPAY_KEY_MISMATCH', '支付宝公钥不对，应答验签不通过'],
  ['ALIPAY_CERTIFICATE_UNKNOWN', '取不到支付宝用来签名的证书'],
  ['isv.app-cert-expired', '应用公钥证书已失效'],
  ['isv.missing-alipay-root-cert-sn', '应用是公钥证书模式，这里填的证书不全或不对'],
  ['isv.decryption-error-unknown', '接口内容加密的密钥不对'],
  ['isv.invalid-app-id', '支付宝不认识这个应用，或应用没有上线'],
  ['not-online-app', '支付宝不认识这个应用，或应用没有上线'],
  ['MERCHANT_NOT_AUTHORIZED', '商家还没有授权，或已取消授权'],
  ['MERCHANT_WITHOUT_PID', '支付宝没有告诉我们商家的 PID'],
  ['aop.invalid-app-auth-token', '商家还没有授权，或已取消授权'],
  ['aop.invalid-app-auth-token-no-api', '商家的授权里没有这个接口'],
  ['isv.insufficient-isv-permissions', '应用没有这个产品的权限'],
  ['isv.insufficient-user-permissions', '商家还没有开通这个支付产品'],
  ['ACQ.ACCESS_FORBIDDEN', '商家还没有开通这个支付产品'],
  ['isv.self-invoke-forbidden', '这种应用或账号不能这样调用'],
  ['isv.illegal-client-ip', '服务器的 IP 不在白名单里'],
  ['isv.code-invalid', '授权码用过了、过期了，或不是给这个应用的'],
  ['AUTH_CODE_NOT_VALID', '授权码用过了、过期了，或不是给这个应用的'],
  ['ACQ.TRADE_HAS_SUCCESS', '这笔订单已经付过款'],
  ['ACQ.CONTEXT_INCONSISTENT', '这个订单号在支付宝已经用过，内容不同'],
  ['TRADE_NOT_EXIST', '支付宝没有这笔交易'],
  ['ACQ.UNBOUND_APPLICATION', '小程序没有绑定到商家的 JSAPI 支付'],
  ['ACQ.PAYMENT_AUTH_CODE_INVALID', '付款码已过期或已用过'],
  ['ACQ.BUYER_SELLER_EQUAL', '付款人就是收款的商家'],
  ['ACQ.MERCHANT_STATUS_NOT_NORMAL', '商家的收款产品停用了'],
  ['ACQ.SELLER_BALANCE_NOT_ENOUGH', '商家的账户余额不够退款'],
  ['ACQ.DISCORDANT_REPEAT_REQUEST', '这个请求号已经用过，内容不同'],
  ['ACQ.ROYALTY_RECEIVER_INVALID', '分账接收方不对，或没有绑定'],
  ['BILL_NOT_EXIST', '这一天没有账单'],
  ['BATCH_STATUS_IS_FINAL', '这张签约单已经不能改动'],
  ['IMAGE_UNSAFE', '有一张图片支付宝不收'],
  ['AQC.SYSTEM_ERROR', '支付宝系统出错，结果未知'],
  ['isp.unknow-error', '支付宝系统出错，结果未知'],
  ['isv.app-call-limited', '请求太频繁，结果未知'],
])('%s', (code, expected) => {
  expect(title(code)).toBe(expected)
})

test('a code that is new is said to be new, never guessed', () => {
  for (const code of ['A_NEW_CODE', '', 'toString', '__proto__', 'ACQ.']) {
    expect(explainAlipay({ code })).toEqual(UNHEARD_OF)
  }
})

test('no code is explained twice, and none carries the family that is taken off', () => {
  const codes = ALIPAY_ERRORS.flatMap((entry) => entry.codes)
  expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([])
  for (const code of codes) expect(code).not.toMatch(/\./)
})

test('every explanation names who mends it, in both languages', () => {
  for (const { title, fix } of [...ALIPAY_ERRORS, UNHEARD_OF]) {
    expect(fix.length).toBeGreaterThan(0)
    for (const sentence of [title, ...fix.flatMap((step) => [step.do, step.place ?? step.do])]) {
      expect(sentence['zh-CN']).toMatch(/[一-鿿]/)
      expect(sentence['zh-CN']).not.toMatch(/[一-鿿][,;:!?]/) // full-width punctuation in Chinese text
      expect(sentence.en).toMatch(/[a-z]/i)
    }
  }
})
