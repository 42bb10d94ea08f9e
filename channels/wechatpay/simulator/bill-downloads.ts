import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Instant } from '../../contract/simulator.ts'
import { sealBytes } from './crypto.ts'
import { fundBill } from './fund-bill.ts'
import { Refusal, invalidRequest, noAuth } from './refusal.ts'
import { type Call, type Reply, type Route, serviceRoute } from './routing.ts'
import { sharingBill } from './sharing-bill.ts'
import type { State } from './state.ts'
import { type TradeBillType, tradeBill } from './trade-bill.ts'

export type BillOrder =
  | {
      readonly kind: 'trade'
      readonly mchid: string
      readonly subMchid?: string
      readonly day: string
      readonly type: TradeBillType
    }
  | { readonly kind: 'fund'; readonly mchid: string; readonly day: string }
  | { readonly kind: 'sharing'; readonly mchid: string; readonly subMchid?: string; readonly day: string }

/** What an address to download from stands for. */
export type Download = {
  readonly token: string
  readonly mchid: string
  readonly order: BillOrder
  readonly gzip: boolean
  readonly until: Instant
  /** Of bills that are encrypted, with a key of their own. */
  readonly seal?: { readonly key: string; readonly nonce: string }
}

const PATH = '/v3/billdownload/file'
const LIFE_MS = 5 * 60_000
const compress = promisify(gzip)

/** https://pay.weixin.qq.com/doc/v3/merchant/4012791905: within five minutes, by whoever asked for it; never signed. */
export function downloadRoutes(state: State): Route[] {
  return [serviceRoute('GET', PATH, (call) => download(state, call))]
}

export type Ready = { url: string; sha1: string }

/** An address for it; undefined where nothing happened that could be in it. */
export function prepareDownload(
  state: State,
  { merchant, request }: Call,
  wanted: Pick<Download, 'order' | 'gzip' | 'seal'>,
): Ready | undefined {
  const file = fileOf(state, wanted.order)
  if (!file) return undefined
  forgetOld(state)
  const token = state.world.random(48).toString('base64url')
  state.downloads.put(token, { ...wanted, token, mchid: merchant.mchid, until: state.world.now() + LIFE_MS })
  const url = `${request.origin}${PATH}?token=${token}${wanted.gzip ? '&tartype=gzip' : ''}`
  return { url, sha1: createHash('sha1').update(file).digest('hex') }
}

async function download(state: State, { merchant, query }: Call): Promise<Reply> {
  const found = state.downloads.get(query.get('token') ?? '')
  if (!found || found.until <= state.world.now()) throw invalidRequest('token无效或已过期，请重新申请账单')
  if (found.mchid !== merchant.mchid) throw noAuth('商户号与申请账单的商户号不一致')
  const file = fileOf(state, found.order)
  if (!file) throw new Refusal(400, 'NO_STATEMENT_EXIST', '账单文件不存在')
  const packed = found.gzip ? await compress(file) : file
  return {
    status: 200,
    file: found.seal ? sealBytes(packed, state.keys.aesKey(found.seal.key), found.seal.nonce) : packed,
  }
}

/** Written once: what happens to a day's refunds later does not change its bill, nor its digest. */
export function fileOf(state: State, order: BillOrder): Buffer | undefined {
  const id = `bill/${Object.values(order).join('/')}`
  const known = state.world.blobs.get(id)
  if (known) return known
  const text = textOf(state, order)
  if (text === undefined) return undefined
  const { bill_line_end, bill_bom } = state.switches.get()
  const lines = bill_line_end === 'LF' ? text.replaceAll('\r\n', '\n') : text
  const file = Buffer.from(bill_bom ? `\uFEFF${lines}` : lines)
  state.world.blobs.put(id, file)
  return file
}

function textOf(state: State, order: BillOrder): string | undefined {
  switch (order.kind) {
    case 'trade':
      return tradeBill(state, order)
    case 'fund':
      return fundBill(state, order)
    default:
      return sharingBill(state, order)
  }
}

function forgetOld({ downloads, world }: State): void {
  for (const { token, until } of downloads.values()) {
    if (until > world.now()) return
    downloads.delete(token)
  }
}
