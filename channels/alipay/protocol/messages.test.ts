import { describe, expect, test } from 'vitest'
import { encryptContent } from './aes.ts'
import { readInteopNotice } from './inteop.ts'
import { readAesKey } from './keys.ts'
import { readMessage } from './messages.ts'
import { readOperationNotice } from './operation.ts'
import { Fields, Unreadable } from './reading.ts'
import { readSignNotice } from './signing-notice.ts'
import { readZftNotice } from './zft.ts'

const PRODUCT = { product_code: 'FACE_TO_FACE_PAYMENT', product_name: '当面付', status: 'audit' }
const fieldsOf = (name: string, content: string, more: object = {}) =>
  new Fields({
    notify_id: 'n1',
    utc_timestamp: '1514210452731',
    msg_method: name,
    app_id: '2021',
    version: '1.1',
    biz_content: content,
    ...more,
  })
const message = (name: string, content: object) => readMessage(fieldsOf(name, JSON.stringify(content)), {})

describe('messages', () => {
  test('have a name, a time and content', () => {
    expect(message('a.b.c', { x: 1 })).toMatchObject({
      notify_id: 'n1',
      name: 'a.b.c',
      at: new Date(1514210452731),
      status: undefined,
    })
  })

  test('are opened where they are encrypted', () => {
    const aesKey = readAesKey('aYA0GP8JEW+D7/UFaskCWA==')
    const fields = fieldsOf('a.b.c', encryptContent('{"x":"1"}', aesKey), { encrypt_type: 'AES' })
    expect(readMessage(fields, { aesKey }).content.text('x')).toBe('1')
    expect(() => readMessage(fields, {})).toThrow(Unreadable)
  })

  test('of a signature, an order, an operation, a sub-merchant', () => {
    const sign = message('alipay.open.sp.sign.sync.notify', {
      batch_no: 'b1',
      batch_order_status: 'merchant_confirm',
      product_status_infos: [PRODUCT],
    })
    expect(readSignNotice(sign)).toMatchObject({ batch_order_status: 'MERCHANT_CONFIRM', products: [PRODUCT] })
    const inteop = message('alipay.open.sp.inteop.sync.notify', {
      inteop_order_no: 'i1',
      status: 'REJECT',
      sub_order_infos: [{ sub_order_no: 's1', reason: '不清晰' }],
    })
    expect(readInteopNotice(inteop)).toMatchObject({ status: 'REJECT', sub_orders: [{ memo: '不清晰' }] })
    expect(readOperationNotice(message('alipay.open.sp.operation.result.notify', { batch_no: 'b2' }))).toEqual({
      batch_no: 'b2',
    })
    const passed = message('ant.merchant.expand.indirect.zft.passed', {
      order_id: 'z1',
      smid: '2088',
      external_id: 'our-3',
    })
    expect(readZftNotice(passed)).toMatchObject({ passed: true, smid: '2088' })
    expect(
      readZftNotice(message('ant.merchant.expand.indirect.zft.rejected', { order_id: 'z1', reason: '资料不符' })),
    ).toMatchObject({ passed: false, reason: '资料不符' })
    for (const read of [readSignNotice, readInteopNotice, readOperationNotice, readZftNotice]) {
      expect(() => read(message('a.b.c', {}))).toThrow(Unreadable)
    }
  })
})
