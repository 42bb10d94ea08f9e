import type { OnboardingDeps } from '../deps.ts'
import { AppError } from '../errors.ts'
import type { ApplymentKey } from '../ids.ts'
import { text } from '../text.ts'
import { tell } from '../timeline/tell.ts'
import type { Applyment } from './applyments.ts'
import { draft, numberedBy, refuseSecond } from './create-applyment.ts'
import { existingApplyment } from './existing-applyment.ts'

/** Starts again from a cancelled one: the same answers under a new number, since the old number is used up. */
export async function copyApplyment(deps: OnboardingDeps, id: ApplymentKey, by: string): Promise<Applyment> {
  return deps.store.transaction(async (tx) => {
    const { clientId, providerId, channel, subjectType, form, state } = await existingApplyment(tx, id)
    if (state !== 'canceled') throw new AppError('APPLYMENT_OPEN', { applyment_id: id, state })
    await refuseSecond(tx, clientId, channel)
    const provider = await tx.providers.byId(providerId)
    if (!provider) throw new AppError('PROVIDER_MISSING', { channel })
    const businessCode = numberedBy(deps.describe, provider)
    const copy = draft(deps, { clientId, providerId, channel, subjectType, form, businessCode })
    await tx.applyments.insert(copy)
    const sentence = text('timeline.applyment_copied', { business_code: copy.businessCode })
    await tell(tx, deps, { clientId, subject: copy.id, source: 'us', by, text: sentence })
    return copy
  })
}
