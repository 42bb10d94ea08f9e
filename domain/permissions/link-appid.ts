import { RULES } from '../applyments/rules.ts'
import type { OnboardingDeps } from '../deps.ts'
import { AppError } from '../errors.ts'
import { refuseProblems } from '../field-check.ts'
import type { ApplymentKey } from '../ids.ts'
import { sayInBoth, text } from '../text.ts'
import { tell } from '../timeline/tell.ts'
import { merchantOf } from '../settlement/merchant-of.ts'
import { askMerchant } from './watch-merchant.ts'

/**
 * Has the gateway take an app for this merchant, and looks whether it has. Twice is once, so what was not answered may be
 * asked for again. The owner of the app may have to agree on their side.
 */
export async function linkAppid(deps: OnboardingDeps, id: ApplymentKey, appid: string, by: string): Promise<void> {
  const merchant = await merchantOf(deps.store.read, id)
  const rule = deps.describe(merchant.channel)?.appid
  const problem = rule && RULES[rule](appid)
  refuseProblems({ appid: problem && sayInBoth(problem.message) })
  const { permissions } = await deps.channel(merchant.providerId)
  if (!permissions?.linkAppid) throw new AppError('APPID_LINKS_NOT_OFFERED', { channel: merchant.channel })
  const { subMchid, clientId } = merchant
  const seen = await permissions.linkAppid({ subMchid, appid })
  if (seen.state === 'unknown') throw new AppError('GATEWAY_NOT_ASKED', { why: seen.why })
  if (seen.state === 'refused') {
    const { code, message } = seen.refusal
    throw new AppError('GATEWAY_REFUSED', { code, message }, { gateway: seen.refusal })
  }
  const sentence = text('timeline.appid_linked', { appid, sub_mchid: subMchid })
  await deps.store.transaction((tx) => tell(tx, deps, { clientId, subject: id, source: 'us', by, text: sentence }))
  await askMerchant(deps, merchant)
}
