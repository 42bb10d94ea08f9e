import { fieldsOf, placeOf } from '../providers/account-fields.ts'
import type { ChannelDescriptor } from '../descriptor.ts'
import type { Fix } from '../errors.ts'
import { checkAccount } from '../providers/check-account.ts'
import { passportFields } from '../providers/prove-provider.ts'
import type { CheckPassport, PassportRemark } from '../providers/passport.ts'
import type { ProviderAccount } from '../providers/providers.ts'
import type { RunCheck } from './asking.ts'
import type { CheckOffer } from './offers.ts'

/** What is known without asking anybody: whether what is kept belongs together. The same on every channel. */
export const MATERIAL_CHECKS: readonly CheckOffer[] = [
  { name: 'format', of: 'account', mend: 'account', title: { 'zh-CN': '格式', en: 'Form of what is kept' }, after: [] },
  {
    name: 'key_pair',
    of: 'account',
    mend: 'account',
    title: { 'zh-CN': '证书与私钥匹配', en: 'Certificate and private key belong together' },
    after: [],
  },
  {
    name: 'certificate_owner',
    of: 'account',
    mend: 'account',
    title: { 'zh-CN': '证书属于这个账号', en: 'The certificate is this account’s' },
    after: [],
  },
]

type About = { account: ProviderAccount; descriptor: ChannelDescriptor; now: Date }

/** Runs the passport of the account once, and tells each of its problems under the check that it belongs to. */
export function checkMaterial(passport: CheckPassport, { account, descriptor, now }: About): RunCheck {
  const fields = fieldsOf(descriptor, account)
  const passed = passport(passportFields(account, fields), { now, others: [] })
  return async (name) => {
    const { problems } = await passed
    const [problem] = problems.filter((one) => checkOf(one) === name)
    if (problem) return { state: 'fail', reason: problem.said, fix: fixOf(about(problem)) }
    if (name === 'format' && problems.length === 0) checkAccount(account, fields)
    return { state: 'pass' }
  }

  function about(problem: PassportRemark) {
    return fields.find((field) => field.name === problem.field)
  }
}

/** Words of `credentials/sentences.ts`. What a certificate says of its days the channel tells, with those of its own. */
const CHECK_OF: Readonly<Record<string, string>> = {
  key_of_another: 'key_pair',
  other_mchid: 'certificate_owner',
  other_app: 'certificate_owner',
  expired: 'validity',
  not_yet_valid: 'validity',
}

function checkOf({ word }: PassportRemark): string {
  return CHECK_OF[word] ?? 'format'
}

function fixOf(field: ReturnType<typeof fieldsOf>[number] | undefined): readonly Fix[] {
  if (!field) return []
  const { 'zh-CN': chinese, en } = field.label
  const place = field.where && placeOf(field.where.steps)
  const replace = {
    'zh-CN': `重新填写「${chinese}」，保存时会再核对一遍。`,
    en: `Enter ${en} again; it is checked as it is saved.`,
  }
  return [{ owner: 'developer', do: replace, ...(place && { place }) }]
}
