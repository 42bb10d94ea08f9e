import { type Static, Type } from 'typebox'
import { ControlProblem, type ControlRoute, controlRoute } from '../../contract/simulator.ts'
import { revoke } from './app-auth.ts'
import type { App } from './apps.ts'
import { appRedirect, redirectProblem } from './auth-pages.ts'
import type { State } from './state.ts'
import { newUserCode } from './user-auth.ts'

const strict = { additionalProperties: false }
const Consent = Type.Object(
  {
    app_id: Type.String({ description: 'The third-party app' }),
    redirect_uri: Type.String(),
    state: Type.Optional(Type.String({ maxLength: 100 })),
    merchant: Type.Optional(
      Type.Union([Type.String(), Type.Array(Type.String(), { minItems: 1 })], {
        description:
          'The app_id of a merchant’s app; a list agrees at once, as on the batch page. Without it a new one',
      }),
    ),
  },
  strict,
)
const Withdrawal = Type.Object({ app_id: Type.String(), merchant: Type.String() }, strict)
const Revoked = Type.Object({ revoked: Type.Integer({ description: 'How many tokens ended' }) })
const Login = Type.Object({ app_id: Type.String(), payer_id: Type.Optional(Type.String()) }, strict)

/** The merchant who agrees and withdraws, and the user who opens a mini program. */
export function authControl(state: State): ControlRoute[] {
  const withdrawal = (path: string) =>
    controlRoute({
      method: 'POST',
      path,
      summary: 'The merchant withdraws: tokens end at once',
      body: Withdrawal,
      answer: Revoked,
      handle: ({ body }) => ({ status: 200, body: withdraw(state, body) }),
    })
  return [
    controlRoute({
      method: 'POST',
      path: '/_sim/alipay/authorise',
      summary: 'The merchant agrees: where the browser goes, with app_auth_code',
      body: Consent,
      answer: Type.Object({ redirect: Type.String() }),
      handle: async ({ body }) => ({ status: 200, body: { redirect: await agree(state, body) } }),
    }),
    withdrawal('/_sim/alipay/authorise/revoke'),
    withdrawal('/_sim/alipay/revoke'),
    controlRoute({
      method: 'POST',
      path: '/_sim/alipay/login',
      summary: 'my.getAuthCode: a user’s auth_code for an app',
      body: Login,
      answer: Type.Object({ auth_code: Type.String() }),
      handle: ({ body }) => ({ status: 200, body: { auth_code: login(state, body) } }),
    }),
  ]
}

async function agree(
  state: State,
  { app_id, redirect_uri, merchant, ...rest }: Static<typeof Consent>,
): Promise<string> {
  const isv = find(state, app_id)
  if (isv.kind !== 'isv')
    throw new ControlProblem(409, `${app_id} is no third-party app; make one with {"kind":"isv"}.`)
  const problem = redirectProblem(isv, redirect_uri)
  if (problem !== undefined) throw new ControlProblem(400, `${problem}.`)
  const chosen = merchant === undefined ? [] : [merchant].flat()
  for (const appId of chosen) {
    if (find(state, appId).kind !== 'merchant') throw new ControlProblem(409, `${appId} is no merchant’s app.`)
  }
  const query = new Map([
    ['redirect_uri', redirect_uri],
    ['state', rest.state ?? ''],
  ])
  return appRedirect(state, isv, chosen, { get: (name) => query.get(name) ?? null }, Array.isArray(merchant))
}

function withdraw(state: State, { app_id, merchant }: Static<typeof Withdrawal>): object {
  const revoked = revoke(state, find(state, app_id).appId, find(state, merchant).appId)
  if (revoked === 0) throw new ControlProblem(409, `${merchant} has allowed ${app_id} nothing.`)
  return { revoked }
}

function login(state: State, { app_id, payer_id }: Static<typeof Login>): string {
  const payer = payer_id === undefined ? state.world.payers.anyone : state.world.payers.get(payer_id)
  if (!payer) throw new ControlProblem(404, `There is no payer ${payer_id}; GET /_sim/payers lists them.`)
  return newUserCode(state, find(state, app_id).appId, payer)
}

function find({ apps }: State, appId: string): App {
  const app = apps.get(appId)
  if (!app) throw new ControlProblem(404, `There is no app ${appId}; GET /_sim/alipay/apps lists them.`)
  return app
}
