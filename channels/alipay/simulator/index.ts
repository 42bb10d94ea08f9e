import type { MakeGateway } from '../../contract/simulator.ts'
import { agentMethods } from './agent.ts'
import { appAuthMethods } from './app-auth.ts'
import { AUTH_PAGES, authPage } from './auth-pages.ts'
import { CONFIRMATION_DUE, confirmationDue, newBarCode } from './bar-payment.ts'
import { BILLS, billFile, billMethods } from './bills.ts'
import { openIdOf } from './buyers.ts'
import { businessAccessMethods } from './business-access.ts'
import { cashier } from './cashier.ts'
import { certificateMethods } from './certificate-download.ts'
import { confirmPage } from './confirm-page.ts'
import { appControl } from './control-apps.ts'
import { authControl } from './control-auth.ts'
import { orderControl } from './control-orders.ts'
import { ownContractControl } from './own-contracts.ts'
import { switchControl } from './control-switches.ts'
import { v2Gateway } from './gateway.ts'
import { inteopMethods } from './inteop.ts'
import { invitationMethods } from './invitations.ts'
import { ledger } from './ledger.ts'
import { merchantAesMethods } from './merchant-aes.ts'
import { MESSAGE_LADDER_S, messageLetter, messageOf } from './messages.ts'
import { type Method, catalogueOf } from './methods.ts'
import { LADDER_S, tradeLetter } from './notices.ts'
import { operationMethods } from './operation.ts'
import { orderingMethods, orderingPages } from './ordering.ts'
import { CLOSING_DUE, closingDue, orderView, pay } from './paying.ts'
import { REFUND_DUE, refundDue, refundMethods } from './refunds.ts'
import { relationMethods } from './relations.ts'
import { settleConfirmMethods } from './settle-confirm.ts'
import { settlingMethods } from './settling.ts'
import { signAuthorizationMethods } from './sign-authorization.ts'
import { AUDIT_DUE, CONFIRM_PAGE, auditDue } from './signing.ts'
import { openState } from './state.ts'
import { CASHIER } from './tickets.ts'
import { tradeId } from './trade.ts'
import { tradeMethods } from './trades.ts'
import { uploadMethods } from './uploads.ts'
import { userAuthMethods } from './user-auth.ts'
import { v3Gateway } from './v3-gateway.ts'
import { zftMethods } from './zft.ts'

/** What the gateway lets through in one upload, and a little for the rest of the form. */
const BODY_LIMIT_BYTES = 51 * 1024 * 1024
const GATEWAY = '/gateway.do'
/** The rest of `/v3/` is another gateway's. */
const V3_PATHS = ['/v3/alipay/', '/v3/ant/']

/** Plays Alipay's open platform: openapi.alipay.com and openauth.alipay.com, and the pages that they lead to. */
export const makeAlipay: MakeGateway = (world) => {
  const state = openState(world)
  const methods: Method[] = [
    ...orderingMethods(state),
    ...tradeMethods(state),
    ...refundMethods(state),
    ...relationMethods(state),
    ...settlingMethods(state),
    ...settleConfirmMethods(state),
    ...certificateMethods(),
    ...billMethods(state),
    ...userAuthMethods(state),
    ...uploadMethods(state),
    ...agentMethods(state),
    ...inteopMethods(state),
    ...invitationMethods(state),
    ...businessAccessMethods(state),
    ...signAuthorizationMethods(state),
    ...merchantAesMethods(state),
    ...operationMethods(state),
    ...zftMethods(state),
    ...appAuthMethods(state, (products) => openedBy(methods, products)),
  ]
  const catalogue = catalogueOf(methods, orderingPages(state))
  const v2 = v2Gateway(state, catalogue)
  const v3 = v3Gateway(state, catalogue)
  return {
    name: 'alipay',
    paths: [GATEWAY, ...V3_PATHS, AUTH_PAGES, CONFIRM_PAGE, CASHIER, BILLS],
    calls: [...catalogue.methods.keys(), ...catalogue.pages.keys(), ...catalogue.v3.keys()],
    hosts: ['openapi.alipay.com', 'openauth.alipay.com'],
    bodyLimitBytes: BODY_LIMIT_BYTES,
    async handle(request, fault) {
      if (request.path === GATEWAY) return v2(request, fault)
      if (request.path.startsWith('/v3/')) return v3(request, fault)
      if (request.path.startsWith(AUTH_PAGES)) return authPage(state, request)
      if (request.path === CONFIRM_PAGE) return confirmPage(state, request)
      return request.path.startsWith(BILLS) ? billFile(state, request) : cashier(state, catalogue, request)
    },
    due: {
      [REFUND_DUE]: (id, at) => refundDue(state, id, at),
      [CONFIRMATION_DUE]: (id) => confirmationDue(state, id),
      [CLOSING_DUE]: (id) => closingDue(state, id),
      [AUDIT_DUE]: (no) => auditDue(state, no),
    },
    notifications: {
      ladderS: (note) => (messageOf(state, note) ? MESSAGE_LADDER_S : LADDER_S),
      letter(note, spoiling) {
        const message = messageOf(state, note)
        return message ? messageLetter(state, message, spoiling) : tradeLetter(state, note, spoiling)
      },
      // https://opendocs.alipay.com/open/203/105286: these seven letters, and nothing else
      accepts: (status, body) => status === 200 && body === 'success',
    },
    control: [
      ...appControl(state),
      ...authControl(state),
      ...orderControl(state),
      ownContractControl(state),
      ...switchControl(state),
    ],
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

/** The interfaces that some products open to whoever calls for a merchant. */
function openedBy(methods: readonly Method[], products: readonly string[]): string[] {
  return methods
    .filter((method) => method.products?.some((product) => products.includes(product)))
    .map((method) => method.name)
}
