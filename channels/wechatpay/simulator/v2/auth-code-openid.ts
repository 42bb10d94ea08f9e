import { openidOf } from '../relations.ts'
import type { State } from '../state.ts'
import { askedBy } from './asked.ts'
import { readAuthCode } from './auth-codes.ts'
import type { XmlCall } from './door.ts'
import type { Written } from './order-fields.ts'
import { partiesOf } from './parties.ts'

/** Who holds out the phone, before anything is paid; the code stays good. https://pay.weixin.qq.com/wiki/doc/api/micropay.php?chapter=9_13 */
export function authCodeToOpenid(state: State, call: XmlCall): Written {
  const { subAppid } = partiesOf(state, call)
  const { payer } = readAuthCode(state, askedBy(call.fields).need('auth_code', 128))
  return {
    openid: openidOf(state, payer.payerId, call.appid),
    sub_openid: subAppid === undefined ? undefined : openidOf(state, payer.payerId, subAppid),
  }
}
