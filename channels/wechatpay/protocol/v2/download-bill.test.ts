import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fundBillReader } from '../fund-bill.ts'
import type { Turn } from '../testing/raw-gateway.ts'
import { type TradeBillRow, tradeBillReader } from '../trade-bill.ts'
import { downloadBill, downloadFundFlow } from './download-bill.ts'
import { rawV2Gateway, said, sent, turnedAway } from './testing/raw-v2.ts'

const NAMES =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注'
const PAID =
  '`2026-11-22 12:33:03,`wx8888888888888888,`1900007291,`1900000109,`013,`4200000001,`A1,`o1,`JSAPI,`SUCCESS,`OTHERS,`CNY,`88.00,`0.00,`0,`0,`0.00,`0.00,`,`,`上衣，蓝, 大,`备,注,`0.53000,`0.60%,`88.00,`0.00,`'
const BACK =
  '`2026-11-22 13:00:00,`wx8888888888888888,`1900007291,`0,`,`4200000001,`A1,`o1,`JSAPI,`REFUND,`OTHERS,`CNY,`0.00,`0.00,`5000001,`R1,`30.00,`0.00,`ORIGINAL,`SUCCESS,`上衣,`,`-0.18000,`0.60%,`0.00,`30.00,`'
const SUM_NAMES = '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额'
const SUM = '`2,`88.00,`30.00,`0.00,`0.35000,`88.00,`30.00'
const lines = (...all: string[]) => all.map((line) => `${line}\r\n`).join('')
const BILL = `\uFEFF${lines(NAMES, PAID, BACK, SUM_NAMES, SUM)}`

let gateway: Awaited<ReturnType<typeof rawV2Gateway>>
let rows: TradeBillRow[]
let reader: ReturnType<typeof tradeBillReader>
beforeEach(async () => {
  gateway = await rawV2Gateway(() => new Date('2026-11-23T02:00:00Z'))
  rows = []
  reader = tradeBillReader((row) => rows.push(row))
})
afterEach(() => gateway.close())

const packed = { bill_date: '20261122', tar_type: 'GZIP' } as const
const fetch = (turn: Turn, request: Parameters<typeof downloadBill>[1] = { bill_date: '20261122' }) => {
  gateway.next(turn)
  return downloadBill(gateway.client, request, reader.take)
}

describe('a bill', () => {
  test('is read into rows, in fen and instants, and into its totals', async () => {
    expect(await fetch(said(BILL))).toEqual({ state: 'ok', bytes: Buffer.byteLength(BILL) })
    expect(reader.end()).toEqual({ count: 2, settlementTotal: 8800, refunded: 3000, fee: 35, total: 8800 })
    expect(rows).toMatchObject([
      { at: new Date('2026-11-22T04:33:03Z'), subMchid: '1900000109', total: 8800, fee: 53, refund: undefined },
      { subMchid: undefined, settlementTotal: 0, fee: -18, refund: { refundId: '5000001', amount: 3000 } },
    ])
    expect(rows[0]).toMatchObject({ description: '上衣，蓝, 大', attach: '备,注', deviceInfo: '013' })
    expect(sent(gateway.requests[0])).toMatchObject({ bill_date: '20261122', bill_type: 'ALL' })
  })

  test('comes packed where that was asked for, in pieces of any size', async () => {
    const bytes = gzipSync(BILL)
    const turn: Turn = async (response) => {
      for (const byte of bytes) response.write(Buffer.from([byte]))
      response.end()
    }
    expect(await fetch(turn, packed)).toMatchObject({ state: 'ok' })
    expect(reader.end().count).toBe(2)
  })

  test('of a hundred thousand lines is held line by line', async () => {
    const many = 100_000
    const body = `${NAMES}\r\n${`${PAID}\r\n`.repeat(many)}${lines(SUM_NAMES, '`100000,`8800000.00,`0.00,`0.00,`53000.00,`8800000.00,`0.00')}`
    let count = 0
    const counting = tradeBillReader(() => count++)
    gateway.next(said(gzipSync(body)))
    expect(await downloadBill(gateway.client, packed, counting.take)).toMatchObject({ state: 'ok' })
    expect(counting.end().settlementTotal).toBe(880_000_000)
    expect(count).toBe(many)
  })

  test('that does not exist, or not yet, is refused in the gateway’s words', async () => {
    const none =
      '<xml><return_code>FAIL</return_code><return_msg>No Bill Exist</return_msg><error_code>20002</error_code></xml>'
    expect(await fetch(said(none))).toMatchObject({ state: 'refused', code: '20002', message: 'No Bill Exist' })
    expect(await fetch(turnedAway('签名错误'), packed)).toMatchObject({ state: 'refused', code: 'FAIL' })
    expect(rows).toEqual([])
  })
})

describe('what is no whole bill is not taken for one', () => {
  test.each([
    ['cut packing', said(gzipSync(BILL).subarray(0, -20)), packed],
    ['no packing', said(BILL), packed],
    ['nothing', said(''), undefined],
    ['a server’s error', said(BILL, 500), undefined],
    ['a page', said('<html>busy</html>'), undefined],
    ['ten megabytes of XML', said(`<xml>${'a'.repeat(10_000_000)}`), undefined],
    ['a busy gateway', turnedAway('SYSTEM ERROR'), undefined],
    [
      'a connection that is cut on the way',
      ((response) => {
        response.writeHead(200).write(BILL.slice(0, 300), () => response.destroy())
      }) as Turn,
      undefined,
    ],
  ])('%s', async (_what, turn, request) => {
    expect(await fetch(turn, request)).toMatchObject({ state: 'unknown' })
  })

  test('a bomb is left when it is larger than was allowed', async () => {
    gateway.next(said(gzipSync(Buffer.alloc(20_000_000, 'a'))))
    const left = await downloadBill(gateway.client, packed, () => {}, { maxBytes: 1_000_000 })
    expect(left).toEqual({ state: 'unknown', why: 'the file broke off: it is larger than 1000000 bytes' })
  })

  test.each([
    ['no summary', lines(NAMES, PAID, BACK)],
    ['fewer lines than it says', lines(NAMES, PAID, SUM_NAMES, SUM)],
    ['another sum than it says', lines(NAMES, PAID, BACK, SUM_NAMES, SUM.replace('88.00', '87.00'))],
    ['a line cut short', lines(NAMES, PAID.slice(0, 40), BACK, SUM_NAMES, SUM)],
    ['an amount that is none', lines(NAMES, PAID.replaceAll('88.00', '8,8'), BACK, SUM_NAMES, SUM)],
    ['a fraction of a fen', lines(NAMES, PAID.replace('0.53000', '0.53100'), BACK, SUM_NAMES, SUM)],
    ['a day that does not exist', lines(NAMES, PAID.replace('11-22', '11-31'), BACK, SUM_NAMES, SUM)],
    ['more behind its summary', lines(NAMES, PAID, BACK, SUM_NAMES, SUM, PAID)],
    ['no names', lines(PAID)],
    ['nothing in it', ''],
    ['a line without an end', `${NAMES}\r\n\`${'a'.repeat(100_000)}`],
    ['bytes that are no UTF-8', Buffer.from('\xd6\xd0', 'latin1')],
  ])('with %s', (_what, body) => {
    expect(() => {
      reader.take(Buffer.from(body))
      reader.end()
    }).toThrow(expect.objectContaining({ name: 'Unreadable' }))
  })

  test('what the taker throws goes on to the caller', async () => {
    gateway.next(said(BILL))
    await expect(downloadBill(gateway.client, { bill_date: '20261122' }, onFullDisk)).rejects.toThrow(
      'the disk is full',
    )
  })
})

test('a fund bill is read the same way', async () => {
  const body = lines(
    '记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号',
    '`2026-11-22 12:33:03,`4200000001,`1,`交易,`交易,`收入,`88.00,`88.00,`system,`,`4200000001',
    '`2026-11-22 13:00:00,`5000001,`2,`退款,`退款,`支出,`30.00,`58.00,`1900007291,`,`5000001',
    '资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额',
    '`2,`1,`88.00,`1,`30.00',
  )
  const flows: unknown[] = []
  const funds = fundBillReader((row) => flows.push(row))
  gateway.next(said(body))
  const request = { bill_date: '20261122', account_type: 'Basic' } as const
  expect(await downloadFundFlow(gateway.client, request, funds.take)).toMatchObject({ state: 'ok' })
  expect(funds.end()).toEqual({ count: 2, countIn: 1, amountIn: 8800, countOut: 1, amountOut: 3000 })
  expect(flows).toMatchObject([
    { direction: 'in', amount: 8800 },
    { direction: 'out', amount: 3000, balance: 5800 },
  ])
  expect(sent(gateway.requests[0])).toMatchObject({ sign_type: 'HMAC-SHA256' })
})

function onFullDisk(): never {
  throw new Error('the disk is full')
}
