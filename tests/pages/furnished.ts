import { wechatpay } from '@ruzhu/channels/wechatpay/index.ts'
import { type Api, connect, text as textIn } from '@ruzhu/cli/demo/api.ts'
import type { ClientFile } from '@ruzhu/cli/demo/client-file.ts'
import { type Applyment, act, createClient, fillApplyment, reached, submit } from '@ruzhu/cli/demo/onboarding.ts'
import { makeMethod } from '@ruzhu/cli/demo/selling.ts'
import { setUpProvider } from '@ruzhu/cli/demo/set-up.ts'
import { until } from '@ruzhu/cli/demo/wait.ts'
import type { ClientId } from '@ruzhu/domain/ids.ts'
import { queueMessage } from '@ruzhu/domain/messages/queue-message.ts'
import { text, textOf } from '@ruzhu/domain/text.ts'
import { DAY_MS } from '@ruzhu/domain/time.ts'
import type { Page } from 'playwright-core'
import type { House } from '../support/house.ts'
import { clientFile } from './form-filling.ts'

export const MEMBER = { email: 'linxiao@example.com', name: '林晓', password: 'ruzhu-pages-password-2026' }

/** A house in which something of everything has happened, and whose member is signed in at the page. */
export type Furnished = {
  api: Api
  simulator: Api
  /** Onboarded and paid once. */
  live: { clientId: string; applyment: Applyment; methodId: string; paymentId: string }
  /** Its reviewer has objected to a field, and to something that is none. */
  rejected: { clientId: string; applyment: Applyment }
  /** Just added, and put aside. */
  fresh: { clientId: string }
}

export async function furnish(house: House, page: Page): Promise<Furnished> {
  const api = await signIn(house, page)
  const simulator = connect(house.simulatorUrl)
  const { id: providerId } = await setUpProvider(wechatpay, api, simulator)
  const live = await onboard(api, simulator, providerId)
  const rejected = await beRejected(api, simulator, providerId)
  const clientId = await createClient(api, 'wechatpay', another('深圳市示例新开张贸易有限公司'))
  await putAside(house, page, clientId)
  await sayThatLate(house, rejected.clientId)
  return { api, simulator, live, rejected, fresh: { clientId } }
}

async function putAside(house: House, page: Page, clientId: string): Promise<void> {
  const origin = new URL(house.url).origin
  const until = new Date(Date.now() + 2 * DAY_MS).toISOString()
  const answer = await page.request.put(`${house.url}/v1/clients/${clientId}/snooze`, {
    headers: { origin, 'x-ruzhu-console': '1' },
    data: { until, reason: '等客户周一给章' },
  })
  if (!answer.ok()) throw new Error(`nothing was put aside: ${await answer.text()}`)
}

/** Something for the bell, with a name that is longer than its drawer is wide. */
async function sayThatLate({ server }: House, clientId: string): Promise<void> {
  const { deps } = server.parts
  const company = '佛山市示例名字很长很长的食品贸易股份有限公司（江南西路旗舰店）'
  const params = { client: company, since: '2026-11-22', due: '' }
  await deps.store.transaction((tx) =>
    queueMessage(tx, deps, {
      kind: 'escalation',
      key: 'pages/late',
      to: { members: ['administrator'] },
      clientId: clientId as ClientId,
      subject: clientId,
      title: text('message.late_title', params),
      body: textOf('message.late_body', { title: { 'zh-CN': '请补充资料', en: 'Ask for materials' } }, params),
      href: `/clients/${clientId}`,
    }),
  )
}

/** The session is the page's own: what the page may do, this may do. */
export async function signIn(house: House, page: Page): Promise<Api> {
  const token = new URL(house.signInLink).searchParams.get('token')
  const origin = new URL(house.url).origin
  const fromConsole = { origin, 'x-ruzhu-console': '1' }
  const claimed = await page.request.post(`${house.url}/v1/session/claim`, {
    headers: fromConsole,
    data: { token, ...MEMBER },
  })
  if (!claimed.ok()) throw new Error(`the link let nobody in: ${await claimed.text()}`)
  const cookies = await page.context().cookies()
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  return connect(house.url, () => ({ ...fromConsole, cookie }))
}

async function onboard(api: Api, simulator: Api, providerId: string): Promise<Furnished['live']> {
  const clientId = await createClient(api, 'wechatpay', clientFile)
  const applyment = await fillApplyment(api, { clientId, providerId }, clientFile)
  await submit(api, applyment)
  for (const [what, state] of TO_THE_END) {
    await act(simulator, api, applyment, what)
    await reached(api, applyment, state)
  }
  const methodId = await makeMethod(api, applyment, clientFile)
  const paymentId = await bePaid(api, simulator, methodId)
  return { clientId, applyment, methodId, paymentId }
}

const TO_THE_END = [
  ['approve', 'to_be_confirmed'],
  ['verify_account', 'to_be_signed'],
  ['sign', 'signing'],
  ['open', 'finished'],
] as const

async function bePaid(api: Api, simulator: Api, methodId: string): Promise<string> {
  const { amount_fen, item: description } = clientFile.order
  const order = { method_id: methodId, scene: 'native', out_trade_no: 'PAGES0001', description, amount_fen }
  const payment = await api.post('/v1/payments', order)
  const id = textIn(payment, 'id')
  await simulator.post('/_sim/pay', { target: (payment['pay'] as { code_url: string }).code_url })
  await until('the payment to be paid', async () => {
    const { state } = await api.get(`/v1/payments/${id}`)
    return state === 'paid' ? { found: state } : { seen: String(state) }
  })
  return id
}

async function beRejected(api: Api, simulator: Api, providerId: string): Promise<Furnished['rejected']> {
  const clientId = await createClient(api, 'wechatpay', another('佛山市示例被驳回食品有限公司'))
  const applyment = await fillApplyment(api, { clientId, providerId }, clientFile)
  await submit(api, applyment)
  const { field, field_name, reject_reason } = clientFile.rejection
  const audit_detail = [
    { field, field_name, reject_reason },
    { field: 'something_new', field_name: '经营说明', reject_reason: '请补充说明主营业务' },
  ]
  await act(simulator, api, applyment, 'reject', { audit_detail })
  await reached(api, applyment, 'rejected')
  return { clientId, applyment }
}

/** The same made-up data under another name; a credit code belongs to one client only. */
function another(name: string): ClientFile {
  const { credit_code: _taken, ...client } = clientFile.client
  return { ...clientFile, client: { ...client, name } as ClientFile['client'] }
}
