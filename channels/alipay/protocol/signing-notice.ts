import { type ProductStatus, readProduct } from './agent.ts'
import type { AppMessage } from './messages.ts'
import { Unreadable } from './reading.ts'

export const SIGN_NOTICE = 'alipay.open.sp.sign.sync.notify'

/** 签约状态通知 of a batch. Its words are those of `alipay.open.agent.order.query`, perhaps in small letters: ask for the rest. */
export type SignNotice = {
  batch_no: string
  /** One of `AgentOrderStatus`. */
  batch_order_status: string
  products: readonly ProductStatus[]
}

/** Throws `Unreadable` where it is none. */
export function readSignNotice({ name, content }: AppMessage): SignNotice {
  if (name !== SIGN_NOTICE) throw new Unreadable('no notice of a signature')
  return {
    batch_no: content.text('batch_no'),
    batch_order_status: content.text('batch_order_status').toUpperCase(),
    products: content.list('product_status_infos').map(readProduct),
  }
}
