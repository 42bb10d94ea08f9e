import { list } from '@ruzhu/cli/demo/api.ts'
import { type ClientFile, readClientFile } from '@ruzhu/cli/demo/client-file.ts'
import { act, type Applyment, createClient, fillApplyment, reached, submit } from '@ruzhu/cli/demo/onboarding.ts'
import { owe } from '@ruzhu/domain/jobs/owe.ts'
import { makeFirstAccounts } from '@ruzhu/server/simulator/first-account.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Answer, House } from './api/house.ts'
import { Phone } from './client-pages/world.ts'
import { type MailServer, startMailServer } from './messages/mail-server.ts'
import { type SmsGateway, startSmsGateway } from './messages/sms-gateway.ts'

type Said = { kind: string; state: string; title: Words; body: Words; subject: string }
type Words = { 'zh-CN': string; en: string }

/** A November without holidays, and a Monday; long past, so that a session of today outlives what passes here. */
const MONDAY = '2025-11-03T10:00'
const beijing = (text: string) => Date.parse(`${text}:00+08:00`)

let house: House
let mail: MailServer
let routeId: string
let offset = beijing(MONDAY) - Date.now()
let program: Awaited<ReturnType<House['program']>>
/** Its form is begun, and its own people have to fill it in. */
let asked: string
/** Its form is with the platform. */
let applied: Applyment
/** Nothing is begun: it is our turn. */
let fresh: string

beforeAll(async () => {
  mail = await startMailServer()
  house = await House.open({}, () => new Date(Date.now() + offset), true)
  await house.signIn()
  await makeFirstAccounts(house.server.parts, house.simulator.url)
  program = await house.program()
  const from = { host: '127.0.0.1', port: mail.port, tls: 'none', from: '入驻 <ruzhu@example.com>', clients: true }
  routeId = String(
    (await ok('POST', '/v1/message-routes', { kind: 'smtp', name: '邮件', language: 'zh-CN', ...from })).id,
  )
  for (const kind of ['reminder', 'escalation']) await ok('POST', `/v1/message-templates/${kind}/approve`)

  const file = await readClientFile()
  const accounts = list(await ok('GET', '/v1/provider-accounts'), 'data')
  const providerId = String(accounts.find(({ channel }) => channel === 'wechatpay')?.['id'])
  const contact = { contact_name: '陈晓明', contact_phone: '13800138000', contact_email: 'chen@example.com' }
  const wants = [{ channel: 'wechatpay', scenes: ['native'] }]
  const newClient = async (name: string) => String((await ok('POST', '/v1/clients', { name, ...contact, wants })).id)
  asked = await newClient('云杉茶室')
  fresh = await newClient('新开张面馆')
  const subject = { channel: 'wechatpay', subject_type: file.subject_type, provider_account_id: providerId }
  await ok('POST', '/v1/applyments', { client_id: asked, ...subject })
  const clientId = await createClient(program.api, 'wechatpay', file)
  await ok('PATCH', `/v1/clients/${clientId}`, { contact_email: 'admin@example.com' })
  applied = await fillApplyment(program.api, { clientId, providerId }, file)
  await submit(program.api, applied)
}, 60_000)
afterAll(async () => {
  await house?.close()
  await mail?.close()
})

async function ok(method: string, path: string, body?: unknown): Promise<Answer['json']> {
  const { status, text, json } = await house.person(method, path, body)
  expect(status, text).toBeLessThan(300)
  return json
}

/** It is then, for us and at the platform; the workers, who sleep by a clock of their own, look what is due. */
async function become(text: string): Promise<void> {
  offset = beijing(text) - Date.now()
  const { deps } = house.server.parts
  await deps.store.transaction((tx) => owe(tx, deps, 'watch_keys', 'all', deps.now()))
}

/** The oldest first. */
async function said(clientId: string): Promise<Said[]> {
  return (list(await ok('GET', `/v1/messages?client_id=${clientId}`), 'data') as Said[]).toReversed()
}
const outline = async (clientId: string) => (await said(clientId)).map(({ kind, state }) => `${kind} ${state}`)
const soon = <Found>(read: () => Promise<Found>) => expect.poll(read, { timeout: 10_000 })
const listed = async (query: string) =>
  list(await ok('GET', `/v1/next-steps?limit=100&${query}`), 'data').map((row) => (row['client'] as { id: string }).id)

test('a client is reminded after one working day, by its mail', async () => {
  await become('2025-11-04T09:50')
  expect(await outline(asked)).toEqual([])
  await become('2025-11-04T10:30')
  await soon(() => outline(asked)).toEqual(['reminder sent'])
  expect(mail.mails.map(({ to }) => to)).toEqual([['chen@example.com']])
})

function remind(key: string) {
  const body = { client_ids: [asked, fresh, applied.clientId] }
  return program.call('POST', '/v1/reminders', body, { 'idempotency-key': key })
}

test('by hand whoever is waited for is reminded, once for one request and once a day', async () => {
  const first = await remind('again-and-again')
  expect(list(first.json, 'data').map(({ outcome }) => outcome)).toEqual(['queued', 'not_waiting', 'not_waiting'])
  expect((await remind('again-and-again')).text).toBe(first.text)
  expect(list((await remind('another')).json, 'data')[0]).toMatchObject({ outcome: 'already' })
  await soon(() => outline(asked)).toEqual(['reminder sent', 'reminder sent'])
  expect(mail.mails).toHaveLength(2)
})

test('what is put aside is out of the way until its time', async () => {
  const until = '2025-11-05T09:30:00+08:00'
  await ok('PUT', `/v1/clients/${asked}/snooze`, { until, reason: '等客户周三给章' })
  expect(await listed('snoozed=true')).toEqual([asked])
  expect(await listed('snoozed=false')).not.toContain(asked)
  await become('2025-11-05T09:31')
  expect(await listed('snoozed=true')).toEqual([])
  expect(await listed('snoozed=false')).toContain(asked)
})

test('a list of mine has those alone that I look after', async () => {
  const members = list(await ok('GET', '/v1/members'), 'data')
  const me = String(members[0]?.['user_id'])
  await ok('POST', '/v1/clients/assign', { client_ids: [asked], owner_id: me })
  expect(await listed(`owner=${me}`)).toEqual([asked])
  await ok('POST', '/v1/clients/assign', { client_ids: [asked] })
  expect(await listed(`owner=${me}`)).toEqual([])
})

test('a platform that takes longer than it says is told of with the number it knows the application by', async () => {
  const { applyment_id: number } = await ok('GET', `/v1/applyments/${applied.id}`)
  const step = await ok('GET', `/v1/clients/${applied.clientId}/next-step`)
  const website = 'https://pay.weixin.qq.com/index.php/partner/public/home'
  expect(step['usual_duration']).toEqual({ p50_hours: 24, p90_hours: 72, sample_size: 0 })
  expect(step['secondary']).toContainEqual(expect.objectContaining({ key: 'open_platform', href: website }))
  expect(await said(applied.clientId)).toEqual([])
  await become('2025-11-06T09:50')
  expect(await said(applied.clientId)).toEqual([])
  await become('2025-11-06T10:30')
  await soon(() => outline(applied.clientId)).toEqual(['escalation sent'])
  const [late] = await said(applied.clientId)
  for (const language of ['zh-CN', 'en'] as const) {
    expect(late?.body[language]).toContain(String(number))
    expect(late?.body[language]).toContain(website)
    expect(late?.body[language]).not.toContain(applied.id)
  }
})

test('a reminder that has not gone out when the step moves on is taken back, and no other', async () => {
  await act(house.simulatorApi, program.api, applied, 'approve')
  await reached(program.api, applied, 'to_be_confirmed')
  await soon(() => outline(asked)).toEqual(['reminder sent', 'reminder sent', 'reminder sent'])
  await ok('PATCH', `/v1/message-routes/${routeId}`, { paused: true })
  await become('2025-11-06T11:00')
  await ok('POST', '/v1/reminders', { client_ids: [applied.clientId, asked] })
  await soon(async () => (await outline(applied.clientId)).at(-1)).toBe('reminder queued')
  await soon(async () => (await outline(asked)).at(-1)).toBe('reminder queued')
  await act(house.simulatorApi, program.api, applied, 'verify_account')
  await reached(program.api, applied, 'to_be_signed')
  expect((await outline(applied.clientId)).at(-1)).toBe('reminder cancelled')
  await ok('PATCH', `/v1/message-routes/${routeId}`, { paused: false })
  await become('2025-11-06T11:15')
  await soon(async () => (await outline(asked)).slice(3)).toEqual(['reminder sent'])
  expect((await outline(applied.clientId)).at(-1)).toBe('reminder cancelled')
})

test('after five working days it is ours to call, and each of us marks for himself what was read', async () => {
  await become('2025-11-10T09:50')
  expect(await outline(asked)).toHaveLength(4)
  await become('2025-11-10T10:30')
  await soon(async () => (await outline(asked)).slice(4)).toEqual(['escalation sent'])
  const inbox = await ok('GET', '/v1/inbox')
  const unread = Number(inbox['unread'])
  const late = list(inbox, 'data').find(({ client_id }) => client_id === asked)
  expect(late).toMatchObject({ kind: 'escalation', href: `/clients/${asked}` })
  expect(late).not.toHaveProperty('read_at')
  await ok('POST', '/v1/inbox/read', { ids: [late?.['id']] })
  const after = await ok('GET', '/v1/inbox')
  expect(after['unread']).toBe(unread - 1)
  expect(list(after, 'data').find(({ id }) => id === late?.['id'])).toHaveProperty('read_at')
})

test('the list of the morning comes once it is approved, and on mornings that people work', async () => {
  const mornings = async () =>
    (list(await ok('GET', '/v1/messages?kind=morning_summary'), 'data') as Said[]).map(({ subject }) => subject)
  expect(await mornings()).toEqual([]) // of five working mornings
  await ok('POST', '/v1/message-templates/morning_summary/approve')
  await become('2025-11-11T09:10')
  await soon(mornings).toEqual(['2025-11-11'])
  await become('2025-11-15T09:10') // a Saturday
  await untilLookedAt('morning_summary', 'morning')
  await become('2025-11-17T09:10')
  await soon(mornings).toEqual(['2025-11-17', '2025-11-11'])
})

test('a day before a platform’s deadline the client is told, and four hours before it we are', async () => {
  const reminders = async () => (await outline(applied.clientId)).filter((one) => one === 'reminder sent').length
  const urgent = async () =>
    (await said(applied.clientId)).filter(({ title }) => title['zh-CN'].includes('平台期限只剩几小时')).length
  await become('2025-12-05T10:00') // due on Saturday the 6th, a little after 11:00
  await untilLookedAt('move_next_steps', applied.clientId)
  const before = await reminders()
  await become('2025-12-05T11:30')
  await soon(reminders).toBe(before + 1)
  expect(await urgent()).toBe(0)
  await become('2025-12-05T20:00') // nobody works on Saturday: it is said on Friday, while people are there
  await soon(urgent).toBe(1)
  expect(await ok('GET', `/v1/clients/${applied.clientId}/next-step`)).toMatchObject({ key: 'sign.scan', urgent: true })
})

/** Of mails as they read, which arrive in Base64. */
const lastMail = () => {
  const [head = '', ...rest] = (mail.mails.at(-1)?.text ?? '').split(/\r?\n\r?\n/)
  return /base64/i.test(head) ? Buffer.from(rest.join(''), 'base64').toString('utf8') : rest.join('\n')
}

describe('a client of whose people a link is asked', () => {
  let gateway: SmsGateway
  let draft: Applyment
  let file: ClientFile
  let address: string
  const CONTACT = { contact_phone: '13900139000', contact_email: 'chen@example.com' }
  beforeAll(async () => {
    gateway = await startSmsGateway()
    await become('2025-12-08T10:00') // a Monday
    for (const kind of ['materials_link', 'handover']) await ok('POST', `/v1/message-templates/${kind}/approve`)
    const sms = { address: gateway.url, secret: gateway.secret, clients: true }
    await ok('POST', '/v1/message-routes', { kind: 'sms', name: '短信', language: 'zh-CN', ...sms })
    file = await readClientFile()
    const accounts = list(await ok('GET', '/v1/provider-accounts'), 'data')
    const providerId = String(accounts.find(({ channel }) => channel === 'wechatpay')?.['id'])
    const { credit_code: _taken, ...client } = file.client
    const named = { ...file, client: { ...client, name: '示例短信餐饮有限公司' } as ClientFile['client'] }
    const clientId = await createClient(program.api, 'wechatpay', named)
    await ok('PATCH', `/v1/clients/${clientId}`, CONTACT)
    draft = await fillApplyment(program.api, { clientId, providerId }, file)
    address = String((await ok('POST', `/v1/clients/${clientId}/links`, {}))['address'])
  })
  afterAll(() => gateway?.close())

  test('gets its address by mail and by text message, and no list of ours holds it', async () => {
    await soon(() => outline(draft.clientId)).toEqual(['materials_link sent'])
    expect(mail.mails.at(-1)?.to).toEqual([CONTACT.contact_email])
    expect(lastMail()).toContain(address)
    expect(gateway.texts).toMatchObject([
      { phone: CONTACT.contact_phone, purpose: 'notice', template: 'materials_link', params: { link: address } },
    ])
    expect(gateway.texts[0]?.text).toBe(`请补充示例短信餐饮有限公司的资料 ${address}`)
    const listed = (await house.person('GET', `/v1/messages?client_id=${draft.clientId}`)).text
    expect(listed).not.toContain(new URL(address).pathname)
  })

  test('is told at once that it is its turn, with the page that shows what to scan', async () => {
    await submit(program.api, draft)
    await act(house.simulatorApi, program.api, draft, 'approve')
    await reached(program.api, draft, 'to_be_confirmed')
    await soon(() => outline(draft.clientId)).toEqual(['materials_link sent', 'handover sent'])
    const told = gateway.texts.at(-1)
    expect(told).toMatchObject({ phone: CONTACT.contact_phone, template: 'handover', params: { link: address } })
    expect(told?.text).toMatch(/^轮到你了：请.+扫码.+（示例短信餐饮有限公司） http/)
    expect(lastMail()).toContain(address)
    const phone = new Phone(house.url, address)
    await phone.prove(CONTACT.contact_phone.slice(-4))
    expect(await phone.view()).toMatchObject({ is: 'following', toldAt: '139****9000', step: { turn: 'yours' } })
    expect((await phone.get()).text).toContain('轮到你时，我们会发短信通知你（139****9000）')
  })

  test('is told of the next turn, and no more of one that is over; at night it waits', async () => {
    await become('2025-12-08T21:00')
    await act(house.simulatorApi, program.api, draft, 'verify_account')
    await reached(program.api, draft, 'to_be_signed')
    await soon(async () => (await outline(draft.clientId)).at(-1)).toBe('handover queued')
    await act(house.simulatorApi, program.api, draft, 'sign')
    await reached(program.api, draft, 'signing')
    await soon(async () => (await outline(draft.clientId)).at(-1)).toBe('handover cancelled')
    expect(gateway.texts).toHaveLength(2)
  })

  test('where nobody would tell it, no page promises it', async () => {
    await ok('POST', '/v1/message-templates/handover/withdraw')
    const phone = new Phone(house.url, address)
    const { data } = await ok('GET', `/v1/clients/${draft.clientId}/links`)
    await ok('POST', `/v1/links/${String((data as { id: string }[])[0]?.id)}/release`)
    await phone.prove(CONTACT.contact_phone.slice(-4))
    expect(await phone.view()).not.toHaveProperty('toldAt')
    expect((await phone.get()).text).not.toContain('发短信通知你')
  })
})

/** The workers have looked at it at this hour: it is owed for later. */
async function untilLookedAt(kind: 'morning_summary' | 'move_next_steps', key: string): Promise<void> {
  const { store, now } = house.server.parts.deps
  await soon(async () => ((await store.read.jobs.open(kind, key))?.runAt ?? now()) > now()).toBe(true)
}
