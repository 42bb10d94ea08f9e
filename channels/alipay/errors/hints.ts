/**
 * Words that point to a situation where no code was pasted: the sentence that comes with it, or what a program says of a
 * signature. By the key of the catalogue. Weaker than a code, since several situations say much the same.
 */
export const HINTS: Readonly<Record<string, readonly RegExp[]>> = {
  'invalid-signature': [/验签出错|sign值与sign_type参数指定的签名类型不一致/],
  ALIPAY_KEY_MISMATCH: [/sign check fail|Alipay Sign Verify FAILED|验签失败，服务端返回的 ?sign/i],
  ALIPAY_CERTIFICATE_UNKNOWN: [/支付宝公钥证书.{0,60}不存在/],
  notify_sign: [
    /rsa(?:Cert)?CheckV\d|checkNotifySign|(?:异步)?(?:通知|回调).{0,16}(?:验签|签名).{0,6}(?:失败|不过|不通过|false)/i,
  ],
  'response-signature-verify-error': [/response signature verify error/i],
  '40006': [/ISV权限不足/i],
  'insufficient-user-permissions': [/用户权限不足|没有权限使用该产品/],
  'self-invoke-forbidden': [/此用户不允许自调用/],
  TRADE_HAS_SUCCESS: [/交易已(?:经)?被支付/],
  TRADE_HAS_CLOSE: [/交易已(?:经)?关闭/],
  TRADE_NOT_EXIST: [/交易不存在/],
  CONTEXT_INCONSISTENT: [/交易信息被篡改/],
  MERCHANT_NOT_AUTHORIZED: [/应用授权令牌/],
  INVALID_RECEIVE_ACCOUNT: [/不在设置的收款账户列表/],
  SELLER_BALANCE_NOT_ENOUGH: [/卖家余额不足/],
}
