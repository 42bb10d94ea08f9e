import { Type } from 'typebox'
import { ControlProblem, type ControlRoute, controlRoute } from '../../contract/simulator.ts'
import { PAYMENT_PRODUCTS } from './apps.ts'
import { Order, view } from './control-orders.ts'
import { type Signing, submit } from './signing.ts'
import type { State } from './state.ts'
import { dayDigits } from './times.ts'

/** b.alipay.com → 产品中心 → 立即开通: a merchant signs a product by itself, and the reviewers look at it. */
export function ownContractControl(state: State): ControlRoute {
  return controlRoute({
    method: 'POST',
    path: '/_sim/alipay/apps/{app_id}/contracts',
    summary:
      'The merchant hands in a contract of its own in the merchant platform; the reviewers find it among the orders',
    params: Type.Object({ app_id: Type.String() }),
    body: Type.Object({ product: Type.Enum([...PAYMENT_PRODUCTS]) }, { additionalProperties: false }),
    answer: Order,
    status: 201,
    handle: ({ params, body }) => ({ status: 201, body: view(state, handIn(state, params.app_id, body.product)) }),
  })
}

function handIn(state: State, appId: string, productCode: string): Signing {
  const merchant = state.apps.get(appId)
  if (merchant?.kind !== 'merchant')
    throw new ControlProblem(404, `There is no merchant's app ${appId}; GET /_sim/alipay/apps lists them.`)
  const now = state.world.now()
  return submit(state, {
    no: `${dayDigits(now)}${state.world.ids.digits('own_contract', 24)}`,
    kind: 'own',
    appId,
    merchantAppId: appId,
    parts: [{ no: state.world.ids.digits('own_part', 24), form: '产品中心', productCode, fields: {}, pictures: {} }],
    state: 'open',
    createdAt: now,
    stateAt: now,
  })
}
