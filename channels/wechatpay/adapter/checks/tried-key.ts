import type { CheckSeen } from '@ruzhu/domain/checks/asking.ts'
import type { TryAs } from '@ruzhu/domain/providers/passport.ts'
import { both, type Sentence } from '@ruzhu/domain/text.ts'
import { step } from '../../../contract/step.ts'

/** A key that signs nothing is known by trial alone; where there is nothing to try it on, that is said. */
export async function triedKey(tryAs: TryAs, kind: 'api_v3_key' | 'api_v2_key', value: string): Promise<CheckSeen> {
  if (value === '') return { state: 'skipped', reason: NOT_KEPT }
  const tried = await tryAs(kind, value)
  if (tried === 'taken') return { state: 'pass' }
  if (tried === 'refused') return { state: 'fail', reason: ANOTHER, fix: SET_ANEW[kind] }
  return { state: 'skipped', reason: NOTHING_SEALED }
}

const NOT_KEPT = both('没有填这个密钥', 'This key is not kept')
const ANOTHER = both('平台现在用的是另一个密钥', 'The platform uses another key now')
const NOTHING_SEALED: Sentence = both(
  '平台还没有可以用来验证的数据，收到第一条通知时才能验证',
  'The platform has nothing yet to try it on; its first notification will show',
)

const API_SECURITY = both('商户平台 → 账户中心 → API 安全', 'Merchant platform → Account → API security')
/** What mends a key that is another than the platform's. */
export const SET_ANEW = {
  api_v3_key: [
    step(
      'superAdmin',
      '重新设置 APIv3 密钥，再填到账号里；设置后旧密钥立即失效。',
      'Set the APIv3 key anew and enter it in the account; the old one ends at once.',
      API_SECURITY,
    ),
  ],
  api_v2_key: [
    step(
      'superAdmin',
      '重新设置 APIv2 密钥，再填到账号里；用旧密钥的其他系统要一起换。',
      'Set the APIv2 key anew and enter it in the account; other systems that use the old one need it too.',
      API_SECURITY,
    ),
  ],
} as const
