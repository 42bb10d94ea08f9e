/** What is really seen of a situation that has no code of its own, by its key in the catalogue. */
export const SAID: Readonly<Record<string, string>> = {
  not_a_key: 'AlipayApiException: RSA签名遭遇异常，请检查私钥格式是否正确。',
  redirect_mismatch: 'redirect_uri与授权回调地址不匹配',
  client_paid: '{"resultCode":"9000"}',
  client_processing: '{"resultCode":"8000"}',
  client_failed: 'my.tradePay {"resultCode":"4000","memo":"订单支付失败"}',
  client_duplicate: 'resultStatus={5000};memo={重复请求}',
  client_cancelled: '{"resultCode":"6001","memo":"用户中途取消"}',
  client_network: '{"resultStatus":6002}',
  client_unknown: '{"resultStatus":"6004"}',
  client_forbidden: '{"resultCode":"4","memo":"N22104"}',
  client_left: '{"resultCode":"99"}',
  payer_of_another: '支付失败 ALI38110',
  paid_before: '支付失败，交易已经支付',
  phone_number_signing: 'my.getPhoneNumber {"code":"40001","subCode":"isv.missing-default-signature-type"}',
  phone_number_grant: '{"code":"40003","subCode":"isv.invalid-auth-relations","subMsg":"无效的授权关系"}',
  notify_sign: 'alipaySdk.checkNotifySign(params) => false',
}
