import { abnormalRefundRoutes } from './abnormal-refunds.ts'
import { applymentRoutes } from './applyments.ts'
import { bankingRoutes } from './banking/lists.ts'
import { downloadRoutes } from './bill-downloads.ts'
import { billRoutes } from './bills.ts'
import { codePayRoutes } from './code-pay.ts'
import { combineRoutes } from './combine-orders.ts'
import { mediaRoutes } from './media.ts'
import { openingRoutes } from './opening/openings.ts'
import { platformCertificateRoutes } from './platform-certificates.ts'
import { prepayRoutes } from './prepay.ts'
import { receiverRoutes } from './receivers.ts'
import { refundRoutes } from './refunds.ts'
import type { Route } from './routing.ts'
import { securityEchoRoutes } from './security-echo.ts'
import { settlementRoutes } from './settlements.ts'
import { returnRoutes } from './sharing-returns.ts'
import { sharingRoutes } from './sharing.ts'
import type { State } from './state.ts'
import { transactionRoutes } from './transactions.ts'
import { violationRoutes } from './violations.ts'

/** Every call of version 3 that is played. */
export function v3Routes(state: State): Route[] {
  return [
    ...prepayRoutes(state),
    ...transactionRoutes(state),
    ...codePayRoutes(state),
    ...combineRoutes(state),
    ...refundRoutes(state),
    ...abnormalRefundRoutes(state),
    ...receiverRoutes(state),
    ...sharingRoutes(state),
    ...returnRoutes(state),
    ...billRoutes(state),
    ...downloadRoutes(state),
    ...mediaRoutes(state),
    ...applymentRoutes(state),
    ...openingRoutes(state),
    ...settlementRoutes(state),
    ...bankingRoutes(state),
    ...violationRoutes(state),
    ...securityEchoRoutes(state),
    ...platformCertificateRoutes(state),
  ]
}
