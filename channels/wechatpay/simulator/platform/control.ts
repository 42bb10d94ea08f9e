import { Type } from 'typebox'
import { ControlProblem, type ControlRoute, controlRoute } from '../../../contract/simulator.ts'
import { MerchantView, findMerchant, merchantView } from '../merchant-view.ts'
import type { State } from '../state.ts'
import { actOnBinding, askForAppid, bindingView, bindingsOf } from './appids.ts'
import { actOnGrant } from './grants.ts'

const Mchid = Type.Object({ mchid: Type.String() })
const Binding = Type.Object({
  mchid: Type.String(),
  appid: Type.String(),
  state: Type.Enum(['auditing', 'waiting', 'bound', 'refused', 'lapsed']),
  asked_at: Type.String(),
  lapses_at: Type.Optional(Type.String()),
})
const strict = { additionalProperties: false }

/** What people do at the merchant platform and at the app's own platform, for programs. The pages do the same. */
export function platformControl(state: State): ControlRoute[] {
  return [
    controlRoute({
      method: 'GET',
      path: '/_sim/wechatpay/merchants/{mchid}',
      summary: 'One merchant as its platform shows it; without private keys',
      params: Mchid,
      answer: MerchantView,
      handle: ({ params }) => ({ status: 200, body: merchantView(state, findMerchant(state, params.mchid)) }),
    }),
    controlRoute({
      method: 'POST',
      path: '/_sim/wechatpay/merchants/{mchid}/grants',
      summary:
        'A provider invites a sub-merchant to a product, it authorises (in force after ten minutes) or withdraws',
      params: Mchid,
      body: Type.Object(
        { product: Type.String({ maxLength: 32 }), act: Type.Enum(['invite', 'authorise', 'withdraw']) },
        strict,
      ),
      answer: MerchantView,
      handle({ params: { mchid }, body: { product, act } }) {
        return { status: 200, body: merchantView(state, actOnGrant(state, mchid, product, act)) }
      },
    }),
    controlRoute({
      method: 'GET',
      path: '/_sim/wechatpay/merchants/{mchid}/appids',
      summary: 'The appids that a merchant has asked for',
      params: Mchid,
      answer: Type.Object({ bindings: Type.Array(Binding) }),
      handle({ params: { mchid } }) {
        findMerchant(state, mchid)
        return { status: 200, body: { bindings: bindingsOf(state, mchid).map(bindingView) } }
      },
    }),
    controlRoute({
      method: 'POST',
      path: '/_sim/wechatpay/merchants/{mchid}/appids',
      summary: 'A merchant asks for an appid to be bound to it; of another subject, it is reviewed first',
      params: Mchid,
      body: Type.Object(
        { appid: Type.String({ pattern: '^[0-9A-Za-z]{1,32}$' }), same_subject: Type.Optional(Type.Boolean()) },
        strict,
      ),
      answer: Binding,
      status: 201,
      handle({ params: { mchid }, body: { appid, same_subject = true } }) {
        return { status: 201, body: bindingView(askForAppid(state, mchid, appid, same_subject)) }
      },
    }),
    controlRoute({
      method: 'POST',
      path: '/_sim/wechatpay/merchants/{mchid}/appids/{appid}/{act}',
      summary: 'The reviewer approves; the administrator of the app confirms or refuses, within seven days',
      params: Type.Object({
        ...Mchid.properties,
        appid: Type.String(),
        act: Type.Enum(['approve', 'confirm', 'refuse']),
      }),
      answer: Binding,
      handle({ params: { mchid, appid, act } }) {
        if (!state.merchants.get(mchid)) throw new ControlProblem(404, `There is no merchant ${mchid}.`)
        return { status: 200, body: bindingView(actOnBinding(state, mchid, appid, act)) }
      },
    }),
  ]
}
