/** Who a step waits for. */
export type Party =
  | 'operator'
  | 'client'
  | 'superAdmin'
  | 'legalPerson'
  | 'platform'
  | 'developer'
  | 'finance'
  | 'system'
  | 'none'
