import type { Instant, Letter, NotificationNote, Spoiling } from '../../contract/simulator.ts'
import type { App } from './apps.ts'
import { type Grant, REFRESH_LIFE_S, TOKEN_LIFE_S } from './grants.ts'
import { signedForm } from './notices.ts'
import type { State } from './state.ts'
import { alipayTime } from './times.ts'

/** What an app gateway (应用网关) is told; of the older kind, with a status, or of the newer, with a method's name. */
export type Message = {
  readonly id: string
  readonly appId: string
  readonly authAppId: string
  readonly name: string
  readonly status?: string
  readonly content: string
  readonly at: Instant
}

/** Seconds after each failure: 2 m, 10 m, 10 m, 1 h, 2 h, 6 h, 15 h. https://opendocs.alipay.com/common/02km9j */
export const MESSAGE_LADDER_S = [120, 600, 600, 3600, 7200, 21_600, 54_000] as const

type Told = { name: string; status?: string; authAppId?: string; content: object; about?: string }

/** To the address in the app's settings; where there is none, nobody hears. */
export function tell(state: State, app: App, { name, status, authAppId = app.appId, content, about = '' }: Told): void {
  if (app.gatewayUrl === undefined) return
  const id = state.world.ids.hex('message', 32)
  const said = { id, appId: app.appId, authAppId, name, content: JSON.stringify(content), at: state.world.now() }
  state.messages.put(id, { ...said, ...(status !== undefined && { status }) })
  state.world.notify({
    gateway: 'alipay',
    eventType: name,
    subject: id,
    outTradeNo: about,
    url: app.gatewayUrl,
    seal: '',
  })
}

export function messageOf(state: State, { subject }: NotificationNote): Message | undefined {
  return state.messages.get(subject)
}

/** One attempt. https://opendocs.alipay.com/common/02km9j */
export async function messageLetter(state: State, message: Message, spoiling: Spoiling): Promise<Letter> {
  const app = state.apps.get(message.appId)
  if (!app) throw new Error(`${message.name} is for ${message.appId}, which is not there`)
  return signedForm(state, app, fieldsOfMessage(message), 'utf-8', spoiling)
}

function fieldsOfMessage({ id, appId, authAppId, name, status, content, at }: Message): Record<string, string> {
  const common = { notify_id: id, app_id: appId, charset: 'UTF-8', biz_content: content }
  if (status === undefined) return { ...common, version: '1.1', utc_timestamp: String(at), msg_method: name }
  return {
    ...common,
    version: '1.0',
    notify_type: name,
    notify_time: alipayTime(at),
    status,
    auth_app_id: authAppId,
  }
}

/** https://opendocs.alipay.com/isv/04h3uf */
export function tellGrant(
  state: State,
  isv: App,
  merchant: App,
  grant: Grant,
  told: { code?: string; outBizNo?: string },
): void {
  const { code, outBizNo } = told
  const detail = {
    app_id: isv.appId,
    auth_app_id: merchant.appId,
    user_id: merchant.pid,
    ...(code !== undefined && { app_auth_code: code }),
    app_auth_token: grant.token,
    app_refresh_token: grant.refreshToken,
    expires_in: TOKEN_LIFE_S,
    re_expires_in: REFRESH_LIFE_S,
    auth_time: grant.grantedAt,
  }
  const context = outBizNo === undefined ? {} : { out_biz_no: outBizNo }
  const content = { detail, notify_context: { trigger: 'APP_AUTH', trigger_context: context } }
  tell(state, isv, { name: GRANTS, status: 'execute_auth', authAppId: merchant.appId, content })
}

export function tellRevocation(state: State, { isvAppId, merchantAppId, grantedAt }: Grant): void {
  const isv = state.apps.get(isvAppId)
  if (!isv) return
  const detail = {
    app_id: isvAppId,
    auth_app_id: merchantAppId,
    user_id: state.apps.get(merchantAppId)?.pid ?? '',
    auth_time: grantedAt,
  }
  const content = { detail, notify_context: { trigger: 'CANCEL_AUTH', trigger_context: {} } }
  tell(state, isv, { name: GRANTS, status: 'cancel_auth', authAppId: merchantAppId, content })
}

const GRANTS = 'open_app_auth_notify'
