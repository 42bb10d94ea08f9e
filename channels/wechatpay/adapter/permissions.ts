import type { GatewayRefusal } from '@ruzhu/domain/errors.ts'
import { fen } from '@ruzhu/domain/money.ts'
import type { Scene } from '@ruzhu/domain/payments/payments.ts'
import type { PermissionCalls, PermissionSeen, Permitted } from '@ruzhu/domain/permissions/permissions.ts'
import { later, MINUTE_MS } from '@ruzhu/domain/time.ts'
import { randomBytes } from 'node:crypto'
import { closePayment, prepay } from './payments.ts'
import type { Provider } from './provider.ts'
import { refund } from './refunds.ts'

/**
 * There is no question for permissions, so what needs one is begun and goes no further: an order that is closed at once, an
 * order for a payer that does not exist, a refund of an order that does not exist. A NO_AUTH about the product is a no, and
 * whatever is only said beyond that check is a yes; anything else tells nothing. That the check of products comes first is
 * inferred: https://pay.weixin.qq.com/doc/v3/partner/4012085741 names the refusals, not their order.
 */
export function permissionCalls(provider: Provider): PermissionCalls {
  return {
    ask: async ({ subMchid, scenes }) => {
      const seen: PermissionSeen[] = []
      for (const scene of scenes.filter((one) => ASKED.has(one))) seen.push(await askScene(provider, subMchid, scene))
      return [...seen, await askRefund(provider, subMchid)]
    },
  }
}

/** An order of an app names an AppID of its own, which a provider has none of: it would be refused for that. */
const ASKED: ReadonlySet<Scene> = new Set<Scene>(['native', 'jsapi', 'mini_program', 'h5'])
const NOBODY = 'ruzhu_permission_probe'
const A_FEN = fen(1)

async function askScene(provider: Provider, subMchid: string, scene: Scene): Promise<PermissionSeen> {
  const outTradeNo = probeNumber()
  const seen = await prepay(provider, {
    outTradeNo,
    subMchid,
    scene,
    description: '权限检测，不用付款',
    amount: A_FEN,
    expiresAt: later(provider.now(), 2 * MINUTE_MS),
    notifyUrl: NOWHERE,
    ...(scene === 'h5' && { payerClientIp: '203.0.113.1' }),
    ...(scene === 'jsapi' || scene === 'mini_program' ? { payerOpenid: NOBODY } : {}),
  })
  if (seen.state !== 'ready')
    return { what: scene, ...('refusal' in seen ? verdict(seen.refusal) : { state: 'untold' }) }
  await closePayment(provider, { outTradeNo, subMchid }) // where this gets lost, it expires in two minutes
  return { what: scene, state: 'granted' }
}

async function askRefund(provider: Provider, subMchid: string): Promise<PermissionSeen> {
  const number = probeNumber()
  const order = { outTradeNo: number, outRefundNo: number, subMchid, amount: A_FEN, total: A_FEN, notifyUrl: NOWHERE }
  const seen = await refund(provider, order)
  const what: Permitted = 'refund'
  return { what, ...('refusal' in seen ? verdict(seen.refusal) : { state: 'untold' }) }
}

function verdict({ code, message }: GatewayRefusal): Omit<PermissionSeen, 'what'> {
  if (code === 'NO_AUTH')
    return NOT_GRANTED.test(message) ? { state: 'missing', code, message } : { state: 'untold', code, message }
  return BEYOND.has(code) || /openid/.test(message) ? { state: 'granted' } : { state: 'untold', code, message }
}

const NOT_GRANTED = /未授权服务商的产品权限|产品授权已被解除/
/** Said of an order that does not exist, which is looked for only by whoever may. */
const BEYOND = new Set(['RESOURCE_NOT_EXISTS', 'ORDER_NOT_EXIST', 'TRADE_NOT_EXIST'])

/** Never the number of an order of anybody's. */
function probeNumber(): string {
  return `ruzhu_probe_${randomBytes(9).toString('hex')}`
}

/** Nothing of a probe is ever told: its orders are not paid, its refunds not made. */
const NOWHERE = 'https://example.com/nowhere'
