import type { AccountTools, CheckSeen } from '@ruzhu/domain/checks/asking.ts'
import type { TryAs } from '@ruzhu/domain/providers/passport.ts'
import type { V2Answer } from '@ruzhu/wechatpay/v2/answers.ts'
import { orderQuery } from '@ruzhu/wechatpay/v2/orders.ts'
import { both } from '@ruzhu/domain/text.ts'
import { secret } from '../account-fields.ts'
import { NOBODY } from '../try-key.ts'
import { notOkV2, payeeOf, type V2Provider } from '../v2/provider.ts'
import { NO_SUCH_ORDER, once } from './account-v3.ts'
import { blameOf } from './blame.ts'
import { checkSkew } from './clock.ts'
import type { AccountChecks } from './index.ts'
import { SET_ANEW, triedKey } from './tried-key.ts'

/**
 * The account's own links, in APIv2: one key signs what we send and what is answered, so that a business refusal proves
 * it too. There is no public key of the gateway's.
 *
 * @param tryV3  where the account has the keys of v3 besides
 */
export function accountChecksV2(
  provider: V2Provider,
  { account }: AccountTools,
  tryV3: TryAs | undefined,
): AccountChecks {
  const { client, now } = provider
  const ask = (payee: { sub_mch_id?: string }) => orderQuery(client, { out_trade_no: NO_SUCH_ORDER, ...payee })
  const query = once(() => ask(account.clientId === undefined ? { sub_mch_id: NOBODY } : {}))
  return {
    clock: async () => {
      const asked = await query()
      return asked.state === 'unknown' && !asked.at ? { state: 'unknown', why: asked.why } : checkSkew(asked.at, now())
    },
    signature: async () => {
      const asked = await query()
      return asked.state === 'refused' && asked.return_code !== 'SUCCESS' ? failed(asked) : heard(asked)
    },
    answer: async () => {
      const asked = await query()
      return asked.state === 'unknown' && NOT_SIGNED.test(asked.why)
        ? { state: 'fail', reason: NOT_OURS, fix: SET_ANEW.api_v2_key }
        : heard(asked)
    },
    platform_key: async () => ({ state: 'skipped', reason: NO_SUCH_KEY }),
    api_v3_key: async () =>
      tryV3 ? triedKey(tryV3, 'api_v3_key', secret(account, 'api_v3_key')) : { state: 'skipped', reason: NOT_KEPT },
    // it signs everything
    api_v2_key: async () => heard(await query()),
    appid: async () => {
      const asked = await query()
      return asked.state === 'refused' && blameOf(asked) === 'appid' ? failed(asked) : heard(asked)
    },
    grant: async (method) => {
      const asked = await ask(payeeOf(provider, method))
      return asked.state === 'refused' && blameOf(asked) === 'grant' ? failed(asked) : heard(asked)
    },
  }
}

function heard(asked: V2Answer<unknown>): CheckSeen {
  return asked.state === 'unknown' && !NOT_SIGNED.test(asked.why)
    ? { state: 'unknown', why: asked.why }
    : { state: 'pass' }
}

function failed(asked: Extract<V2Answer<unknown>, { state: 'refused' }>): CheckSeen {
  const seen = notOkV2(asked)
  return seen.state === 'refused' ? { state: 'fail', refusal: seen.refusal } : { state: 'unknown', why: seen.why }
}

const NOT_SIGNED = /signature does not fit/
const NOT_OURS = both(
  '应答的签名对不上：APIv2 密钥和平台上的不一样',
  'The answer is signed with another APIv2 key than ours',
)
const NO_SUCH_KEY = both('APIv2 没有平台公钥', 'APIv2 has no key of the platform’s')
const NOT_KEPT = both('没有填这个密钥', 'This key is not kept')
