import { Type } from 'typebox'
import { ControlProblem, type ControlRoute, controlRoute } from '../../contract/simulator.ts'
import { refundObject } from './refund.ts'
import { type RefundEnd, endRefund } from './refunds.ts'
import type { State } from './state.ts'

const ENDS: Readonly<Record<'succeed' | 'close' | 'fail', RefundEnd>> = {
  succeed: 'SUCCESS',
  close: 'CLOSED',
  fail: 'ABNORMAL',
}

/** The payer's bank, when it shall not simply say yes. Halt the clock first, or it has done so 2 s after the request. */
export function refundControl(state: State): ControlRoute[] {
  return [
    controlRoute({
      method: 'POST',
      path: '/_sim/wechatpay/refunds/{refund_id}/{end}',
      summary: 'Ends a refund that is PROCESSING or ABNORMAL: succeed, close or fail',
      params: Type.Object({ refund_id: Type.String(), end: Type.Enum(['succeed', 'close', 'fail']) }),
      answer: Type.Object({ refund_id: Type.String(), status: Type.String() }),
      handle({ params: { refund_id, end } }) {
        const refund = state.refunds.by('refundId', refund_id)
        const trade = refund && state.trades.get(refund.tradeId)
        if (!refund || !trade) throw new ControlProblem(404, `There is no refund ${refund_id}.`)
        const ended = endRefund(state, refund.id, ENDS[end], state.world.now())
        if (!ended) throw new ControlProblem(409, `Refund ${refund_id} is ${refund.status} and stays so.`)
        return { status: 200, body: refundObject(ended, trade) }
      },
    }),
  ]
}
