import type { Kind } from './kinds.ts'

export const SUBJECT = 'subject_info'
export const LICENCE = `${SUBJECT}.business_license_info`
export const CERTIFICATE = `${SUBJECT}.certificate_info`
export const IDENTITY = `${SUBJECT}.identity_info`
export const ID_CARD = `${IDENTITY}.id_card_info`
export const OTHER_DOCUMENT = `${IDENTITY}.id_doc_info`
export const HOLDER = `${IDENTITY}.id_holder_type`
export const MICRO = `${SUBJECT}.micro_biz_info`

/** Where the name of the merchant is first said; a person without a licence has none. */
export function merchantNameOf({ shows }: Kind): string | undefined {
  return shows === 'nothing' ? undefined : `${shows === 'licence' ? LICENCE : CERTIFICATE}.merchant_name`
}

/** Where the person who stands for the merchant is first named: on the paper that it shows, else on the ID card. */
export function personNameOf({ shows }: Kind): string {
  if (shows === 'nothing') return `${ID_CARD}.id_card_name`
  return `${shows === 'licence' ? LICENCE : CERTIFICATE}.legal_person`
}

/** The name on the ID document, whichever it is. */
export const HOLDER_NAMES = [`${ID_CARD}.id_card_name`, `${OTHER_DOCUMENT}.id_doc_name`] as const
