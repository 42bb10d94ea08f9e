import type { CheckSeen } from '@ruzhu/domain/checks/asking.ts'
import { MINUTE_MS } from '@ruzhu/domain/time.ts'
import { both } from '@ruzhu/domain/text.ts'
import { step } from '../../../contract/step.ts'

/** Beyond this the gateway takes no signature. https://pay.weixin.qq.com/doc/v3/merchant/4012365342 */
const REFUSED_FROM_MS = 5 * MINUTE_MS
const WARNED_FROM_MS = MINUTE_MS

/** By the time that stands on an answer, to the second. */
export function checkSkew(theirs: Date | undefined, ours: Date): CheckSeen {
  if (!theirs) return { state: 'unknown', why: 'the answer names no time' }
  const skew = ours.getTime() - theirs.getTime()
  const seconds = Math.round(Math.abs(skew) / 1000)
  const reason =
    skew < 0
      ? both(`这台服务器慢 ${seconds} 秒`, `this server is ${seconds} s behind`)
      : both(`这台服务器快 ${seconds} 秒`, `this server is ${seconds} s ahead`)
  if (Math.abs(skew) >= REFUSED_FROM_MS) return { state: 'fail', reason, fix: SET_CLOCK }
  if (Math.abs(skew) >= WARNED_FROM_MS) return { state: 'warn', reason, fix: SET_CLOCK }
  return { state: 'pass', note: both(`相差 ${seconds} 秒`, `${seconds} s apart`) }
}

const SET_CLOCK = [
  step(
    'operator',
    '在这台服务器上开启时间同步（NTP），校准后重新检测。',
    'Switch on time synchronisation (NTP) on this server, and check again.',
  ),
]
