import { askApplyment } from '../applyments/ask-applyment.ts'
import { carryOutSubmission } from '../applyments/carry-out-submission.ts'
import type { CheckParts } from '../checks/check-method.ts'
import { closeCheckOrder } from '../checks/check-order.ts'
import { checkTonight, planTonight } from '../checks/nightly.ts'
import { carryOutStarted } from '../checks/start-check.ts'
import type { OnboardingDeps } from '../deps.ts'
import { deliverEvent, type SendWebhook } from '../events/deliver-event.ts'
import { Turns } from '../events/turns.ts'
import { askGrant } from '../grants/ask-grant.ts'
import { exchangeAuthorization } from '../grants/exchange-authorization.ts'
import type {
  ApplymentKey,
  AuthorizationId,
  CheckOrderId,
  CheckRunId,
  DeliveryId,
  GrantId,
  KeyLifeId,
  ImportId,
  MethodId,
  NotificationId,
  PaymentId,
  RefundId,
  SettlementChangeId,
} from '../ids.ts'
import { carryOutImport } from '../imports/run-import.ts'
import type { ReadKeys } from '../keys/account-keys.ts'
import { retireKey } from '../keys/retire-key.ts'
import { watchKeys } from '../keys/watch-keys.ts'
import { carryOutMove } from '../journeys/move-next-steps.ts'
import type { Courier } from '../messages/courier.ts'
import { carryOutMorning } from '../messages/morning-summary.ts'
import { sendMessage } from '../messages/send-message.ts'
import { processNotification } from '../notifications/process-notification.ts'
import { askPayment } from '../payments/ask-payment.ts'
import { askRefund } from '../refunds/ask-refund.ts'
import { watchGrant } from '../permissions/watch-grant.ts'
import { watchMerchant } from '../permissions/watch-merchant.ts'
import { askSettlementChange } from '../settlement/ask-change.ts'
import type { JobKind, JobOutcome } from './jobs.ts'
import { paced } from './pace.ts'

/**
 * What a gateway is asked without haste, so many times a second: no list of its limits names the query of an application,
 * which is refused by a code of its own when it comes too often; and of refunds that fail, as our questions do, it takes six
 * a second, of which those of people must have the most.
 */
const APPLYMENTS_A_SECOND = 10
const MERCHANTS_A_SECOND = 2

/** What is told of keys besides that they are there, is the server's to read. */
const READS_NOTHING: ReadKeys = () => Promise.resolve([])

export type JobHandlers = Readonly<Record<JobKind, (key: string) => Promise<JobOutcome>>>

/** Who does which work. The key of a job is the id of its object: written by `owe`, and looked up before anything is done. */
/** Who goes out of the house, to clients' systems, to people and to our own address; and who looks into keys. */
export type Hands = { send: SendWebhook; courier: Courier; checks: CheckParts; readKeys?: ReadKeys }

export function jobHandlers(
  deps: OnboardingDeps,
  { send, courier, checks, readKeys = READS_NOTHING }: Hands,
): JobHandlers {
  const turns = new Turns()
  const { now } = deps
  return {
    ask_payment: (key) => askPayment(deps, key as PaymentId),
    ask_refund: (key) => askRefund(deps, key as RefundId),
    process_notification: (key) => processNotification(deps, key as NotificationId),
    deliver: (key) => deliverEvent(deps, send, turns, key as DeliveryId),
    submit_applyment: (key) => carryOutSubmission(deps, key as ApplymentKey),
    ask_applyment: paced(APPLYMENTS_A_SECOND, now, (key) => askApplyment(deps, key as ApplymentKey)),
    exchange_authorization: (key) => exchangeAuthorization(deps, key as AuthorizationId),
    ask_grant: (key) => askGrant(deps, key as GrantId),
    move_next_steps: (key) => carryOutMove(deps, key),
    retire_key: (key) => retireKey(deps, key as KeyLifeId),
    watch_keys: () => watchKeys(deps, readKeys),
    import_clients: (key) => carryOutImport(deps, key as ImportId),
    morning_summary: () => carryOutMorning(deps),
    send_message: (key) => sendMessage({ ...deps, courier }, key),
    watch_merchant: paced(MERCHANTS_A_SECOND, now, (key) => watchMerchant(deps, key as ApplymentKey)),
    watch_grant: paced(MERCHANTS_A_SECOND, now, (key) => watchGrant(deps, key as GrantId)),
    ask_settlement_change: (key) => askSettlementChange(deps, key as SettlementChangeId),
    check_run: (key) => carryOutStarted({ ...deps, ...checks }, key as CheckRunId),
    check_tonight: (key) => checkTonight({ ...deps, ...checks }, key as MethodId),
    plan_checks: () => planTonight(deps),
    close_check_order: (key) => closeCheckOrder(deps, key as CheckOrderId),
  }
}
