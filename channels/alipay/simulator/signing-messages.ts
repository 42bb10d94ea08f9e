import { masked } from './apps.ts'
import { tell } from './messages.ts'
import { productName } from './product-codes.ts'
import type { Signing } from './signing.ts'
import { inteopStatus, orderStatus, partStatus } from './signing-words.ts'
import type { State } from './state.ts'
import { alipayTime } from './times.ts'

/** Whoever applied is told of each step, in the message of its kind. */
export function tellSigning(state: State, signing: Signing): void {
  const app = state.apps.get(signing.appId)
  const message = app && messageOf(state, signing)
  if (app && message) tell(state, app, { ...message, about: signing.no })
}

function messageOf(state: State, signing: Signing): { name: string; content: object } | undefined {
  switch (signing.kind) {
    case 'agent':
      return { name: 'alipay.open.sp.sign.sync.notify', content: agentContent(state, signing) }
    case 'inteop':
      return { name: 'alipay.open.sp.inteop.sync.notify', content: inteopContent(signing) }
    case 'operation':
      return signing.state === 'done' || signing.state === 'rejected'
        ? { name: 'alipay.open.sp.operation.result.notify', content: operationContent(state, signing) }
        : undefined
    case 'zft':
      return zftMessage(signing)
    default:
      return undefined // these are asked about
  }
}

/** https://opendocs.alipay.com/isv/01cu25 */
function agentContent(state: State, signing: Signing): object {
  const merchant = signing.merchantAppId === undefined ? undefined : state.apps.get(signing.merchantAppId)
  return {
    scene: 'PRODUCT_OPEN',
    account: masked(merchant?.logonId ?? ''),
    batch_no: signing.no,
    batch_order_status: orderStatus(signing, state.world.now()),
    isv_app_id: signing.appId,
    ...(signing.reason !== undefined && { reject_reason: signing.reason }),
    product_status_infos: signing.parts.flatMap(({ productCode }) =>
      productCode === undefined
        ? []
        : [
            {
              product_code: productCode,
              product_name: productName(productCode),
              status: partStatus(signing, state.world.now()),
            },
          ],
    ),
  }
}

function inteopContent(signing: Signing): object {
  const status = inteopStatus(signing)
  return {
    inteop_order_no: signing.no,
    status,
    sub_order_infos: signing.parts.map(({ no, form }) => ({
      type: form === 'appauth.create' ? 'AUTH' : 'SIGN',
      sub_order_no: no,
      sub_order_status: status,
      ...(signing.reason !== undefined && { reason: signing.reason }),
    })),
  }
}

function operationContent({ apps }: State, { no, state, merchantAppId }: Signing): object {
  const merchant = merchantAppId === undefined ? undefined : apps.get(merchantAppId)
  const handled = state === 'done' ? 'SUCCESS' : 'FAIL'
  return { batch_no: no, handle_status: handled, merchant_no: merchant?.pid ?? '', bind_user_id: merchant?.pid ?? '' }
}

function zftMessage({ no, externalId, state, smid, cardAliasNo, reason, stateAt }: Signing) {
  const about = { order_id: no, external_id: externalId }
  if (state === 'done') {
    const content = { ...about, smid, card_alias_no: cardAliasNo, memo: `${alipayTime(stateAt)} 进件成功` }
    return { name: 'ant.merchant.expand.indirect.zft.passed', content }
  }
  return state === 'rejected'
    ? { name: 'ant.merchant.expand.indirect.zft.rejected', content: { ...about, reason } }
    : undefined
}
