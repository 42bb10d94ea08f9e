import { readCertificates } from '@ruzhu/alipay/certificates.ts'
import type { CheckSeen, CheckTools } from '@ruzhu/domain/checks/asking.ts'
import { beijingDay, DAY_MS, later } from '@ruzhu/domain/time.ts'
import { both } from '@ruzhu/domain/text.ts'
import { step } from '../../../contract/step.ts'
import { readField } from '../credential-problems.ts'

/** A new one takes an administrator and serves beside the old one for seven days. */
const WARNED_BEFORE_MS = 30 * DAY_MS

/** In key mode there is none. */
export async function checkCertificate({ account, now }: Pick<CheckTools, 'account' | 'now'>): Promise<CheckSeen> {
  const pem = account.settings['app_certificate']
  if (!pem) return { state: 'skipped', reason: KEY_MODE }
  const [leaf] = readField('app_certificate', () => readCertificates(pem))
  if (!leaf) return { state: 'skipped', reason: KEY_MODE }
  const validTo = new Date(leaf.x509.validTo)
  const day = beijingDay(validTo)
  if (validTo <= now()) return { state: 'fail', reason: both(`${day} 已过期`, `expired on ${day}`), fix: RENEW }
  if (validTo <= later(now(), WARNED_BEFORE_MS)) {
    return { state: 'warn', reason: both(`${day} 到期`, `expires on ${day}`), fix: RENEW }
  }
  return { state: 'pass', note: both(`有效期到 ${day}`, `until ${day}`) }
}

const KEY_MODE = both('公钥模式没有证书', 'There is no certificate in key mode')
const RENEW = [
  step(
    'developer',
    '在开放平台重新生成应用公钥证书，上传到账号里；旧证书还能用七天。',
    'Make the application’s certificate anew at the open platform and upload it here; the old one serves for seven days.',
    both(
      '开放平台控制台 → 应用 → 开发设置 → 接口加签方式',
      'Open platform → Application → Development settings → Signing',
    ),
  ),
]
