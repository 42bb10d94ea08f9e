import type { Instant, PayOutcome, Payer } from '../../../contract/simulator.ts'
import type { State } from '../state.ts'
import { forbidden } from './refusal.ts'

/** 付款码: what the payer's phone shows for a minute, good for one payment. */
export type AuthCode = {
  readonly code: string
  readonly payerId: string
  /** What the payer does when the phone asks; `paying` leaves it open. */
  readonly outcome: PayOutcome
  readonly shownAt: Instant
  readonly used?: true
}

const LIFE_MS = 60_000
/** Told apart from an unknown one that long. */
const REMEMBERED_MS = 3_600_000

/** 18 digits that begin with 10 to 15. https://pay.weixin.qq.com/wiki/doc/api/micropay.php?chapter=9_10 */
export function newAuthCode({ authCodes, world }: State, { payerId }: Payer, outcome: PayOutcome): string {
  for (const old of authCodes.values()) {
    if (world.now() < old.shownAt + REMEMBERED_MS) break
    authCodes.delete(old.code)
  }
  const digits = world.ids.digits('auth_code', 18)
  const code = `1${Number(digits[0]) % 6}${digits.slice(2)}`
  authCodes.put(code, { code, payerId, outcome, shownAt: world.now() })
  return code
}

/** Whose phone it was on; https://pay.weixin.qq.com/wiki/doc/api/micropay.php?chapter=9_10 tells what may be wrong with a code. */
export function readAuthCode({ authCodes, world }: State, shown: string): { code: AuthCode; payer: Payer } {
  if (!/^1[0-5]\d{16}$/.test(shown)) throw forbidden('AUTH_CODE_INVALID', '请扫描微信支付被扫条码/二维码')
  const code = authCodes.get(shown)
  const payer = code && world.payers.get(code.payerId)
  if (code?.used) throw forbidden('AUTH_CODE_ERROR', '每个二维码仅限使用一次，请刷新再试')
  if (!code || !payer || world.now() >= code.shownAt + LIFE_MS) {
    throw forbidden('AUTHCODEEXPIRE', '二维码已过期，请用户在微信上刷新后再试')
  }
  return { code, payer }
}
