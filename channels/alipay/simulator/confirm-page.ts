import { ControlProblem, type RawAnswer, type RawRequest } from '../../contract/simulator.ts'
import { act, findSigning } from './control-orders.ts'
import { escaped, page } from './page.ts'
import { productName } from './product-codes.ts'
import type { Signing } from './signing.ts'
import type { State } from './state.ts'

const TITLE = '模拟签约确认'

/** Where a `confirm_url` leads: the merchant reads what was asked for in its name, and agrees or not. */
export function confirmPage(state: State, request: RawRequest): RawAnswer {
  const signing = findSigning(state, new URLSearchParams(request.query).get('orderNo') ?? '')
  if (!signing) return page(404, TITLE, '<p>没有这个申请 · There is no such application</p>')
  if (request.method !== 'POST') return page(200, TITLE, form(state, signing))
  if (request.headers['sec-fetch-site'] === 'cross-site') return page(403, TITLE, '<p>其他网站不能确认</p>')
  const decision = request.body.toString().includes('decision=reject') ? 'reject' : 'confirm'
  return page(200, TITLE, `<p>${decide(state, signing, decision)}</p>`)
}

function decide(state: State, signing: Signing, decision: 'confirm' | 'reject'): string {
  try {
    act(state, signing, decision, '商户拒绝')
    return decision === 'confirm' ? '已确认 · Confirmed' : '已拒绝 · Rejected'
  } catch (error) {
    if (error instanceof ControlProblem) return escaped(error.message)
    throw error
  }
}

function form({ apps }: State, { appId, parts, state }: Signing): string {
  const asks = `<h1>${escaped(apps.get(appId)?.name ?? '')}</h1><p>为你申请 · applied for you</p>`
  const items = parts.map(
    ({ form: name, productCode }) => `<li>${escaped(productCode === undefined ? name : productName(productCode))}</li>`,
  )
  const list = `${asks}<ul>${items.join('')}</ul>`
  if (state !== 'to_confirm') return `${list}<p>现在无需确认 · Nothing to confirm now</p>`
  return `${list}<form method="post"><button name="decision" value="confirm">确认 · Confirm</button><button name="decision" value="reject">拒绝 · Reject</button></form>`
}
