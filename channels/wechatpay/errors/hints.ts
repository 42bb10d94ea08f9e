/**
 * Words that point to a situation where no code was pasted: the code went missing and the sentence stayed, or the error is
 * one of a program and not of the gateway. Weaker than what an entry `says`, since others say it too.
 */
export const HINTS: Readonly<Record<string, readonly RegExp[]>> = {
  SIGN_ERROR: [/签名错误|签名信息错误|错误的签名/],
  SIGNERROR: [/签名错误/],
  CA_ERROR: [/No required SSL certificate was sent/i],
  WECHATPAY_KEY_MISMATCH: [
    /未找到有效平台证书|平台证书.{0,12}(?:找不到|未找到|不存在)/,
    /(?:wechat|weixin|微信|pay-?notify|notification).{0,80}(?:signature verification failed|验签失败|验签不通过)/i,
  ],
  no_certificate: [/商户未申请.{0,4}证书/],
  APPID_MCHID_NOT_MATCH: [/app_?id.{0,12}(?:没有|未).{0,4}绑定.{0,8}商户号/i],
  required_missing: [/缺少(?:必填)?参数/],
  ORDERPAID: [/订单已支付|该订单已支付/],
  ORDER_CLOSED: [/订单已关闭/],
  OUT_TRADE_NO_USED: [/订单号重复/],
  NOT_ENOUGH: [/基本账户余额不足/],
  MCH_NOT_EXISTS: [/商户号不存在/],
  FREQUENCY_LIMITED: [/频率(?:超限|过快|限制)/],
  USERPAYING: [/需要用户输入支付密码/],
  AUTHCODEEXPIRE: [/二维码已过期|付款码已过期/],
  PROCESSING: [/存在流程进行中的申请单/],
  NO_STATEMENT_EXIST: [/账单文件不存在/],
  APPLYMENT_NOT_EXIST: [/申请单不存在/],
}
