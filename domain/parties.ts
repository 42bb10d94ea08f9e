/** Who a step waits for. */
export const PARTIES = [
  'operator',
  'client',
  'superAdmin',
  'legalPerson',
  'platform',
  'developer',
  'finance',
  'system',
  'none',
] as const
export type Party = (typeof PARTIES)[number]
