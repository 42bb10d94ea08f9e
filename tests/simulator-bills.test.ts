import { createDecipheriv, createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keyName, sealed, unsealed } from './simulator/sealing.ts'
import {
  type Answer,
  type Json,
  type Made,
  type SimWorld,
  openSimulator,
  signedHeaders,
  signer,
} from './simulator/world.ts'

/*
 * One day of a provider: three payments (one of them shared), two refunds of which one is closed; looked at from the
 * next day.
 */

let sim: SimWorld
let sp: Made
let sub: string
let other: string
let supplier: Made
let call: ReturnType<typeof signer>

const DAY = '2026-11-24'
const at = (time: string) => sim.told('POST', '/_sim/clock', { now: time, speed: 0 })
const refusal = ({ status, body }: Answer) => [status, body['code'], body['message']]

beforeAll(async () => {
  sim = await openSimulator({ clock: `${DAY}T10:00:00+08:00` })
  await at(`${DAY}T10:00:00+08:00`)
  sp = await sim.merchant({ kind: 'provider' })
  sub = (await sim.subMerchant(sp.mchid)).sub_mchid
  other = (await sim.subMerchant(sp.mchid)).sub_mchid
  supplier = await sim.merchant({ name: '供应商' })
  call = signer(sim.url, sp)
  await pay('BILL-1', sub, 8800, { description: '招牌牛腩粉,大碗`', attach: '第一单\r\n第二行' })
  await sim.advance(60)
  await pay('BILL-2', other, 1, {})
  await sim.advance(60)
  const shared = await pay('BILL-3', sub, 10_000, { settle_info: { profit_sharing: true } })
  await refund('BILL-1', 'REFUND-1', 8800, 3000)
  const { body } = await refund('BILL-1', 'REFUND-2', 8800, 100)
  await sim.told('POST', `/_sim/wechatpay/refunds/${body['refund_id']}/close`)
  await sim.advance(60)
  const receiver = { appid: sp.appid, type: 'MERCHANT_ID', account: supplier.mchid, relation_type: 'SUPPLIER' }
  await call(
    'POST',
    '/v3/profitsharing/receivers/add',
    { sub_mchid: sub, ...receiver, name: sealed(sp, '供应商') },
    keyName(sp),
  )
  await call('POST', '/v3/profitsharing/orders', {
    sub_mchid: sub,
    transaction_id: shared,
    out_order_no: 'SPLIT-1',
    receivers: [{ type: 'MERCHANT_ID', account: supplier.mchid, amount: 1000, description: '货款' }],
    unfreeze_unsplit: true,
  })
  await sim.advance(2)
})
afterAll(() => sim.close())

async function pay(out_trade_no: string, sub_mchid: string, total: number, changes: object): Promise<unknown> {
  const { body } = await call('POST', '/v3/pay/partner/transactions/native', {
    sp_appid: sp.appid,
    sp_mchid: sp.mchid,
    sub_mchid,
    description: '牛腩粉',
    out_trade_no,
    notify_url: 'http://127.0.0.1:9/notify',
    amount: { total },
    ...changes,
  })
  return (await sim.told('POST', '/_sim/pay', { target: body['code_url'] }))['transaction_id']
}
function refund(out_trade_no: string, out_refund_no: string, total: number, fen: number) {
  const amount = { refund: fen, total, currency: 'CNY' }
  return call('POST', '/v3/refund/domestic/refunds', { sub_mchid: sub, out_trade_no, out_refund_no, amount })
}

async function download(url: unknown, who = sp): Promise<{ status: number; bytes: Buffer; headers: Headers }> {
  const { pathname, search } = new URL(String(url))
  const response = await fetch(String(url), { headers: signedHeaders(who, 'GET', `${pathname}${search}`, '') })
  return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()), headers: response.headers }
}

/** The lines of a bill that its answer vouches for. */
async function bill(target: string, who = sp): Promise<string[]> {
  const { body, text } = await signer(sim.url, who)('GET', target)
  if (body['hash_type'] !== 'SHA1') throw new Error(text)
  const { bytes } = await download(body['download_url'], who)
  expect(createHash('sha1').update(bytes).digest('hex')).toBe(body['hash_value'])
  expect(bytes.toString().endsWith('\r\n')).toBe(true)
  return bytes.toString().trimEnd().split('\r\n')
}
const digest = async () => (await call('GET', `/v3/bill/tradebill?bill_date=${DAY}`)).body['hash_value']
const cells = (line = '') => line.slice(1).split(',`')

describe('before ten o’clock of the next day', () => {
  test.each<[now: string, day: string, expected: unknown[]]>([
    [`${DAY}T23:59:59+08:00`, DAY, [400, 'INVALID_REQUEST', '账单日期不能为当天或未来的日期']],
    ['2026-11-25T09:59:59+08:00', DAY, [400, 'STATEMENT_CREATING', expect.any(String)]],
    ['2026-11-25T10:00:00+08:00', '2026-11-23', [400, 'NO_STATEMENT_EXIST', expect.any(String)]],
    ['2026-11-25T10:00:00+08:00', '2026-08-01', [400, 'INVALID_REQUEST', expect.stringContaining('三个月')]],
    ['2026-11-25T10:00:00+08:00', '2026-02-30', [400, 'PARAM_ERROR', expect.stringContaining('bill_date')]],
  ])('at %s there is no bill of %s', async (now, day, expected) => {
    await at(now)
    for (const path of ['/v3/bill/tradebill', '/v3/bill/fundflowbill', '/v3/profitsharing/bills']) {
      expect(refusal(await call('GET', `${path}?bill_date=${day}`))).toEqual(expected)
    }
  })

  test.each([
    ['/v3/bill/tradebill', 'bill_date'],
    [`/v3/bill/tradebill?bill_date=${DAY}&bill_type=SOME`, 'bill_type'],
    [`/v3/bill/tradebill?bill_date=${DAY}&tar_type=ZIP`, 'tar_type'],
    [`/v3/bill/fundflowbill?bill_date=${DAY}&account_type=SOME`, 'account_type'],
    ['/v3/bill/sub-merchant-fundflowbill', 'sub_mchid'],
  ])('%s is asked wrongly by its %s', async (target, name) => {
    expect(refusal(await call('GET', target))).toEqual([400, 'PARAM_ERROR', expect.stringContaining(name)])
  })
})

describe('from then on', () => {
  beforeAll(() => at('2026-11-25T10:00:00+08:00'))

  test('the trade bill has every payment and refund, in the documented columns', async () => {
    const [header, ...lines] = await bill(`/v3/bill/tradebill?bill_date=${DAY}`)
    expect(header).toBe(
      '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注',
    )
    const [first, , success, failed] = lines.map(cells)
    expect(lines).toHaveLength(5 + 2)
    expect(first?.slice(0, 4)).toEqual([`${DAY} 10:00:00`, sp.appid, sp.mchid, sub])
    expect(first?.slice(6, 7)).toEqual(['BILL-1'])
    expect(first?.slice(8, 27)).toEqual([
      'NATIVE',
      'SUCCESS',
      'OTHERS',
      'CNY',
      '88.00',
      '0.00',
      '0',
      '0',
      '0.00',
      '0.00',
      '',
      '',
      '招牌牛腩粉，大碗 ',
      '第一单 第二行',
      '0.53',
      '0.60%',
      '88.00',
      '0.00',
      '',
    ])
    expect(success?.slice(9, 20)).toEqual(
      expect.arrayContaining(['REFUND', 'REFUND-1', '30.00', 'ORIGINAL', 'SUCCESS', '0.00']),
    )
    expect(failed?.slice(19, 20)).toEqual(['FAIL'])
    expect(lines.at(-2)).toBe(
      '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额',
    )
    expect(cells(lines.at(-1))).toEqual(['5', '188.01', '31.00', '0.00', '0.94', '188.01', '31.00'])
  })

  test('one sub-merchant’s, the successful and the refunded apart', async () => {
    expect(await bill(`/v3/bill/tradebill?bill_date=${DAY}&sub_mchid=${other}`)).toHaveLength(1 + 1 + 2)
    const [success = '', ...paid] = await bill(`/v3/bill/tradebill?bill_date=${DAY}&bill_type=SUCCESS`)
    expect(success).not.toContain('微信退款单号')
    expect(paid.slice(0, -2).map((line) => cells(line)[6])).toEqual(['BILL-1', 'BILL-2', 'BILL-3'])
    const [header = '', ...back] = await bill(`/v3/bill/tradebill?bill_date=${DAY}&bill_type=REFUND`)
    expect(header).toContain('退款申请时间,退款成功时间')
    expect(back).toHaveLength(2 + 2)
    expect((await call('GET', `/v3/bill/tradebill?bill_date=${DAY}&sub_mchid=1799999999`)).body['code']).toBe(
      'MCH_NOT_EXISTS',
    )
  })

  test('packed, it has the same digest: that of what is in the package', async () => {
    const { body } = await call('GET', `/v3/bill/tradebill?bill_date=${DAY}&tar_type=GZIP`)
    expect(String(body['download_url'])).toMatch(
      /^http:\/\/127\.0\.0\.1:\d+\/v3\/billdownload\/file\?token=[\w-]+&tartype=gzip$/,
    )
    const { bytes, headers } = await download(body['download_url'])
    expect(headers.get('wechatpay-signature')).toBeNull()
    expect(createHash('sha1').update(gunzipSync(bytes)).digest('hex')).toBe(body['hash_value'])
  })

  test('the profit-sharing bill has what was shared and what went home', async () => {
    const lines = (await bill(`/v3/profitsharing/bills?bill_date=${DAY}&sub_mchid=${sub}`)).slice(1).map(cells)
    expect(lines.map((line) => line.slice(8, 12))).toEqual([
      [supplier.mchid, '10.00', '分账', '处理成功'],
      [sub, '89.40', '解冻', '处理成功'],
    ])
  })

  test('the fund bill ends with what is in the account', async () => {
    const lines = await bill(`/v3/bill/fundflowbill?bill_date=${DAY}`, supplier)
    expect(lines[0]).toBe(
      '记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号',
    )
    expect(cells(lines[1]).slice(3, 8)).toEqual(['分账收入', '分账', '收入', '10.00', '10.00'])
    expect(lines.slice(2)).toEqual(['资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额', '`1,`1,`10.00,`0,`0.00'])
    expect(refusal(await call('GET', `/v3/bill/fundflowbill?bill_date=${DAY}`))[1]).toBe('NO_STATEMENT_EXIST')
    expect(refusal(await call('GET', `/v3/bill/fundflowbill?bill_date=${DAY}&sub_mchid=${sub}`))[1]).toBe('NO_AUTH')
  })

  test('the sub-merchant’s fund bill is encrypted with a key that only the provider opens', async () => {
    const target = `/v3/bill/sub-merchant-fundflowbill?sub_mchid=${sub}&bill_date=${DAY}&account_type=BASIC&algorithm=AEAD_AES_256_GCM`
    const { body } = await call('GET', target)
    expect(body['download_bill_count']).toBe(1)
    const [one = {}] = body['download_bill_list'] as Json[]
    const { bytes } = await download(one['download_url'])
    const open = (from: Buffer) => {
      const decipher = createDecipheriv('aes-256-gcm', unsealed(sp, one['encrypt_key']), String(one['nonce']))
      decipher.setAuthTag(from.subarray(-16))
      return Buffer.concat([decipher.update(from.subarray(0, -16)), decipher.final()])
    }
    const plain = open(bytes)
    expect(createHash('sha1').update(plain).digest('hex')).toBe(one['hash_value'])
    const lines = plain.toString().trimEnd().split('\r\n')
    const { merchants } = await sim.told<{ merchants: Json[] }>('GET', '/_sim/wechatpay/merchants')
    const fen = Number(merchants.find(({ mchid }) => mchid === sub)?.['balance_fen'])
    expect(cells(lines.at(-3))[7]).toBe((fen / 100).toFixed(2))
    bytes.writeUInt8(bytes.readUInt8(20) ^ 1, 20)
    expect(() => open(bytes)).toThrow()
  })

  test('an address is for who asked, for five minutes', async () => {
    const { body } = await call('GET', `/v3/bill/tradebill?bill_date=${DAY}`)
    const said = async (url: unknown, who?: Made) => JSON.parse((await download(url, who)).bytes.toString()).code
    expect(await said(body['download_url'], supplier)).toBe('NO_AUTH')
    expect(await said(`${body['download_url']}x`)).toBe('INVALID_REQUEST')
    await sim.advance(299)
    expect((await download(body['download_url'])).status).toBe(200)
    await sim.advance(1)
    expect(await said(body['download_url'])).toBe('INVALID_REQUEST')
    expect((await fetch(String(body['download_url']), { headers: { 'user-agent': 'x', accept: '*/*' } })).status).toBe(
      401,
    )
  })

  test('it begins with a mark and ends its lines otherwise where that is asked for', async () => {
    await sim.told('PATCH', '/_sim/wechatpay/switches', { bill_line_end: 'LF', bill_bom: true })
    const { body } = await call('GET', `/v3/bill/tradebill?bill_date=${DAY}&bill_type=REFUND&sub_mchid=${sub}`)
    const text = (await download(body['download_url'])).bytes.toString()
    expect([text.startsWith('\uFEFF交易时间,'), text.includes('\r'), text.endsWith('\n')]).toEqual([true, false, true])
    await sim.told('PATCH', '/_sim/wechatpay/switches', { bill_line_end: 'CRLF', bill_bom: false })
  })

  test('it is written once: what comes later does not change it', async () => {
    const before = await digest()
    await refund('BILL-3', 'REFUND-3', 10_000, 1)
    await sim.advance(2)
    expect(await digest()).toBe(before)
  })
})
