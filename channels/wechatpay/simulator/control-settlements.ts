import { Type } from 'typebox'
import { ControlProblem, type ControlRoute, controlRoute } from '../../contract/simulator.ts'
import { endChange, settlementOf } from './settlements.ts'
import type { State } from './state.ts'

/** Who looks at a changed settlement account, and the bank that takes what is settled, or does not. */
export function settlementControl(state: State): ControlRoute[] {
  return [
    controlRoute({
      method: 'POST',
      path: '/_sim/wechatpay/settlement_applications/{application_no}/{act}',
      summary: 'Ends the audit of a changed settlement account; left alone, it is approved after 2 s',
      params: Type.Object({ application_no: Type.String(), act: Type.Enum(['approve', 'reject']) }),
      body: Type.Object({ verify_fail_reason: Type.Optional(Type.String()) }, { additionalProperties: false }),
      answer: Type.Object({ application_no: Type.String(), verify_result: Type.String() }),
      handle({ params: { application_no, act }, body: { verify_fail_reason = '银行卡户名或卡号有误' } }) {
        const reason = act === 'reject' ? verify_fail_reason : undefined
        const ended = endChange(state, application_no, state.world.now(), reason)
        if (!ended) throw new ControlProblem(404, `No audit of ${application_no} is under way.`)
        return { status: 200, body: { application_no, verify_result: ended.result } }
      },
    }),
    controlRoute({
      method: 'POST',
      path: '/_sim/wechatpay/merchants/{mchid}/settlement',
      summary: 'How the test payment to a sub-merchant’s settlement account went',
      params: Type.Object({ mchid: Type.String() }),
      body: Type.Object(
        {
          verify_result: Type.Enum(['VERIFY_SUCCESS', 'VERIFY_FAIL', 'VERIFYING']),
          verify_fail_reason: Type.Optional(Type.String({ maxLength: 1024 })),
        },
        { additionalProperties: false },
      ),
      answer: Type.Object({ mchid: Type.String(), verify_result: Type.String() }),
      handle({ params: { mchid }, body: { verify_result, verify_fail_reason = '账户名与账号不符' } }) {
        const sub = state.merchants.get(mchid)
        if (sub?.kind !== 'sub') throw new ControlProblem(404, `There is no sub-merchant ${mchid}.`)
        const { failReason: _, ...settlement } = settlementOf(state, sub)
        const failed = verify_result === 'VERIFY_FAIL' && { failReason: verify_fail_reason }
        state.settlements.put(mchid, { ...settlement, verified: verify_result, ...failed })
        return { status: 200, body: { mchid, verify_result } }
      },
    }),
  ]
}
