import { type Zippable, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readBillTable } from './bill-table.ts'
import { unzipBill } from './bill-zip.ts'
import { downloadTradeBill } from './bills.ts'
import { encode } from './charset.ts'
import { Unreadable } from './reading.ts'
import { answer, raw, rawGateway } from './testing/raw-gateway.ts'
import { readTradeBill } from './trade-bill.ts'

// as the merchant platform's files have them
const COLUMNS =
  '支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注'
const ZEROS = '0.00,0.00,0.00,0.00,0.00,,0.00,0.00'
const PAID = `2026112322001446881000041395\t,A1\t,交易,"咖啡, ""大杯""",2026-11-23 10:00:00,2026-11-23 10:00:09,S1,,,T1,小*(138****0000),88.00,88.00,${ZEROS},,-0.53,0.00,`
const REFUNDED = `2026112322001446881000041395\t,A1\t,退款,咖啡,2026-11-23 10:00:00,2026-11-23 11:00:00,,,,,小*(138****0000),-8.00,-8.00,${ZEROS},R1\t,0.05,0.00,少了一份`
const bill = (rows: readonly string[], changes: { end?: string; sums?: string[] } = {}) =>
  [
    '#支付宝业务明细查询',
    '#账号：[20885118332078460156]',
    '#----------------------------------------业务明细列表----------------------------------------',
    COLUMNS,
    ...rows,
    ...(changes.end === undefined ? ['#--------业务明细列表结束--------'] : [changes.end]),
    ...(changes.sums ?? [
      `#交易合计：${rows.filter((row) => row.includes(',交易,')).length}笔，商家实收共88.00元，商家优惠共0.00元`,
      `#退款合计：${rows.filter((row) => row.includes(',退款,')).length}笔，商家实收退款共-8.00元，商家优惠退款共0.00元`,
    ]),
    '',
  ].join('\r\n')
const zip = (text: string, name = '20885118332078460156_20261123_业务明细.csv'): Uint8Array =>
  zipSync({ [gbkName(name)]: encode(text, 'gbk') })
/** Names are given to the packer character by character, as the gateway's bytes are. */
const gbkName = (name: string) => encode(name, 'gbk').toString('latin1')

describe('a bill of trades', () => {
  test('is rows in the gateway’s words', () => {
    const { rows, notes } = readTradeBill(zip(bill([PAID, REFUNDED])))
    expect(notes[1]).toBe('#账号：[20885118332078460156]')
    expect(rows).toEqual([
      {
        trade_no: '2026112322001446881000041395',
        out_trade_no: 'A1',
        business_type: '交易',
        out_request_no: undefined,
        subject: '咖啡, "大杯"',
        created_at: new Date('2026-11-23T02:00:00Z'),
        finished_at: new Date('2026-11-23T02:00:09Z'),
        store_id: 'S1',
        terminal_id: 'T1',
        operator_id: undefined,
        buyer_logon_id: '小*(138****0000)',
        total_amount: '88.00',
        receipt_amount: '88.00',
        service_fee: '-0.53',
        royalty_fee: '0.00',
        remark: undefined,
      },
      expect.objectContaining({
        business_type: '退款',
        out_request_no: 'R1',
        total_amount: '-8.00',
        remark: '少了一份',
      }),
    ])
  })

  test('of a day without trades is a bill without rows', () => {
    expect(readTradeBill(zip(bill([]))).rows).toEqual([])
  })

  test('is found beside its sums, whatever comes first', () => {
    const both: Zippable = {
      [gbkName('x_业务明细(汇总).csv')]: encode('门店编号', 'gbk'),
      [gbkName('x_业务明细.csv')]: encode(bill([PAID]), 'gbk'),
    }
    expect(readTradeBill(zipSync(both)).rows).toHaveLength(1)
  })

  test.each([
    ['without its end', bill([PAID], { end: '' })],
    ['with fewer rows than it says', bill([PAID], { sums: ['#交易合计：2笔，', '#退款合计：0笔，'] })],
    ['with a cell too few', bill([PAID.replace(',S1,', ',')])],
    ['with an amount that is none', bill([PAID.replaceAll('88.00', '八十八')])],
    ['with a day that is none', bill([PAID.replace('2026-11-23 10:00:09', '2026-02-30 10:00:09')])],
    ['without a number', bill([PAID.replace('2026112322001446881000041395\t', '')])],
    ['without columns', '#业务明细列表结束\r\n'],
    ['with an open quotation mark', bill([PAID.replace('""大杯"""', '大杯')])],
  ])('%s is not believed', (_what, text) => {
    expect(() => readTradeBill(zip(text))).toThrow(Unreadable)
  })

  test('in another charset, or in a file of another name, is none', () => {
    expect(() => readTradeBill(zipSync({ 'x.csv': encode(bill([PAID]), 'gbk') }))).toThrow(Unreadable)
    const utf8 = zipSync({ [gbkName('业务明细.csv')]: Buffer.from(bill([PAID])) })
    expect(() => readTradeBill(utf8)).toThrow(Unreadable)
  })

  test('lines may end in any way, and cells may be empty', () => {
    const table = readBillTable(encode('#甲\n一,二\n"a\nb",\n\n,c\n#列表结束', 'gbk'))
    expect(table.rows.map((row) => [...row.values()])).toEqual([
      ['a\nb', ''],
      ['', 'c'],
    ])
  })
})

describe('a zip', () => {
  const limits = { files: 2, bytes: 1000, ratio: 50 }

  test('within the limits opens', () => {
    expect(unzipBill(zipSync({ a: Buffer.from('b') }), limits)).toEqual([{ name: 'a', bytes: new Uint8Array([98]) }])
  })

  test.each<[string, Zippable]>([
    ['of too many files', { a: new Uint8Array(1), b: new Uint8Array(1), c: new Uint8Array(1) }],
    ['of too much', { a: [Uint8Array.from({ length: 1001 }, (_, at) => at), { level: 0 }] }],
    ['that swells', { a: new Uint8Array(900) }],
  ])('%s is not unpacked', (_what, files) => {
    expect(() => unzipBill(zipSync(files), limits)).toThrow(Unreadable)
  })

  test('cut anywhere, or a page of somebody in between, is none', () => {
    const whole = zip(bill([PAID, REFUNDED]))
    for (let end = 0; end < whole.length; end += 7) expect(() => unzipBill(whole.subarray(0, end))).toThrow(Unreadable)
    expect(() => unzipBill(Buffer.from('<html>请先登录</html>'))).toThrow(Unreadable)
  })

  test('that says less of a file than is in it gives no more than it says', () => {
    const packed = zipSync({ a: [Buffer.from('b'.repeat(90)), { level: 9 }] })
    const view = new DataView(packed.buffer)
    const central = packed.length - 22 - view.getUint32(packed.length - 10, true)
    view.setUint32(central + 24, 10, true)
    expect(unzipBill(packed, { ...limits, bytes: 10 })[0]?.bytes).toHaveLength(10)
  })
})

const open = () => rawGateway(() => new Date('2026-11-24T02:00:00Z'))
const address = (url: string) =>
  answer('alipay.data.dataservice.bill.downloadurl.query', { code: '10000', bill_download_url: url })

describe('a download', () => {
  test('asks, fetches and reads', async () => {
    const gateway = await open()
    gateway.next(address(`${gateway.baseUrl}/bill/1`), (response) => response.end(zip(bill([PAID]))))
    expect(await downloadTradeBill(gateway.client, { bill_date: '2026-11-23' })).toMatchObject({
      state: 'ok',
      body: { rows: [{ out_trade_no: 'A1' }] },
    })
    expect(gateway.requests.map(({ url }) => url.pathname)).toEqual(['/gateway.do', '/bill/1'])
    await gateway.close()
  })

  test('that goes wrong in any way leaves it unknown', async () => {
    const gateway = await open()
    const url = `${gateway.baseUrl}/bill/1`
    const ask = () => downloadTradeBill(gateway.client, { bill_date: '2026-11-23' }, { maxBytes: 4000 })
    gateway.next(address(url), raw(403, ''))
    expect(await ask()).toMatchObject({ state: 'unknown', why: 'the bill was answered by 403' })
    gateway.next(address(url), (response) => response.writeHead(302, { location: `${gateway.baseUrl}/other` }).end())
    expect(await ask()).toMatchObject({ state: 'unknown' })
    gateway.next(address(url), raw(200, 'no zip'))
    expect(await ask()).toMatchObject({ state: 'unknown', why: 'no zip, or one that is damaged' })
    gateway.next(address(url), (response) => response.end(Buffer.alloc(5000)))
    expect(await ask()).toMatchObject({ state: 'unknown', why: 'the answer is larger than 4000 bytes' })
    gateway.next(address(url), (response) => response.destroy())
    expect(await ask()).toMatchObject({ state: 'unknown' })
    gateway.next(address('http://169.254.169.254/latest/meta-data'))
    expect(await ask()).toMatchObject({ state: 'unknown', why: 'not fetched: no https address' })
    await gateway.close()
  })
})
