import type { CheckSeen, CheckTools } from '@ruzhu/domain/checks/asking.ts'
import { beijingDay, DAY_MS, later } from '@ruzhu/domain/time.ts'
import { readCertificate } from '@ruzhu/wechatpay/keys.ts'
import { both } from '@ruzhu/domain/text.ts'
import { step } from '../../../contract/step.ts'
import { given } from '../account-fields.ts'
import { readField } from '../credential-problems.ts'

/** A new one takes a super admin and a few days; warned of in time for that. */
const WARNED_BEFORE_MS = 30 * DAY_MS

export async function checkCertificate({ account, now }: Pick<CheckTools, 'account' | 'now'>): Promise<CheckSeen> {
  const pem = given(account, 'certificate')
  if (pem === undefined) return { state: 'skipped', reason: NOT_KEPT }
  const { validTo } = readField('certificate', () => readCertificate(pem))
  const day = beijingDay(validTo)
  if (validTo <= now()) return { state: 'fail', reason: both(`${day} 已过期`, `expired on ${day}`), fix: RENEW }
  if (validTo <= later(now(), WARNED_BEFORE_MS)) {
    return { state: 'warn', reason: both(`${day} 到期`, `expires on ${day}`), fix: RENEW }
  }
  return { state: 'pass', note: both(`有效期到 ${day}`, `until ${day}`) }
}

const NOT_KEPT = both('没有上传商户证书', 'No merchant certificate was uploaded')
const RENEW = [
  step(
    'superAdmin',
    '在商户平台申请新证书，上传到账号里；新旧证书可同时使用，换好再停用旧的。',
    'Apply for a new certificate at the merchant platform and upload it here; both serve until the old one is given up.',
    both(
      '商户平台 → 账户中心 → API 安全 → 商户 API 证书',
      'Merchant platform → Account → API security → API certificate',
    ),
  ),
]
