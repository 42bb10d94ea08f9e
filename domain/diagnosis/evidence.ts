import { isCertificateValid, isSerialKnown, whichKeys } from './account-evidence.ts'
import { howItStands } from './applyment-evidence.ts'
import { hasTokenEnded, keysInChange } from './key-evidence.ts'
import type { Look } from './looks.ts'
import { isAppKnown, isGranted, isMerchantKnown, isMethodOn, isSceneOffered } from './method-evidence.ts'
import { isClockRight, turnedAway } from './notice-evidence.ts'
import { hasExpired, isAbsent, isLeft, isNumberUsed, isPayerKnown, stands } from './payment-evidence.ts'
import type { Answer, Looked, RecordLine } from './record-line.ts'

/** What the records say to this question: nothing where they know nothing of it. */
export function look(question: Look, looked: Looked): readonly RecordLine[] {
  return ANSWERS[question].flatMap((answer) => answer(looked))
}

const ANSWERS: Readonly<Record<Look, readonly Answer[]>> = {
  paid: [stands('paid')],
  closed: [stands('closed')],
  absent: [isAbsent],
  expired: [hasExpired],
  number_used: [isNumberUsed],
  nothing_to_refund: [isLeft],
  apps: [isAppKnown],
  merchant: [isMerchantKnown],
  payer: [isPayerKnown],
  scene: [isSceneOffered],
  method: [isMethodOn],
  grant: [isGranted, hasTokenEnded],
  certificate: [isCertificateValid],
  signing_keys: [keysInChange, whichKeys],
  serial: [isSerialKnown],
  sealed_notices: [turnedAway(['undecryptable'])],
  unsigned_notices: [turnedAway(['signature', 'unknown_key'])],
  clock: [isClockRight],
  applyment: [howItStands],
}
