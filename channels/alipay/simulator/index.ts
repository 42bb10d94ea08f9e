import type { MakeGateway } from '../../contract/simulator.ts'
import { CONFIRMATION_DUE, confirmationDue, newBarCode } from './bar-payment.ts'
import { openIdOf } from './buyers.ts'
import { cashier } from './cashier.ts'
import { certificateMethods } from './certificate-download.ts'
import { appControl } from './control-apps.ts'
import { switchControl } from './control-switches.ts'
import { v2Gateway } from './gateway.ts'
import { ledger } from './ledger.ts'
import { catalogueOf } from './methods.ts'
import { LADDER_S, tradeLetter } from './notices.ts'
import { orderingMethods, orderingPages } from './ordering.ts'
import { CLOSING_DUE, closingDue, orderView, pay } from './paying.ts'
import { REFUND_DUE, refundDue, refundMethods } from './refunds.ts'
import { relationMethods } from './relations.ts'
import { settlingMethods } from './settling.ts'
import { openState } from './state.ts'
import { CASHIER } from './tickets.ts'
import { tradeId } from './trade.ts'
import { tradeMethods } from './trades.ts'

/** What the gateway lets through in one upload, and a little for the rest of the form. */
const BODY_LIMIT_BYTES = 51 * 1024 * 1024
const GATEWAY = '/gateway.do'

/** Plays Alipay's open platform: openapi.alipay.com and openauth.alipay.com, and the pages that they lead to. */
export const makeAlipay: MakeGateway = (world) => {
  const state = openState(world)
  const methods = [
    ...orderingMethods(state),
    ...tradeMethods(state),
    ...refundMethods(state),
    ...relationMethods(state),
    ...settlingMethods(state),
    ...certificateMethods(),
  ]
  const catalogue = catalogueOf(methods, orderingPages(state))
  const v2 = v2Gateway(state, catalogue)
  return {
    name: 'alipay',
    paths: [GATEWAY, CASHIER],
    hosts: ['openapi.alipay.com', 'openauth.alipay.com'],
    bodyLimitBytes: BODY_LIMIT_BYTES,
    async handle(request, fault) {
      return request.path === GATEWAY ? v2(request, fault) : cashier(state, catalogue, request)
    },
    due: {
      [REFUND_DUE]: (id, at) => refundDue(state, id, at),
      [CONFIRMATION_DUE]: (id) => confirmationDue(state, id),
      [CLOSING_DUE]: (id) => closingDue(state, id),
    },
    notifications: {
      ladderS: LADDER_S,
      letter: (note, spoiling) => tradeLetter(state, note, spoiling),
      // https://opendocs.alipay.com/open/203/105286: these seven letters, and nothing else
      accepts: (status, body) => status === 200 && body === 'success',
    },
    control: [...appControl(state), ...switchControl(state)],
    ledger: ledger(state),
    *orders() {
      for (const trade of state.trades.newestFirst()) yield orderView(state, trade)
    },
    order(appId, outTradeNo) {
      const pid = state.apps.get(appId)?.pid ?? appId
      const trade = state.trades.get(tradeId(pid, outTradeNo)) ?? state.trades.by('ordered', `${appId}/${outTradeNo}`)
      return trade && orderView(state, trade)
    },
    identities(payer, appId) {
      const all = [...state.apps.values()].flatMap((app) => [app.appId, ...app.opAppIds])
      const wanted = [...new Set(all)].filter((one) => appId === undefined || one === appId)
      return Object.fromEntries(wanted.map((one) => [one, openIdOf(state, payer.payerId, one)]))
    },
    authCode: (payer, outcome) => newBarCode(state, payer, outcome),
    pay: (act) => pay(state, catalogue, act),
  }
}
