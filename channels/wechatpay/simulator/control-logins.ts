import { type Static, Type } from 'typebox'
import { ControlProblem, type ControlRoute, type Payer, controlRoute } from '../../contract/simulator.ts'
import { readWish, redirectOf } from './login/authorise.ts'
import { newLoginCode } from './login/codes.ts'
import type { App } from './merchants.ts'
import type { State } from './state.ts'

const strict = { additionalProperties: false }
const PayerId = Type.Optional(Type.String({ description: 'Who pays when nobody is named, unless told' }))
const Login = Type.Object({ appid: Type.String(), payer_id: PayerId }, strict)
const Consent = Type.Object(
  {
    appid: Type.String(),
    redirect_uri: Type.String(),
    scope: Type.Optional(Type.Enum(['snsapi_base', 'snsapi_userinfo'])),
    state: Type.Optional(Type.String({ maxLength: 128 })),
    payer_id: PayerId,
  },
  strict,
)
const AppView = Type.Object({
  appid: Type.String(),
  app_secret: Type.String(),
  oauth_domains: Type.Optional(Type.Array(Type.String())),
})
const Change = Type.Object(
  {
    oauth_domains: Type.Optional(
      Type.Array(Type.String({ pattern: '^[a-z0-9.-]+$' }), {
        description: '网页授权域名: where logins may lead back to, and nowhere else',
      }),
    ),
    reset_secret: Type.Optional(Type.Literal(true, { description: '重置 AppSecret: the one before ends at once' })),
    ip_whitelist: Type.Optional(
      Type.Array(Type.String(), { description: 'Who may ask for the app’s own token; empty lets everybody' }),
    ),
  },
  strict,
)

/** The payer's phone in a mini program and in a page of an official account, and what the account set up for it. */
export function loginControl(state: State): ControlRoute[] {
  return [
    controlRoute({
      method: 'POST',
      path: '/_sim/wechatpay/login',
      summary: 'wx.login on the payer’s phone: a code for /sns/jscode2session, good once within five minutes',
      body: Login,
      answer: Type.Object({ code: Type.String() }),
      handle({ body: { appid, payer_id } }) {
        const { payerId } = payerOf(state, payer_id)
        return {
          status: 200,
          body: { code: newLoginCode(state, { kind: 'js_code', appid: find(state, appid).appid, payerId }) },
        }
      },
    }),
    controlRoute({
      method: 'POST',
      path: '/_sim/wechatpay/authorise',
      summary: 'The payer agrees at /connect/oauth2/authorize: where the browser goes, with code and state',
      body: Consent,
      answer: Type.Object({ redirect: Type.String() }),
      handle: ({ body }) => ({ status: 200, body: { redirect: agree(state, body) } }),
    }),
    controlRoute({
      method: 'GET',
      path: '/_sim/wechatpay/apps',
      summary: 'All apps with their secrets',
      answer: Type.Object({ apps: Type.Array(AppView) }),
      handle: () => ({ status: 200, body: { apps: [...state.apps.values()].map(view) } }),
    }),
    controlRoute({
      method: 'PATCH',
      path: '/_sim/wechatpay/apps/{appid}',
      summary: 'What the owner of an app sets up',
      params: Type.Object({ appid: Type.String() }),
      body: Change,
      answer: AppView,
      handle({ params, body }) {
        const { oauth_domains, reset_secret, ip_whitelist } = body
        const changed = {
          ...find(state, params.appid),
          ...(oauth_domains && { oauthDomains: oauth_domains }),
          ...(reset_secret && { secret: state.world.random(16).toString('hex') }),
          ...(ip_whitelist && { ipWhitelist: ip_whitelist }),
        }
        state.apps.put(changed.appid, changed)
        return { status: 200, body: view(changed) }
      },
    }),
  ]
}

function agree(state: State, { appid, redirect_uri, scope = 'snsapi_base', ...rest }: Static<typeof Consent>): string {
  const query = new URLSearchParams({
    appid: find(state, appid).appid,
    redirect_uri,
    response_type: 'code',
    scope,
    state: rest.state ?? '',
  })
  const wish = readWish(state, query)
  if (typeof wish === 'string') throw new ControlProblem(400, `${wish}.`)
  return redirectOf(state, wish, payerOf(state, rest.payer_id))
}

function view({ appid, secret, oauthDomains }: App): Static<typeof AppView> {
  return { appid, app_secret: secret, ...(oauthDomains && { oauth_domains: [...oauthDomains] }) }
}

function payerOf({ world }: State, payerId: string | undefined): Payer {
  const payer = payerId === undefined ? world.payers.anyone : world.payers.get(payerId)
  if (!payer) throw new ControlProblem(404, `There is no payer ${payerId}; GET /_sim/payers lists them.`)
  return payer
}

function find({ apps }: State, appid: string): App {
  const app = apps.get(appid)
  if (!app) throw new ControlProblem(404, `There is no app ${appid}; GET /_sim/wechatpay/apps lists them.`)
  return app
}
