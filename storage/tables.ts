import type { AccessTables, AuthTables } from './access.ts'
import type { ApplymentTables } from './applyments.ts'
import type { CheckTables } from './checks.ts'
import type { ClientSearchTables } from './client-search.ts'
import type { ClientTables } from './clients.ts'
import type { ConfirmationTables } from './confirmations.ts'
import type { DataKeyTables } from './data-keys.ts'
import type { DeliveryTables } from './deliveries.ts'
import type { EditorTables } from './editors.ts'
import type { EventTables } from './events.ts'
import type { GrantTables } from './grants.ts'
import type { IdempotencyTables } from './idempotency.ts'
import type { ImportTables } from './imports.ts'
import type { JobTables } from './jobs.ts'
import type { KeyTables } from './keys.ts'
import type { LinkCodeTables } from './link-codes.ts'
import type { LinkTables } from './links.ts'
import type { MasterTables } from './rotate-master.ts'
import type { MaterialTables } from './materials.ts'
import type { MessageTables } from './messages.ts'
import type { MethodTables } from './methods.ts'
import type { NextStepTables } from './next-step-rows.ts'
import type { NotificationTables } from './notifications.ts'
import type { NumberTables } from './numbers.ts'
import type { PaymentTables } from './payments.ts'
import type { ProblemTables } from './problems.ts'
import type { ProviderTables } from './providers.ts'
import type { RefundTables } from './refunds.ts'
import type { RefusalTables } from './refusals.ts'
import type { PermissionTables } from './permissions.ts'
import type { ReviewTables } from './reviews.ts'
import type { SettlementTables } from './settlements.ts'
import type { TimelineTables } from './timeline.ts'
import type { WaitTables } from './waits.ts'

/** Every table; its columns stand in the file of its noun. */
export type Tables = AccessTables &
  AuthTables &
  ApplymentTables &
  CheckTables &
  ClientSearchTables &
  ClientTables &
  ConfirmationTables &
  DataKeyTables &
  DeliveryTables &
  EditorTables &
  EventTables &
  GrantTables &
  IdempotencyTables &
  ImportTables &
  JobTables &
  KeyTables &
  MasterTables &
  LinkTables &
  LinkCodeTables &
  MaterialTables &
  MessageTables &
  MethodTables &
  NextStepTables &
  NotificationTables &
  NumberTables &
  PaymentTables &
  ProblemTables &
  ProviderTables &
  RefundTables &
  RefusalTables &
  PermissionTables &
  ReviewTables &
  SettlementTables &
  TimelineTables &
  WaitTables
