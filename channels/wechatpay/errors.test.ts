import { expect, test } from 'vitest'
import { explainWechatpay, WECHATPAY_ERRORS, WECHATPAY_MESSAGES } from './errors.ts'
import { UNHEARD_OF } from './errors/general.ts'

const title = (code: string, message = '') => explainWechatpay({ code, message }).title['zh-CN']

// codes and sentences as the gateway's pages and its live answers spell them
test.each([
  ['SIGN_ERROR', '签名错误', '微信支付验签没有通过'],
  ['SIGN_ERROR', '错误的签名，验签失败', '微信支付验签没有通过'],
  ['SIGN_ERROR', 'Http头Authorization中的timestamp与发起请求的时间不得超过5分钟', '服务器的时间不准'],
  ['SIGN_ERROR', '商户证书序列号有误。请使用签名私钥匹配的证书序列号', '私钥与证书序列号不是一对'],
  ['SIGN_ERROR', '商户未申请过证书。', '这个商户号还没有 API 证书'],
  ['SIGN_ERROR', '商户未设置APIv3密钥。', '这个商户号还没有设置 APIv3 密钥'],
  ['SIGN_ERROR', '已更换证书，请使用新证书', '商户 API 证书已失效'],
  ['NO_AUTH', '商户号该产品权限未开通', '服务商还没有开通这个支付产品'],
  ['NO_AUTH', '特约子商户商户号未授权服务商的产品权限', '客户还没有把这个产品授权给服务商'],
  ['NO_AUTH', '此商家的收款功能已被限制，暂无法支付', '客户的收款功能被微信支付限制了'],
  ['NOAUTH', '', '没有这个接口或产品的权限'],
  ['APPID_MCHID_NOT_MATCH', 'appid和mch_id不匹配，请检查后再试', 'AppID 没有绑定到商户号'],
  ['PARAM_ERROR', 'sub_mch_id与sub_appid不匹配', '客户的 AppID 没有配置到特约商户号'],
  ['PARAM_ERROR', 'appid与openid不匹配', 'openid 和 AppID 对不上'],
  ['PARAM_ERROR', 'sub_appid和sub_openid不匹配', 'openid 和 AppID 对不上'],
  ['PARAM_ERROR', '无效的openid', 'openid 和 AppID 对不上'],
  ['PARAM_ERROR', '平台证书序列号Wechatpay-Serial错误', '加密用的微信支付公钥或平台证书不对'],
  [
    'PARAM_ERROR',
    '输入源“/body/out_trade_no”映射到字段“商户订单号”必填性规则校验失败，此字段为必填项',
    '有必填的内容没有填',
  ],
  ['OUT_TRADE_NO_USED', '商户订单号重复', '这个订单号在微信支付已经用过，内容不同'],
  ['INVALID_REQUEST', '请求重入时，参数与首次请求时不一致', '这个订单号在微信支付已经用过，内容不同'],
  ['ORDERPAID', '该订单已支付', '这笔订单已经付过款'],
  ['ORDER_PAID', '', '这笔订单已经付过款'],
  ['NOT_ENOUGH', '基本账户余额不足', '客户的账户余额不够退款'],
  ['RESOURCE_NOT_EXISTS', '订单不存在', '微信支付没有这笔订单或退款'],
  [
    'RESOURCE_NOT_EXISTS',
    '无可用的平台证书，请在商户平台-API安全申请使用微信支付公钥。',
    '这个商户号只用微信支付公钥，没有平台证书',
  ],
  ['INVALID_REQUEST', '订单已全额退款', '这笔订单已经全部退完'],
  ['MCH_NOT_EXISTS', '商户号不存在', '商户号不存在'],
  ['FREQENCY_LIMIT', '频率超限', '请求太频繁，结果未知'],
  ['PROCESSING', '存在流程进行中的申请单', '同一份申请还在审核'],
  ['SIGNERROR', '签名错误', 'APIv2 的签名没有通过'],
  ['FAIL', '签名错误', '微信支付退回了整条请求，多半是签名不对'],
  ['NOTENOUGH', '基本账户余额不足', '客户的账户余额不够退款'],
  ['REFUNDNOTEXIST', '', '微信支付没有这笔订单或退款'],
  ['CERT_ERROR', '证书校验错误', '退款时出示的商户 API 证书不对'],
  ['INVALID_REQUEST', '201 商户订单号重复', '这个订单号在微信支付已经用过，内容不同'],
  ['AUTHCODEEXPIRE', '二维码已过期，请用户在微信上刷新后再试', '付款码不能用了'],
  ['PARAM_ERROR', '图片sha256值有误，请检查后重新提交', '有一张图片微信支付不收'],
])('%s %s', (code, message, expected) => {
  expect(title(code, message)).toBe(expected)
})

test('a code that is new is said to be new, never guessed', () => {
  expect(explainWechatpay({ code: 'A_NEW_CODE', message: '新的原因' })).toEqual(UNHEARD_OF)
  for (const code of ['', 'toString', '__proto__']) {
    expect(explainWechatpay({ code, message: '' })).toEqual(UNHEARD_OF)
  }
})

test('every explanation names who mends it, in both languages', () => {
  for (const { title, fix } of [...Object.values(WECHATPAY_ERRORS), ...WECHATPAY_MESSAGES]) {
    expect(fix.length).toBeGreaterThan(0)
    for (const sentence of [title, ...fix.flatMap((step) => [step.do, step.place ?? step.do])]) {
      expect(sentence['zh-CN']).toMatch(/[\u4e00-\u9fff]/)
      expect(sentence['zh-CN']).not.toMatch(/[\u4e00-\u9fff][,;:!?]/) // full-width punctuation in Chinese text
      expect(sentence.en).toMatch(/[a-z]/i)
    }
  }
})
