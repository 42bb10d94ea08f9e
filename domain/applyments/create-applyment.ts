import type { OnboardingDeps } from '../deps.ts'
import type { Describe } from '../descriptor.ts'
import { AppError } from '../errors.ts'
import { refuseProblems } from '../field-check.ts'
import type { ApplymentKey, ClientId, ProviderId } from '../ids.ts'
import { providerOf } from '../providers/provider-of.ts'
import type { ProviderAccount } from '../providers/providers.ts'
import type { Records } from '../store.ts'
import { text } from '../text.ts'
import { tell } from '../timeline/tell.ts'
import type { Applyment } from './applyments.ts'
import { initialForm } from './form.ts'
import { ended } from './states.ts'
import { findSubjectType } from './subject-types.ts'

export type NewApplyment = {
  clientId: ClientId
  channel: string
  subjectType: string
  /** The only one of the channel, where it is not said. */
  providerAccountId?: ProviderId
}

/** Begins the form for one platform, with what is known of the client already in it. */
export async function createApplyment(deps: OnboardingDeps, input: NewApplyment, by: string): Promise<Applyment> {
  const { clientId, channel } = input
  const subjectType = findSubjectType(deps.describe, channel, input.subjectType)
  if (!subjectType) {
    const known = deps.describe(channel)?.subjectTypes.map(({ type }) => type)
    refuseProblems({
      channel: !known && 'no channel of that name; see GET /v1/channels',
      subject_type: known && `one of ${known.join(', ')}`,
    })
    throw new AppError('NOT_FOUND', { channel })
  }
  return deps.store.transaction(async (tx) => {
    const client = await tx.clients.byId(clientId)
    if (!client) throw new AppError('NOT_FOUND', { id: clientId })
    const provider = await providerOf(tx, input)
    await refuseSecond(tx, clientId, channel)
    const { name: merchant_name, shortName: short_name, creditCode: credit_code } = client
    const known = { merchant_name, ...(short_name && { short_name }), ...(credit_code && { credit_code }) }
    const applyment = draft(deps, {
      clientId,
      providerId: provider.id,
      channel,
      subjectType: subjectType.type,
      businessCode: numberedBy(deps.describe, provider),
      form: initialForm(subjectType, known),
    })
    await tx.applyments.insert(applyment)
    const { id: subject, businessCode: business_code } = applyment
    const sentence = text('timeline.applyment_created', { business_code })
    await tell(tx, deps, { clientId, subject, source: 'us', by, text: sentence })
    return applyment
  })
}

/** A fresh draft. Its number at the gateway comes from its own id, so that it is never the same twice. */
export function draft(
  { newId, now }: Pick<OnboardingDeps, 'newId' | 'now'>,
  begun: Pick<Applyment, 'clientId' | 'providerId' | 'channel' | 'subjectType' | 'form'> & {
    businessCode: (id: ApplymentKey) => string
  },
): Applyment {
  const id = newId('ap')
  const at = now()
  return {
    id,
    ...begun,
    businessCode: begun.businessCode(id),
    state: 'draft',
    stateAt: at,
    version: 1,
    submissions: 0,
    objections: [],
    createdAt: at,
    updatedAt: at,
  }
}

/**
 * `1900013511_k3f9…`: the provider's number first, as the gateway advises, then the random end of the applyment's id.
 * @see https://pay.weixin.qq.com/doc/v3/partner/4012719997
 */
export function numberedBy(describe: Describe, provider: ProviderAccount): (id: ApplymentKey) => string {
  const setting = describe(provider.channel)?.account.find(({ numbers }) => numbers)?.name
  const prefix = (setting !== undefined && provider.settings[setting]) || provider.id
  return (id) => `${prefix}_${id.slice(-12)}`
}

/** One application at a time for each client and platform: two reviewers would see the same company twice. */
export async function refuseSecond(tx: Records, clientId: ClientId, channel: string): Promise<void> {
  const open = (await tx.applyments.ofClients([clientId])).find((one) => one.channel === channel && !ended(one.state))
  if (open) throw new AppError('APPLYMENT_OPEN', { applyment_id: open.id, state: open.state })
}
