import { Type } from 'typebox'
import { ControlProblem, type ControlRoute, type Payer, controlRoute } from '@ruzhu/channels/contract/simulator.ts'
import type { Simulation } from '../world.ts'

const LISTED_AT_MOST = 200

const PayerView = Type.Object({
  payer_id: Type.String(),
  name: Type.String(),
  balance_fen: Type.Integer(),
  behaviour: Type.String(),
  openids: Type.Record(Type.String(), Type.String()),
  buyer_id: Type.String(),
})
const NewPayer = Type.Object(
  {
    balance_fen: Type.Optional(Type.Integer({ minimum: 0 })),
    behaviour: Type.Optional(
      Type.Enum(['normal', 'frozen', 'card_closed'], {
        description: 'frozen cannot pay; card_closed pays, but a refund to them ends as ABNORMAL',
      }),
    ),
  },
  { additionalProperties: false },
)
const PaySeen = Type.Object({
  state: Type.String({ description: 'The gateway’s own word' }),
  transaction_id: Type.Optional(Type.String()),
  trade_no: Type.Optional(Type.String()),
  reason: Type.Optional(Type.String()),
})
const Outcome = Type.Enum(['success', 'cancel', 'insufficient_balance', 'risk_refused', 'paying'])
const PayAct = Type.Object(
  {
    target: Type.String({
      description:
        'code_url, prepay_id, h5_url, transaction_id, qr_code, trade_no, an address of a cashier, an order string, or an out_trade_no with its mchid or app_id',
    }),
    mchid: Type.Optional(Type.String()),
    app_id: Type.Optional(Type.String()),
    payer_id: Type.Optional(Type.String()),
    outcome: Type.Optional(Outcome),
    coupon_fen: Type.Optional(
      Type.Integer({ minimum: 1, description: 'WeChat Pay: the payer has a coupon of the gateway’s, and pays less' }),
    ),
  },
  { additionalProperties: false },
)
const CodeWanted = Type.Object(
  {
    channel: Type.Optional(Type.String({ description: 'wechatpay unless told' })),
    outcome: Type.Optional(Outcome),
  },
  { additionalProperties: false },
)

export function payerRoutes({ payers, gateways }: Simulation): ControlRoute[] {
  function view(payer: Payer, appid?: string): object {
    const openids = Object.assign({}, ...gateways.map((gateway) => gateway.identities(payer, appid)))
    const { payerId, name, balanceFen, behaviour, buyerId } = payer
    return { payer_id: payerId, name, balance_fen: balanceFen, behaviour, openids, buyer_id: buyerId }
  }

  return [
    controlRoute({
      method: 'POST',
      path: '/_sim/payers',
      summary: 'Somebody who can pay',
      body: NewPayer,
      answer: PayerView,
      status: 201,
      handle: ({ body }) => ({ status: 201, body: view(payers.add(body.balance_fen, body.behaviour)) }),
    }),
    controlRoute({
      method: 'GET',
      path: '/_sim/payers',
      summary: `The first ${LISTED_AT_MOST} payers; some are there from the start`,
      answer: Type.Object({ payers: Type.Array(PayerView) }),
      handle: () => ({
        status: 200,
        body: { payers: [...payers.all()].slice(0, LISTED_AT_MOST).map((payer) => view(payer)) },
      }),
    }),
    controlRoute({
      method: 'GET',
      path: '/_sim/payers/{payer_id}',
      summary: 'One payer, with the openid of the appid asked for',
      params: Type.Object({ payer_id: Type.String() }),
      query: Type.Object({ appid: Type.Optional(Type.String()) }),
      answer: PayerView,
      handle: ({ params, query }) => ({ status: 200, body: view(find(params.payer_id), query.appid) }),
    }),
    controlRoute({
      method: 'GET',
      path: '/_sim/payers/{payer_id}/auth_code',
      summary: 'A payment code (付款码) from the payer’s phone; with outcome=paying the payer is still to confirm',
      params: Type.Object({ payer_id: Type.String() }),
      query: CodeWanted,
      answer: Type.Object({ auth_code: Type.String() }),
      handle({ params, query: { channel = 'wechatpay', outcome = 'success' } }) {
        const payer = find(params.payer_id)
        const code = gateways.find(({ name }) => name === channel)?.authCode?.(payer, outcome)
        if (code === undefined) throw new ControlProblem(404, `"${channel}" takes no payment codes.`)
        return { status: 200, body: { auth_code: code } }
      },
    }),
    controlRoute({
      method: 'POST',
      path: '/_sim/pay',
      summary: 'The payer acts',
      body: PayAct,
      answer: PaySeen,
      handle({ body: { target, mchid, app_id, payer_id, outcome = 'success', coupon_fen } }) {
        const merchant = mchid ?? app_id
        const act = {
          target,
          outcome,
          ...(coupon_fen !== undefined && { couponFen: coupon_fen }),
          ...(merchant !== undefined && { merchant }),
          ...(payer_id !== undefined && { payer: find(payer_id) }),
        }
        for (const gateway of gateways) {
          const seen = gateway.pay(act)
          if (seen) return { status: 200, body: seen }
        }
        const hint = merchant === undefined ? ' An out_trade_no needs its mchid or app_id beside it.' : ''
        throw new ControlProblem(404, `Nothing payable is called "${target}".${hint}`)
      },
    }),
  ]

  function find(payerId: string): Payer {
    const payer = payers.get(payerId)
    if (!payer) throw new ControlProblem(404, `There is no payer ${payerId}; GET /_sim/payers lists them.`)
    return payer
  }
}
