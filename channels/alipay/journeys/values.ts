import type { StepValue } from '@ruzhu/domain/journeys/plan.ts'
import { both } from '@ruzhu/domain/text.ts'

const URL_FORM = { fits: 'https?://[^\\s]{3,500}', says: both('完整的网址', 'A whole address') }

export const PID: StepValue = {
  name: 'pid',
  label: both('公司的 PID', 'PID of the company'),
  required: true,
  pattern: { fits: '2088[0-9]{12}', says: both('2088 开头的 16 位数字', '16 digits that begin with 2088') },
}
export const APP_ID: StepValue = {
  name: 'app_id',
  label: both('应用 APPID', 'APPID of the application'),
  required: true,
  pattern: { fits: '[0-9]{16,20}', says: both('16 到 20 位数字', '16 to 20 digits') },
}
export const APP_GATEWAY: StepValue = {
  name: 'app_gateway',
  label: both('应用网关', 'Application gateway'),
  required: true,
  pattern: URL_FORM,
}
export const REDIRECT_URI: StepValue = {
  name: 'redirect_uri',
  label: both('授权回调地址', 'Authorisation callback'),
  required: true,
  pattern: URL_FORM,
}
export const EGRESS: StepValue = {
  name: 'egress',
  label: both('服务器出口 IP', 'Egress addresses of the server'),
  required: true,
}
export const SIGNING_MODE: StepValue = {
  name: 'mode',
  label: both('加签模式', 'Signing mode'),
  required: true,
  options: [
    { value: 'key', label: both('公钥', 'Key') },
    { value: 'certificate', label: both('公钥证书', 'Certificates') },
  ],
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
