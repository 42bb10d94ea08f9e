import type { MakeGateway } from '../../contract/simulator.ts'
import { applymentControl } from './control-applyments.ts'
import { loginControl } from './control-logins.ts'
import { merchantControl } from './control-merchants.ts'
import { refundControl } from './control-refunds.ts'
import { settlementControl } from './control-settlements.ts'
import { sharingControl } from './control-sharing.ts'
import { switchControl } from './control-switches.ts'
import { violationControl } from './control-violations.ts'
import { APPLYMENT_DUE, applymentDue } from './applyments.ts'
import { cashier } from './cashier.ts'
import { door } from './door.ts'
import { ledger } from './ledger.ts'
import { AUTHORISE, authorisePage } from './login/authorise.ts'
import { loginDoor } from './login/door.ts'
import { loginRoutes } from './login/routes.ts'
import { LADDER_S, letter } from './notices.ts'
import { openingControl } from './opening/control.ts'
import { OPENING_DUE, openingDue } from './opening/openings.ts'
import { orderView, pay } from './paying.ts'
import { BINDING_DUE, bindingDue } from './platform/appids.ts'
import { platformControl } from './platform/control.ts'
import { GRANT_DUE, grantDue } from './platform/grants.ts'
import { platformPages } from './platform/page-control.ts'
import { REFUND_DUE, refundDue } from './refunds.ts'
import { openidOf } from './relations.ts'
import { v3Routes } from './routes.ts'
import { SETTLEMENT_DUE, endChange } from './settlements.ts'
import { SHARE_DUE, UNFREEZE_DUE, shareDue, unfreezeDue } from './sharing-ends.ts'
import { openState } from './state.ts'
import { CASHIER } from './tickets.ts'
import { tradeId } from './trade.ts'
import { newAuthCode } from './v2/auth-codes.ts'
import { xmlDoor } from './v2/door.ts'
import { CODE_PAYMENT_DUE, codePaymentDue, confirmCodePayment } from './v2/micropay.ts'
import { isXmlAccepted, xmlLetter } from './v2/notices.ts'
import { xmlRoutes } from './v2/routes.ts'
import { isXmlNotice } from './v2/xml-events.ts'

const BODY_LIMIT_BYTES = 10 * 1024 * 1024

/** Both access points and their other names, and where pages and login calls live. */
const HOSTS = [
  'api.mch.weixin.qq.com',
  'api2.mch.weixin.qq.com',
  'api.wechatpay.cn',
  'api2.wechatpay.cn',
  'apihk.mch.weixin.qq.com',
  'pay.weixin.qq.com',
  'wx.tenpay.com',
  'api.weixin.qq.com',
  'open.weixin.qq.com',
]
const LOGIN_PATHS = ['/sns/', '/cgi-bin/', AUTHORISE]
const XML_PATHS = ['/pay/', '/secapi/', '/tools/', '/mmpaymkttransfers/', '/risk/']

/** Plays WeChat Pay: api.mch.weixin.qq.com as a merchant sees it, version 3 and version 2. */
export const makeWechatpay: MakeGateway = (world) => {
  const state = openState(world)
  const routes = v3Routes(state)
  const xml = xmlRoutes(state)
  const api = door(state, routes)
  const xmlApi = xmlDoor(state, xml)
  const logins = loginRoutes(state)
  const loginApi = loginDoor(state, logins)
  return {
    name: 'wechatpay',
    paths: ['/v3/', ...XML_PATHS, ...LOGIN_PATHS, CASHIER],
    calls: [
      ...routes.map(({ method, path }) => `${method} ${path}`),
      ...xml.map(({ path }) => `POST ${path}`),
      `GET ${AUTHORISE}`,
      ...logins.map(({ path, inBody }) => `${inBody ? 'POST' : 'GET'} ${path}`),
    ],
    hosts: HOSTS,
    bodyLimitBytes: BODY_LIMIT_BYTES,
    async handle(request, fault) {
      if (request.path === CASHIER) return cashier(state, request)
      if (request.path === AUTHORISE) return authorisePage(state, request)
      if (request.path.startsWith('/v3/')) return api(request, fault)
      return XML_PATHS.some((path) => request.path.startsWith(path)) ? xmlApi(request, fault) : loginApi(request, fault)
    },
    due: {
      [REFUND_DUE]: (id, at) => refundDue(state, id, at),
      [CODE_PAYMENT_DUE]: (id, at) => codePaymentDue(state, id, at),
      [SHARE_DUE]: (id, at) => shareDue(state, id, at),
      [UNFREEZE_DUE]: (id) => unfreezeDue(state, id),
      [BINDING_DUE]: (key) => bindingDue(state, key),
      [GRANT_DUE]: (subject) => grantDue(state, subject),
      [OPENING_DUE]: (id, at) => openingDue(state, id, at),
      [SETTLEMENT_DUE]: (id, at) => void endChange(state, id, at),
      [APPLYMENT_DUE]: (id, at) => void applymentDue(state, id, at),
    },
    notifications: {
      ladderS: LADDER_S,
      letter: (note, spoiling) => (isXmlNotice(note) ? xmlLetter : letter)(state, note, spoiling),
      // https://pay.weixin.qq.com/doc/v3/merchant/4012791861: the body does not count, but in XML nothing else does
      accepts(status, body, note) {
        return isXmlNotice(note) ? isXmlAccepted(status, body) : status === 200 || status === 204
      },
    },
    control: [
      ...merchantControl(state),
      ...loginControl(state),
      ...platformControl(state),
      ...platformPages(state),
      ...applymentControl(state),
      ...openingControl(state),
      ...settlementControl(state),
      ...refundControl(state),
      ...sharingControl(state),
      ...violationControl(state),
      ...switchControl(state),
    ],
    ledger: ledger(state),
    *orders() {
      for (const trade of state.trades.newestFirst()) yield orderView(state, trade)
    },
    order(mchid, outTradeNo) {
      const trade = state.trades.get(tradeId(mchid, outTradeNo))
      return trade && orderView(state, trade)
    },
    identities(payer, appid) {
      const appids = appid === undefined ? [...state.apps.values()].map((app) => app.appid) : [appid]
      return Object.fromEntries(appids.map((one) => [one, openidOf(state, payer.payerId, one)]))
    },
    authCode: (payer, outcome) => newAuthCode(state, payer, outcome),
    pay: (act) => confirmCodePayment(state, act) ?? pay(state, act),
  }
}
