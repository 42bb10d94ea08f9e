import type { CheckResult } from '../checks/checks.ts'
import type { OnboardingDeps } from '../deps.ts'
import { AppError } from '../errors.ts'
import type { ProviderId } from '../ids.ts'
import type { Proof } from '../providers/prove-provider.ts'
import { keyPlace } from './account-keys.ts'
import { stagedKey } from './stage-key.ts'

/**
 * The live check of an account by itself: with the keys in use, or with those of one part that are next. Nothing is changed,
 * and nothing is kept.
 *
 * @throws AppError KEY_NOTHING_NEXT
 */
export async function checkKeys(
  deps: OnboardingDeps,
  { id, part }: { id: ProviderId; part?: string },
  { check }: Pick<Proof, 'check'>,
): Promise<readonly CheckResult[]> {
  if (part !== undefined) return check((await stagedKey(deps, await keyPlace(deps, id, part))).next)
  const account = await deps.store.read.providers.byId(id)
  if (!account) throw new AppError('NOT_FOUND', { id })
  return check(account)
}
