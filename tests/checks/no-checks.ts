import type { CheckParts } from '@ruzhu/domain/checks/check-method.ts'

/** For worlds in which nothing is checked. */
export const NO_CHECKS: CheckParts = {
  passport: () => Promise.reject(new Error('nothing is checked here')),
  knock: () => Promise.reject(new Error('nothing is checked here')),
}
