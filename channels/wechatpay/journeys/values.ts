import type { StepValue } from '@ruzhu/domain/journeys/plan.ts'
import { both } from '@ruzhu/domain/text.ts'

export const APPID: StepValue = { name: 'appid', label: both('AppID', 'AppID'), required: true, rule: 'appid' }
export const SP_APPID: StepValue = {
  name: 'sp_appid',
  label: both('服务号 AppID（sp_appid）', 'AppID of the service account (sp_appid)'),
  required: true,
  rule: 'appid',
}
export const MCHID: StepValue = {
  name: 'mchid',
  label: both('商户号', 'Merchant number'),
  required: true,
  rule: 'mchid',
}
export const SP_MCHID: StepValue = {
  name: 'sp_mchid',
  label: both('服务商商户号（sp_mchid）', 'Service provider number (sp_mchid)'),
  required: true,
  rule: 'mchid',
}
export const SERIAL_NO: StepValue = {
  name: 'serial_no',
  label: both('商户 API 证书序列号', 'Serial number of the merchant API certificate'),
  required: true,
  pattern: { fits: '[0-9A-Fa-f]{40}', says: both('40 位十六进制', '40 hexadecimal digits') },
}
export const PUBLIC_KEY_ID: StepValue = {
  name: 'public_key_id',
  label: both('微信支付公钥 ID', 'Id of the WeChat Pay public key'),
  required: true,
  pattern: { fits: 'PUB_KEY_ID_[0-9A-Za-z]{1,100}', says: both('以 PUB_KEY_ID_ 开头', 'Begins with PUB_KEY_ID_') },
}
export const OUTCOME: StepValue = {
  name: 'outcome',
  label: both('结果', 'Outcome'),
  required: true,
  options: [
    { value: 'passed', label: both('通过', 'Passed') },
    { value: 'refused', label: both('没有通过', 'Refused') },
  ],
}
export const PAY_DIRECTORY: StepValue = {
  name: 'pay_directory',
  label: both('支付授权目录', 'Pay directory'),
  required: true,
  rule: 'pay_directory',
}
export const H5_DOMAIN: StepValue = {
  name: 'h5_domain',
  label: both('H5 支付域名', 'H5 payment domain'),
  required: true,
  rule: 'domain',
}
