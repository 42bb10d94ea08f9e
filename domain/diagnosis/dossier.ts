import type { Applyment } from '../applyments/applyments.ts'
import type { CheckRun } from '../checks/checks.ts'
import type { PlannedCheck } from '../checks/offers.ts'
import type { Client } from '../clients/clients.ts'
import type { Grant } from '../grants/grants.ts'
import type { ClientId, MethodId } from '../ids.ts'
import type { KeyLife } from '../keys/keys.ts'
import type { MethodStanding } from '../methods/standing.ts'
import type { PaymentMethod } from '../methods/methods.ts'
import type { Payment } from '../payments/payments.ts'
import type { AnsweredProblem } from '../problems/problems.ts'
import type { AccountOutline, SecretTrace } from '../providers/providers.ts'
import type { Refund } from '../refunds/refunds.ts'
import type { KeptRefusal } from '../refusals/refusals.ts'
import type { Sentence } from '../text.ts'

/** What our own records hold of whatever a text is about. Whatever its reader may not see is not in it. */
export type Dossier = {
  client?: Client
  payment?: Payment
  refund?: Refund
  applyment?: Applyment
  method?: PaymentMethod & { standing: MethodStanding }
  /** Whose keys sign for the method, the payment or the application. */
  account?: KnownAccount
  /** What can be checked of the method, and what was found the last time. */
  checks?: { plan: readonly PlannedCheck[]; last?: CheckRun }
  grants: readonly Grant[]
  /** Of the account and of the grants; none that is gone. */
  keys: readonly KnownKey[]
  /** Of what the text names, else of the method or the client; newest first. */
  refusals: readonly KeptRefusal[]
  /** What our API answered under the request id that was pasted. */
  problem?: AnsweredProblem
}

export type KnownAccount = {
  outline: AccountOutline
  /** What people call its fields, by name. */
  labels: ReadonlyMap<string, Sentence>
  traces: readonly SecretTrace[]
  certificates: readonly KnownCertificate[]
  /** Notifications that were turned away, by day and reason, newest first. */
  refusedNotices: readonly { day: string; why: string; count: number }[]
}

/** A key or token in one of its states, by the name that its channel gives it. */
export type KnownKey = { life: KeyLife; label: Sentence }

/** A certificate of an account as it can be read without a secret. */
export type KnownCertificate = { field: string; serialNo: string; validFrom: Date; validTo: Date }

/** Reads the certificates that stand in an account; how that is done is not the domain's to know. */
export type ReadCertificates = (account: AccountOutline) => Promise<readonly KnownCertificate[]>

/** What somebody says besides the text: it is about this client, or this object. */
export type Concerns = { clientId?: ClientId; methodId?: MethodId; id?: string }
