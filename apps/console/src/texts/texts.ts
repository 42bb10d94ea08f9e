import { ACCESS_TEXTS } from '../access/texts.ts'
import { APPLYMENT_TEXTS } from '../applyments/texts.ts'
import { BANK_TEXTS } from '../banks/texts.ts'
import { SETTLEMENT_TEXTS } from '../settlement/texts.ts'
import { CLIENT_TEXTS } from '../clients/texts.ts'
import { CREDENTIAL_TEXTS } from '../credentials/texts.ts'
import { DIAGNOSIS_TEXTS } from '../diagnosis/texts.ts'
import { DOCTOR_TEXTS } from '../doctor/texts.ts'
import { EVENT_TEXTS } from '../events/texts.ts'
import { EVIDENCE_TEXTS } from '../evidence/texts.ts'
import { GRANT_TEXTS } from '../grants/texts.ts'
import { HANDOVER_TEXTS } from '../handover/texts.ts'
import { IMPORT_TEXTS } from '../imports/texts.ts'
import { JOURNEY_TEXTS } from '../journeys/texts.ts'
import { ROTATION_TEXTS } from '../keys/texts.ts'
import { LINK_TEXTS } from '../links/texts.ts'
import { MESSAGE_TEXTS } from '../messages/texts.ts'
import { CHECK_TEXTS } from '../methods/check-texts.ts'
import { METHOD_TEXTS } from '../methods/texts.ts'
import { PALETTE_TEXTS } from '../palette/texts.ts'
import { PART_TEXTS } from '../parts/texts.ts'
import { PAYMENT_TEXTS } from '../payments/texts.ts'
import { SETTINGS_TEXTS } from '../settings/texts.ts'
import { SHELL_TEXTS } from '../shell/texts.ts'
import { SIMULATOR_TEXTS } from '../simulator/texts.ts'

/** Every sentence of the console, in both languages. A key that is missing in one of them fails the type check. */
export const TEXTS = {
  ...ACCESS_TEXTS,
  ...APPLYMENT_TEXTS,
  ...BANK_TEXTS,
  ...SETTLEMENT_TEXTS,
  ...CLIENT_TEXTS,
  ...CREDENTIAL_TEXTS,
  ...DIAGNOSIS_TEXTS,
  ...DOCTOR_TEXTS,
  ...EVENT_TEXTS,
  ...EVIDENCE_TEXTS,
  ...GRANT_TEXTS,
  ...HANDOVER_TEXTS,
  ...IMPORT_TEXTS,
  ...JOURNEY_TEXTS,
  ...ROTATION_TEXTS,
  ...LINK_TEXTS,
  ...MESSAGE_TEXTS,
  ...CHECK_TEXTS,
  ...METHOD_TEXTS,
  ...PALETTE_TEXTS,
  ...PART_TEXTS,
  ...PAYMENT_TEXTS,
  ...SETTINGS_TEXTS,
  ...SHELL_TEXTS,
  ...SIMULATOR_TEXTS,
}
