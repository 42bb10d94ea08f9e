import type { App } from './operation.ts'
import type { Parts } from './parts.ts'
import { accountKeyRoutes } from './routes/account-keys.ts'
import { accessRoutes } from './routes/access.ts'
import { applymentRoutes } from './routes/applyments.ts'
import { authorizedRoutes } from './routes/authorized.ts'
import { bankListRoutes } from './routes/bank-lists.ts'
import { channelRoutes } from './routes/channels.ts'
import { checkRoutes } from './routes/checks.ts'
import { clientCountRoutes } from './routes/client-counts.ts'
import { clientImportRoutes } from './routes/client-imports.ts'
import { clientAccountRoutes } from './routes/client-accounts.ts'
import { clientRoutes } from './routes/clients.ts'
import { diagnosisRoutes } from './routes/diagnosis.ts'
import { doctorRoutes } from './routes/doctor.ts'
import { eventRoutes } from './routes/events.ts'
import { evidenceRoutes } from './routes/evidence.ts'
import { grantRoutes } from './routes/grants.ts'
import { journeyRoutes } from './routes/journeys.ts'
import { linkRoutes } from './routes/links.ts'
import { keyRoutes } from './routes/keys.ts'
import { materialRoutes } from './routes/materials.ts'
import { messageRouteRoutes } from './routes/message-routes.ts'
import { messageTemplateRoutes } from './routes/message-templates.ts'
import { messageRoutes } from './routes/messages.ts'
import { methodRoutes } from './routes/methods.ts'
import { notificationRoutes } from './routes/notifications.ts'
import { paymentRoutes } from './routes/payments.ts'
import { providerAccountRoutes } from './routes/provider-accounts.ts'
import { refundRoutes } from './routes/refunds.ts'
import { searchRoutes } from './routes/search.ts'
import { reminderRoutes } from './routes/reminders.ts'
import { sessionRoutes } from './routes/session.ts'
import { settlementRoutes } from './routes/settlement.ts'
import { todoRoutes } from './routes/todo.ts'
import { webhookEndpointRoutes } from './routes/webhook-endpoints.ts'
import { webhookSecretRoutes } from './routes/webhook-secrets.ts'

/** The API, noun by noun, in the order of its reference. */
export function apiRoutes(app: App, parts: Parts): void {
  sessionRoutes(app, parts)
  accessRoutes(app, parts)
  channelRoutes(app, parts)
  providerAccountRoutes(app, parts)
  accountKeyRoutes(app, parts)
  clientRoutes(app, parts)
  clientCountRoutes(app, parts)
  clientImportRoutes(app, parts)
  searchRoutes(app, parts)
  evidenceRoutes(app, parts)
  journeyRoutes(app, parts)
  todoRoutes(app, parts)
  reminderRoutes(app, parts)
  materialRoutes(app, parts)
  applymentRoutes(app, parts)
  bankListRoutes(app, parts)
  settlementRoutes(app, parts)
  linkRoutes(app, parts)
  grantRoutes(app, parts)
  clientAccountRoutes(app, parts)
  keyRoutes(app, parts)
  methodRoutes(app, parts)
  checkRoutes(app, parts)
  doctorRoutes(app, parts)
  paymentRoutes(app, parts)
  refundRoutes(app, parts)
  eventRoutes(app, parts)
  webhookEndpointRoutes(app, parts)
  diagnosisRoutes(app, parts)
  webhookSecretRoutes(app, parts)
  messageRoutes(app, parts)
  messageRouteRoutes(app, parts)
  messageTemplateRoutes(app, parts)
  notificationRoutes(app, parts)
  authorizedRoutes(app, parts)
}
