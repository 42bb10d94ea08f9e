import type { State } from '../state.ts'
import { authCodeToOpenid } from './auth-code-openid.ts'
import { downloadBill, downloadFundFlow } from './bills.ts'
import type { XmlRoute } from './door.ts'
import { micropay } from './micropay.ts'
import { closeOrder, orderQuery } from './orders.ts'
import { refund, refundQuery } from './refunds.ts'
import { reverse } from './reverse.ts'
import { addSubDevConfig, querySubDevConfig } from './sub-dev-config.ts'
import { unifiedOrder } from './unified-order.ts'

const PLATFORM = { certificate: true, bare: true, only: 'MD5' } as const
const FUNDS = { certificate: true, only: 'HMAC-SHA256' } as const

/** Every call of version 2 that is played. */
export function xmlRoutes(state: State): XmlRoute[] {
  return [
    { path: '/pay/unifiedorder', handle: (call) => unifiedOrder(state, call) },
    { path: '/pay/orderquery', handle: (call) => orderQuery(state, call) },
    { path: '/pay/closeorder', handle: (call) => closeOrder(state, call) },
    { path: '/secapi/pay/refund', certificate: true, handle: (call) => refund(state, call) },
    { path: '/pay/refundquery', handle: (call) => refundQuery(state, call) },
    { path: '/pay/micropay', handle: (call) => micropay(state, call) },
    { path: '/secapi/pay/reverse', certificate: true, handle: (call) => reverse(state, call) },
    { path: '/tools/authcodetoopenid', handle: (call) => authCodeToOpenid(state, call) },
    { path: '/pay/downloadbill', handle: (call) => downloadBill(state, call) },
    { path: '/pay/downloadfundflow', ...FUNDS, handle: (call) => downloadFundFlow(state, call) },
    { path: '/secapi/mch/addsubdevconfig', ...PLATFORM, handle: (call) => addSubDevConfig(state, call) },
    { path: '/secapi/mch/querysubdevconfig', ...PLATFORM, handle: (call) => querySubDevConfig(state, call) },
  ]
}
