import type { Instant, RawAnswer, RawRequest } from '../../contract/simulator.ts'
import { PAYMENT_PRODUCTS } from './apps.ts'
import { type Bounds, detailTable, rowsOf, sumTable } from './bill-tables.ts'
import { encode } from './charset.ts'
import { fieldsOf } from './fields.ts'
import type { Call, Method, Reply } from './methods.ts'
import { business } from './refusal.ts'
import type { State } from './state.ts'
import { alipayTime, instantOf } from './times.ts'
import { zipOf } from './zip.ts'

/** Where the file of a bill is fetched, on this port; a moment later the address is dead. */
export const BILLS = '/alipay/bill/'
export type BillLink = {
  readonly token: string
  readonly pid: string
  readonly period: string
  readonly until: Instant
}

const LINK_LIFE_MS = 30_000
const READY_AT = '09:00'
const YEARS_6_MS = 6 * 366 * 86_400_000
const TYPES = ['trade', 'signcustomer', 'merchant_act', 'trade_zft_merchant', 'zft_acc'] as const

/** https://opendocs.alipay.com/open/f34f1d2d_alipay.data.dataservice.bill.downloadurl.query */
export function billMethods(state: State): Method[] {
  return [
    {
      name: 'alipay.data.dataservice.bill.downloadurl.query',
      caller: 'merchant',
      products: PAYMENT_PRODUCTS,
      v3: { verb: 'GET' },
      handle: (call) => billAddress(state, call),
    },
  ]
}

function billAddress(state: State, { biz, merchant, origin }: Call): Reply {
  const fields = fieldsOf(biz, 'INVAILID_ARGUMENTS')
  const type = fields.need('bill_type', 20)
  if (!TYPES.some((one) => one === type)) throw business('TYPE_NOT_SUPPORTED', '账单类型不支持')
  const period = fields.need('bill_date', 15)
  const [from, until] = boundsOf(period) ?? []
  if (from === undefined || until === undefined) throw fields.invalid('bill_date格式不正确')
  const now = state.world.now()
  const ready = instantOf(`${alipayTime(until).slice(0, 10)} ${READY_AT}`) ?? until
  if (now < ready) throw business('BILL_NOT_EXIST', '账单不存在')
  if (from < now - YEARS_6_MS) throw business('BILL_DATE_BEFORE_REGISTRATION', '账单日期早于注册日期')
  const isEmpty = type !== 'trade' || rowsOf(state, merchant.pid, [from, until]).length === 0
  if (isEmpty && type !== 'trade') throw business('NO_BILL_DATA', '没有账单数据')
  const token = state.world.random(18).toString('base64url')
  for (const link of state.billLinks.values()) if (link.until <= now) state.billLinks.delete(link.token)
  state.billLinks.put(token, { token, pid: merchant.pid, period, until: now + LINK_LIFE_MS })
  return {
    body: {
      bill_download_url: `${origin}${BILLS}${token}`,
      ...(isEmpty && { bill_file_code: 'EMPTY_DATA_WITH_BILL_FILE' }),
    },
  }
}

/** The zip behind such an address: two tables in GBK, one of all business, one of its sums. */
export function billFile(state: State, request: RawRequest): RawAnswer {
  const link = state.billLinks.get(request.path.slice(BILLS.length))
  const merchant = link && state.apps.by('pid', link.pid)
  const bounds = link && boundsOf(link.period)
  if (!merchant || !bounds || state.world.now() >= link.until) {
    return { status: 403, headers: [], body: '', verdict: { accepted: false, failedCheck: 'bill_link' } }
  }
  const name = `${merchant.pid}0156_${link.period.replaceAll('-', '')}`
  const of = { pid: merchant.pid, bounds, rows: rowsOf(state, merchant.pid, bounds), now: state.world.now() }
  const zip = zipOf([
    { name: gbk(`${name}_业务明细.csv`), content: gbk(detailTable(of)) },
    { name: gbk(`${name}_业务明细(汇总).csv`), content: gbk(sumTable(of)) },
  ])
  const headers = [
    ['Content-Type', 'application/octet-stream'],
    ['Content-Disposition', `attachment; filename="${name}.csv.zip"`],
  ] as const
  return { status: 200, headers, body: zip, verdict: { accepted: true } }
}

const DAY_MS = 86_400_000

/** Of a day, `2026-11-23`, or a month, `2026-11`. */
function boundsOf(period: string): Bounds | undefined {
  const isMonth = /^\d{4}-\d{2}$/.test(period)
  const from = instantOf(`${isMonth ? `${period}-01` : period} 00:00`)
  if (from === undefined) return undefined
  const next = isMonth ? alipayTime(from + 32 * DAY_MS).slice(0, 8) : undefined
  return [from, next === undefined ? from + DAY_MS : (instantOf(`${next}01 00:00`) ?? from)]
}

function gbk(text: string): Buffer {
  return encode(text, 'gbk')
}
