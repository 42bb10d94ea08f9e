import type { Facts } from '@ruzhu/domain/journeys/facts.ts'
import type { AppKind } from '@ruzhu/domain/methods/apps.ts'

/** The client's own number and keys are kept here, since WeChat Pay answered to them. */
export function kept({ ownAccount }: Facts): Date | boolean {
  return ownAccount?.createdAt ?? false
}

/** It has no v3 key, and needs none. */
export function speaksV2({ ownAccount }: Facts): boolean {
  return ownAccount?.settings['api_version'] === 'v2'
}

/** WeChat Pay answered this server: its names are let through, and the clocks agree. */
export function answered(facts: Facts): Date | boolean {
  return kept(facts) || facts.paid > 0
}

/** Its payment method names an app of this kind. */
export function holdsApp(kind: AppKind) {
  return ({ method }: Facts): boolean => method?.apps.some((app) => app.kind === kind) ?? false
}
