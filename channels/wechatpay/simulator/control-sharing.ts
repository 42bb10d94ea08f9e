import { Type } from 'typebox'
import { ControlProblem, type ControlRoute, controlRoute } from '../../contract/simulator.ts'
import { FAIL_REASONS } from './share.ts'
import type { State } from './state.ts'

/** Receivers that cannot be given anything, for whoever has to bear it. */
export function sharingControl(state: State): ControlRoute[] {
  return [
    controlRoute({
      method: 'POST',
      path: '/_sim/wechatpay/receivers/{account}/trouble',
      summary: 'The next profit shares to this account (mchid or openid) end as CLOSED for this reason; none ends that',
      params: Type.Object({ account: Type.String() }),
      body: Type.Object({ fail_reason: Type.Optional(Type.Enum([...FAIL_REASONS])) }, { additionalProperties: false }),
      answer: Type.Object({ account: Type.String(), fail_reason: Type.Optional(Type.String()) }),
      handle({ params: { account }, body: { fail_reason } }) {
        if (!state.merchants.get(account) && !state.openids.get(account)) {
          throw new ControlProblem(404, `There is no merchant and no openid ${account}.`)
        }
        if (fail_reason === undefined) state.receiverTroubles.delete(account)
        else state.receiverTroubles.put(account, fail_reason)
        return { status: 200, body: { account, ...(fail_reason !== undefined && { fail_reason }) } }
      },
    }),
  ]
}
