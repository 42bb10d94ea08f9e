import { fields, maybe, reader, text } from './fields.ts'
import { tell } from './notices.ts'
import { checkNotifyUrl } from './prepay.ts'
import type { Call, Reply, Route } from './routing.ts'
import { openedField, sealedFor } from './sealed-fields.ts'
import type { State } from './state.ts'

/** What was said and comes back, kept as long as its notification may be repeated. */
export type Echo = { readonly mchid: string; readonly serial?: string; readonly resource: object }

const read = reader(
  fields('商户安全测试', {
    echo_message: text('回显消息', 1024),
    encrypted_echo_message: maybe(text('加密的回显消息', 2048)),
    notify_url: maybe(text('通知地址', 256)),
  }),
)

/** Signs, opens and seals, and does nothing else: with it a merchant tests all its keys at once. */
export function securityEchoRoutes(state: State): Route[] {
  return [{ method: 'POST', path: '/v3/security/echo', family: 'other', handle: (call) => echo(state, call) }]
}

function echo(state: State, call: Call): Reply {
  const { echo_message, encrypted_echo_message, notify_url } = read(call.body)
  if (notify_url !== undefined) checkNotifyUrl('/notify_url', notify_url)
  const plain =
    encrypted_echo_message === undefined
      ? undefined
      : openedField(state, call, '/encrypted_echo_message', '加密的回显消息', encrypted_echo_message)
  const sealed = plain === undefined ? undefined : sealedFor(state, call, plain)
  if (notify_url !== undefined) {
    const id = state.world.ids.hex('echo', 24)
    const serial = call.request.headers['wechatpay-serial']
    const resource = { echo_message, ...(sealed !== undefined && { encrypt_echo_message: sealed }) }
    state.echoes.put(id, { mchid: call.merchant.mchid, ...(serial !== undefined && { serial }), resource })
    tell(state, { eventType: 'SECURITY_ECHO.SUCCESS', subject: id, outTradeNo: id, url: notify_url })
  }
  return { status: 200, body: { echo_message, ...(sealed !== undefined && { encrypted_echo_message: sealed }) } }
}
