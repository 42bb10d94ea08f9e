import type { OnboardingDeps } from '../deps.ts'
import type { ProviderId } from '../ids.ts'
import { findSubjectType } from './subject-types.ts'

/** Whether a number is a merchant of this account's own, that one of its applications brought. */
export async function isSubMerchant(
  { store, describe }: Pick<OnboardingDeps, 'store' | 'describe'>,
  providerId: ProviderId,
  subMchid: string,
): Promise<boolean> {
  const applyments = await store.read.applyments.ofMerchant(providerId, subMchid)
  return applyments.some(
    ({ state, channel, subjectType }) =>
      state === 'finished' && findSubjectType(describe, channel, subjectType)?.gives === 'sub_merchant',
  )
}
