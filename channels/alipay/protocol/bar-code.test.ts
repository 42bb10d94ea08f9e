import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { payByBarCode } from './bar-code.ts'
import { answer, paramsOf, rawGateway } from './testing/raw-gateway.ts'

const ORDER = { out_trade_no: 'B1', total_amount: '88.88', subject: '咖啡', auth_code: '28763443825664394' }
const TRADE = { out_trade_no: 'B1', trade_no: 'T1', total_amount: '88.88' }
const pay = (node: object) => answer('alipay.trade.pay', node)
const query = (node: object) => answer('alipay.trade.query', node)
const cancel = (node: object) => answer('alipay.trade.cancel', node)
const CONFIRM = pay({ code: '10003', msg: 'order success pay inprocess', ...TRADE })
const WAITING = query({ code: '10000', ...TRADE, trade_status: 'WAIT_BUYER_PAY' })
const BROKEN = query({ code: '20000', sub_code: 'isp.unknow-error' })
const NOT_THERE = query({ code: '40004', sub_code: 'ACQ.TRADE_NOT_EXIST' })

let gateway: Awaited<ReturnType<typeof rawGateway>>
let waited: number
beforeEach(async () => {
  waited = 0
  gateway = await rawGateway(() => new Date('2026-11-23T02:00:00Z'))
})
afterEach(() => gateway.close())

async function atTheTill(...turns: Parameters<typeof gateway.next>) {
  gateway.next(...turns)
  const end = await payByBarCode(gateway.client, ORDER, async (ms) => {
    waited += ms
  })
  const asked = gateway.requests.map((seen) => (paramsOf(seen)['method'] ?? '').replace('alipay.trade.', ''))
  return { end, asked }
}

test('is paid at once', async () => {
  const { end, asked } = await atTheTill(pay({ code: '10000', ...TRADE, gmt_payment: '2026-11-23 10:00:01' }))
  expect(end).toMatchObject({ state: 'paid', trade: { trade_no: 'T1', paid_at: new Date('2026-11-23T02:00:01Z') } })
  expect(asked).toEqual(['pay'])
})

test('a no is a no', async () => {
  const { end, asked } = await atTheTill(pay({ code: '40004', sub_code: 'ACQ.PAYMENT_AUTH_CODE_INVALID' }))
  expect(end).toMatchObject({ state: 'refused', subCode: 'ACQ.PAYMENT_AUTH_CODE_INVALID' })
  expect(asked).toEqual(['pay'])
})

test('waits while the payer confirms', async () => {
  const paid = query({ code: '10000', ...TRADE, trade_status: 'TRADE_SUCCESS', send_pay_date: '2026-11-23 10:00:09' })
  const { end, asked } = await atTheTill(CONFIRM, WAITING, paid)
  expect(end).toMatchObject({ state: 'paid' })
  expect(asked).toEqual(['pay', 'query', 'query'])
  expect(waited).toBe(10_000)
})

test('after a lost answer asks, and never pays a second time', async () => {
  const paid = query({ code: '10000', ...TRADE, trade_status: 'TRADE_SUCCESS' })
  const { end, asked } = await atTheTill((response) => response.destroy(), NOT_THERE, BROKEN, paid)
  expect(end).toMatchObject({ state: 'paid' })
  expect(asked).toEqual(['pay', 'query', 'query', 'query'])
})

test('the payer may give up', async () => {
  const closed = query({ code: '10000', ...TRADE, trade_status: 'TRADE_CLOSED' })
  expect((await atTheTill(CONFIRM, closed)).end).toEqual({ state: 'closed' })
})

describe('after a minute without a word it is taken back', () => {
  const minute = [CONFIRM, ...Array.from({ length: 12 }, () => WAITING)]

  test('right after the last question', async () => {
    const { end, asked } = await atTheTill(...minute, cancel({ code: '10000', retry_flag: 'N', action: 'close' }))
    expect(end).toEqual({ state: 'canceled' })
    expect(asked.slice(-2)).toEqual(['query', 'cancel'])
    expect(waited).toBe(60_000)
  })

  test('again where the gateway asks for it, or did not answer', async () => {
    const retry = cancel({ code: '10000', retry_flag: 'Y' })
    const { end } = await atTheTill(...minute, retry, (response) => response.destroy(), cancel({ code: '10000' }))
    expect(end).toEqual({ state: 'canceled' })
  })

  test('but not for ever', async () => {
    const broken = cancel({ code: '40004', sub_code: 'AQC.SYSTEM_ERROR', sub_msg: '系统错误' })
    const { end, asked } = await atTheTill(...minute, broken, broken, broken)
    expect(end).toEqual({ state: 'unknown', why: 'answered 40004 AQC.SYSTEM_ERROR 系统错误' })
    expect(asked.filter((name) => name === 'cancel')).toHaveLength(3)
  })

  test('and a refusal to take it back is told', async () => {
    const late = cancel({ code: '40004', sub_code: 'ACQ.TRADE_CANCEL_TIME_OUT' })
    expect((await atTheTill(...minute, late)).end).toMatchObject({ state: 'refused' })
  })
})
