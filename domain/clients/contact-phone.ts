import type { RuleName } from '../applyments/rules.ts'

/** The contact of a client is reached on a mobile phone; pages, lists that come in and programs are held to one rule. */
export const CONTACT_PHONE = 'mobile_phone' satisfies RuleName
