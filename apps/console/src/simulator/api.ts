import { useMutation, useQuery } from '@tanstack/react-query'
import { queryClient } from '../api/client.ts'
import type { Problem } from '../api/problem.ts'
import { i18next } from '../texts/i18n.ts'

/*
 * What the screens need of the simulator's control API. It is a product of its own with a document of its own, reached
 * through our server, so that only signed-in members play reviewer.
 */

export type Payer = { payer_id: string; name: string; balance_fen: number; behaviour: string }

export type Order = {
  channel: string
  mchid: string
  sub_mchid?: string
  merchant_name: string
  out_trade_no: string
  description: string
  amount: number
  state: string
  payable: boolean
  product: string
  target: string
  transaction_id?: string
  created_at: string
  payable_until: string
}

export type Request = {
  id: number
  at: string
  method: string
  target: string
  body: string
  verdict: { accepted: boolean; failed_check?: string; message?: string; string_to_sign?: string }
  answer: { status: number; body: string } | null
  took_ms: number
}

export type Notification = {
  id: string
  event_type: string
  url: string
  state: string
  body?: string
  attempts: { at: string; took_ms: number; status?: number; error?: string; answer?: string; by_hand?: boolean }[]
}

export type OrderTrace = { order: Order; requests: Request[]; notifications: Notification[] }

export type ApplymentRow = {
  applyment_id: number
  business_code: string
  sub_mchid?: string
  merchant_name: string
  merchant_shortname: string
  applyment_state: string
  state_at: string
  submissions: number
}

export type WireForm = { readonly [name: string]: WireValue }
export type WireValue = string | number | boolean | readonly WireValue[] | WireForm

export type FullApplyment = ApplymentRow & { form: WireForm; answer: object }

/** What a merchant is asked to agree to, or a merchant that a platform brings, where the gateway works that way. */
export type SigningOrder = {
  order: string
  kind: string
  external_id?: string
  merchant?: string
  state: string
  status: string
  reason?: string
  smid?: string
  state_at: string
  forms: { form: string; product_code?: string; fields: WireForm; pictures: Readonly<Record<string, string>> }[]
}
export const SIGNING_ORDERS = 'alipay/orders'

export type Objection = { field: string; field_name: string; reject_reason: string }

export type Paid = { state: string; transaction_id?: string; reason?: string }

/** Reads again every so often: what the simulator shows changes by the work of others. */
export function useSim<Answer>(path: string | undefined, everyMs: number) {
  return useQuery<Answer, Problem>({
    queryKey: ['sim', path],
    queryFn: () => call<Answer>('GET', path ?? ''),
    enabled: path !== undefined,
    refetchInterval: everyMs,
  })
}

export function useSimAct<Answer>() {
  return useMutation<Answer, Problem, { path: string; body?: object }>({
    mutationFn: ({ path, body = {} }) => call<Answer>('POST', path, body),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['sim'] }),
  })
}

export function mediaAddress(mediaId: string): string {
  return `/sim-api/media/${encodeURIComponent(mediaId)}`
}

export function orderPictureAddress(id: string): string {
  return `/sim-api/alipay/pictures/${encodeURIComponent(id)}`
}

async function call<Answer>(method: 'GET' | 'POST', path: string, body?: object): Promise<Answer> {
  const answer = await fetch(`/sim-api/${path}`, {
    method,
    headers: { 'x-ruzhu-console': '1', ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  }).catch(() => undefined)
  if (!answer) throw problem(503, i18next.t('sim.unreachable'))
  const said: unknown = await answer.json().catch(() => undefined)
  if (!answer.ok) throw problem(answer.status, i18next.t('sim.refused_call', { why: wordsOf(said) }))
  return said as Answer // its own document says what it answers
}

function problem(status: number, title: string): Problem {
  return { status, code: 'SIMULATOR', title }
}

/** The simulator says `{error}`, our own server in front of it a problem with a title. */
function wordsOf(said: unknown): string {
  if (typeof said !== 'object' || said === null) return ''
  if ('error' in said) return String(said.error)
  return 'title' in said ? String(said.title) : ''
}
