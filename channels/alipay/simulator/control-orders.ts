import { Type } from 'typebox'
import { beijingTime } from '@ruzhu/domain/time.ts'
import { ControlProblem, type ControlRoute, controlRoute } from '../../contract/simulator.ts'
import { SIGNING_KINDS, type Signing, type SigningKind, audit, confirm, reject } from './signing.ts'
import { accessStatus } from './business-access.ts'
import { invitationStatus } from './invitations.ts'
import { signAuthorizationStatus } from './sign-authorization.ts'
import { inteopStatus, isOverdue, orderStatus, partStatus } from './signing-words.ts'
import type { State } from './state.ts'

export const Order = Type.Object({
  order: Type.String({ description: 'batch_no, inteop_order_no or order_id: what the acts take' }),
  order_no: Type.Optional(Type.String()),
  kind: Type.Enum([...SIGNING_KINDS]),
  app_id: Type.String(),
  merchant: Type.Optional(Type.String()),
  external_id: Type.Optional(Type.String()),
  state: Type.String({ description: 'open, auditing, to_confirm, done, rejected or cancelled' }),
  status: Type.String({ description: 'In the gateway’s own word' }),
  reason: Type.Optional(Type.String()),
  smid: Type.Optional(Type.String()),
  created_at: Type.String(),
  state_at: Type.String(),
  forms: Type.Array(
    Type.Object({
      form: Type.String(),
      product_code: Type.Optional(Type.String()),
      fields: Type.Object({}),
      pictures: Type.Record(Type.String(), Type.String()),
    }),
  ),
})
const Act = Type.Enum(['audit', 'confirm', 'reject'])

/** The reviewers of contracts and merchants, and the merchant who is asked to agree. */
export function orderControl(state: State): ControlRoute[] {
  return [
    controlRoute({
      method: 'GET',
      path: '/_sim/alipay/orders',
      summary: 'Signing orders of ISVs and merchants of platforms, oldest first',
      query: Type.Object({ state: Type.Optional(Type.String()), kind: Type.Optional(Type.String()) }),
      answer: Type.Object({ orders: Type.Array(Order) }),
      handle({ query }) {
        const found = [...state.signings.values()]
          .filter((one) => query.state === undefined || one.state === query.state)
          .filter((one) => query.kind === undefined || one.kind === query.kind)
        return { status: 200, body: { orders: found.map((one) => view(state, one)) } }
      },
    }),
    controlRoute({
      method: 'POST',
      path: '/_sim/alipay/orders/{order}/{act}',
      summary: 'audit: the reviewers pass it · confirm: the merchant agrees · reject: either says no',
      params: Type.Object({ order: Type.String(), act: Act }),
      body: Type.Object({ reason: Type.Optional(Type.String({ maxLength: 255 })) }, { additionalProperties: false }),
      answer: Order,
      handle({ params, body }) {
        const signing = findSigning(state, params.order)
        if (!signing)
          throw new ControlProblem(404, `There is no order ${params.order}; GET /_sim/alipay/orders lists them.`)
        return { status: 200, body: view(state, act(state, signing, params.act, body.reason)) }
      },
    }),
    controlRoute({
      method: 'GET',
      path: '/_sim/alipay/pictures/{id}',
      summary: 'A picture that was handed in',
      params: Type.Object({ id: Type.String() }),
      handle({ params }) {
        const picture = state.pictures.get(params.id)
        const bytes = picture && state.world.blobs.get(params.id)
        if (!picture || !bytes) throw new ControlProblem(404, `There is no picture ${params.id} any more.`)
        return { status: 200, bytes, mediaType: picture.mediaType }
      },
    }),
  ]
}

/** By the number that opened it, or by the one that handing it in gave. */
export function findSigning({ signings }: State, no: string): Signing | undefined {
  return signings.get(no) ?? signings.by('orderNo', no)
}

export function act(state: State, signing: Signing, what: 'audit' | 'confirm' | 'reject', reason?: string): Signing {
  if (isOverdue(signing, state.world.now()))
    throw new ControlProblem(409, `Order ${signing.no} waited too long for the merchant.`)
  const moved =
    what === 'audit'
      ? audit(state, signing)
      : what === 'confirm'
        ? confirm(state, signing)
        : reject(state, signing, reason ?? '资料不符合要求，请修改后重新提交')
  if (!moved) throw new ControlProblem(409, `Order ${signing.no} is ${signing.state}; "${what}" makes no sense there.`)
  return moved
}

export function view(state: State, signing: Signing): object {
  const merchant = signing.merchantAppId
  return {
    order: signing.no,
    ...(signing.orderNo !== undefined && { order_no: signing.orderNo }),
    kind: signing.kind,
    app_id: signing.appId,
    ...(merchant !== undefined && { merchant }),
    ...(signing.externalId !== undefined && { external_id: signing.externalId }),
    state: signing.state,
    status: WORDS[signing.kind](signing, state.world.now()),
    ...(signing.reason !== undefined && { reason: signing.reason }),
    ...(signing.smid !== undefined && { smid: signing.smid }),
    created_at: beijingTime(new Date(signing.createdAt)),
    state_at: beijingTime(new Date(signing.stateAt)),
    forms: signing.parts.map(({ form, productCode, fields, pictures }) => ({
      form,
      ...(productCode !== undefined && { product_code: productCode }),
      fields,
      pictures,
    })),
  }
}

const WORDS: Readonly<Record<SigningKind, (signing: Signing, now: number) => string>> = {
  agent: orderStatus,
  inteop: inteopStatus,
  invite: invitationStatus,
  bizaccess: accessStatus,
  signauth: signAuthorizationStatus,
  operation: ({ state }) => (state === 'done' ? 'SUCCESS' : state === 'rejected' ? 'NO_PERMISSION' : 'PROCESS'),
  zft: ({ state }) => (state === 'done' ? '99' : state === 'rejected' || state === 'cancelled' ? '-1' : '031'),
  own: partStatus,
}
