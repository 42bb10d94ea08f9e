import { type Static, Type } from 'typebox'
import { beijingTime } from '@ruzhu/domain/time.ts'
import { ControlProblem, type ControlRoute, controlRoute } from '../../contract/simulator.ts'
import { LIMITS, type Merchant } from './merchants.ts'
import { tell } from './notices.ts'
import type { State } from './state.ts'

const Punishment = Type.Object(
  {
    event: Type.Optional(Type.Enum(['PUNISH', 'INTERCEPT', 'APPEAL'])),
    limits: Type.Optional(Type.Array(Type.Enum([...LIMITS]), { description: 'None gives back what was taken' })),
    risk_description: Type.Optional(Type.String({ maxLength: 128 })),
  },
  { additionalProperties: false },
)

/** Risk control takes from a sub-merchant, or gives back, and tells its provider where that has left an address. */
export function violationControl(state: State): ControlRoute[] {
  return [
    controlRoute({
      method: 'POST',
      path: '/_sim/wechatpay/merchants/{mchid}/violation',
      summary:
        'Risk control limits what a merchant may do, and tells its provider (VIOLATION.PUNISH, INTERCEPT or APPEAL)',
      params: Type.Object({ mchid: Type.String() }),
      body: Punishment,
      answer: Type.Object({ mchid: Type.String(), limited_functions: Type.Array(Type.String()) }),
      handle({ params, body }) {
        const merchant = state.merchants.get(params.mchid)
        if (!merchant) throw new ControlProblem(404, `There is no merchant ${params.mchid}.`)
        const limits = body.limits ?? ['NO_TRANSACTION' as const]
        state.merchants.put(merchant.mchid, { ...merchant, limits })
        for (const provider of merchant.providers) tellProvider(state, provider, merchant, body)
        return { status: 200, body: { mchid: merchant.mchid, limited_functions: limits } }
      },
    }),
  ]
}

function tellProvider(state: State, provider: string, sub: Merchant, body: Static<typeof Punishment>): void {
  const url = state.violationAddresses.get(provider)?.url
  if (url === undefined) return
  const { event = 'PUNISH', risk_description = '涉嫌交易异常' } = body
  const id = state.world.ids.digits('violation', 20)
  const resource = {
    sub_mchid: sub.mchid,
    company_name: sub.name,
    record_id: id,
    punish_plan: '关闭支付权限',
    punish_time: beijingTime(new Date(state.world.now())),
    risk_type: 'ABNORMAL_TRANSACTION',
    risk_description,
  }
  state.violations.put(id, { id, mchid: provider, resource })
  tell(state, { eventType: `VIOLATION.${event}`, subject: id, outTradeNo: id, url })
}
