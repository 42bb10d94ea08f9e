import { APPLYMENT_TEXTS } from './applyments/texts.ts'
import { DIAGNOSIS_TEXTS } from './diagnosis/texts.ts'
import { CHECK_TEXTS } from './checks/texts.ts'
import { EVENT_TEXTS } from './events/texts.ts'
import { GRANT_TEXTS } from './grants/texts.ts'
import { IMPORT_TEXTS } from './imports/texts.ts'
import { JOURNEY_TEXTS } from './journeys/texts.ts'
import { KEY_TEXTS } from './keys/texts.ts'
import { LINK_TEXTS } from './links/texts.ts'
import { MESSAGE_TEXTS } from './messages/texts.ts'
import { PAYMENT_TEXTS } from './payments/texts.ts'
import { REFUND_TEXTS } from './refunds/texts.ts'
import { TIMELINE_TEXTS } from './timeline/texts.ts'

/** Every sentence that the server says to people, in both languages. A key that is missing fails the type check. */
export const TEXTS = {
  ...APPLYMENT_TEXTS,
  ...DIAGNOSIS_TEXTS,
  ...CHECK_TEXTS,
  ...EVENT_TEXTS,
  ...GRANT_TEXTS,
  ...IMPORT_TEXTS,
  ...JOURNEY_TEXTS,
  ...KEY_TEXTS,
  ...LINK_TEXTS,
  ...MESSAGE_TEXTS,
  ...PAYMENT_TEXTS,
  ...REFUND_TEXTS,
  ...TIMELINE_TEXTS,
}
