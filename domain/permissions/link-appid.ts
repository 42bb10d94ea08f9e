import { RULES, type RuleName } from '../applyments/rules.ts'
import type { OnboardingDeps } from '../deps.ts'
import { AppError } from '../errors.ts'
import { refuseProblems } from '../field-check.ts'
import type { ApplymentKey } from '../ids.ts'
import { merchantOf } from '../settlement/merchant-of.ts'
import { sayInBoth, type Text, text } from '../text.ts'
import { tell } from '../timeline/tell.ts'
import { beijingDay } from '../time.ts'
import type { LinkSeen, PermissionCalls } from './permissions.ts'
import { askMerchant } from './watch-merchant.ts'

/**
 * Has the gateway take an app for this merchant, and looks whether it has. Twice is once, so what was not answered may be
 * asked for again. The owner of the app may have to agree on their side.
 */
export async function linkAppid(deps: OnboardingDeps, id: ApplymentKey, appid: string, by: string): Promise<void> {
  const { channel } = await merchantOf(deps.store.read, id)
  const rule = deps.describe(channel)?.appid
  await set(deps, id, by, {
    given: { name: 'appid', value: appid, ...(rule && { rule }) },
    call: ({ linkAppid: link }, subMchid) => link?.({ subMchid, appid }),
    tells: (subMchid) => text('timeline.appid_linked', { appid, sub_mchid: subMchid }),
  })
}

/** The same for a directory whose pages may ask for money. The gateway takes a few, and gives none back. */
export async function addDirectory(deps: OnboardingDeps, id: ApplymentKey, directory: string, by: string) {
  await set(deps, id, by, {
    given: { name: 'directory', value: directory, rule: 'pay_directory' },
    call: ({ addDirectory: add }, subMchid) => add?.({ subMchid, directory }),
    tells: (subMchid) => text('timeline.directory_added', { directory, sub_mchid: subMchid }),
  })
}

type Setting = {
  given: { name: string; value: string; rule?: RuleName }
  /** Nothing where the account cannot. */
  call: (calls: PermissionCalls, subMchid: string) => Promise<LinkSeen> | undefined
  tells: (subMchid: string) => Text
}

async function set(deps: OnboardingDeps, id: ApplymentKey, by: string, { given, call, tells }: Setting): Promise<void> {
  const { name, value, rule } = given
  const merchant = await merchantOf(deps.store.read, id)
  const { subMchid, clientId } = merchant
  const problem = rule && RULES[rule](value, beijingDay(deps.now()))
  refuseProblems({ [name]: problem && sayInBoth(problem.message) })
  const { permissions } = await deps.channel(merchant.providerId)
  const seen = await (permissions && call(permissions, subMchid))
  if (!seen) throw new AppError('APPID_LINKS_NOT_OFFERED', { channel: merchant.channel })
  if (seen.state === 'unknown') throw new AppError('GATEWAY_NOT_ASKED', { why: seen.why })
  if (seen.state === 'refused') {
    const { code, message } = seen.refusal
    throw new AppError('GATEWAY_REFUSED', { code, message }, { gateway: seen.refusal })
  }
  const told = tells(subMchid)
  await deps.store.transaction((tx) => tell(tx, deps, { clientId, subject: id, source: 'us', by, text: told }))
  await askMerchant(deps, merchant)
}
