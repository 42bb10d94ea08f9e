import { type Api, type Json, list, object, text } from '@ruzhu/cli/demo/api.ts'
import { beijingTime } from '@ruzhu/domain/time.ts'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { Phone } from '../client-pages/world.ts'
import { ruzhu } from '../command.ts'
import type { House } from '../support/house.ts'

/** A client somewhere on its way, and the address of the link that its own people have, where they have one. */
export type Placed = { clientId: string; name: string; waitingFor: Party; link?: string; phoneSays?: RegExp }
type Party = 'client' | 'operator' | 'superAdmin' | 'platform' | 'developer' | 'none'

/** As lists call them, and as the card of the client's page does. */
const OWNERS: Readonly<Record<Party, readonly [inLists: string, onCard: string]>> = {
  client: ['客户', '等客户'],
  operator: ['我方', '轮到我方'],
  superAdmin: ['超级管理员', '等超级管理员'],
  platform: ['平台', '等平台'],
  developer: ['开发', '等开发'],
  none: ['不用操作', '现在不用操作'],
}

/** One object, wherever it is shown: by the API, in the terminal, on the console's pages, in a message and on a phone. */
export async function expectOneStep(house: House, page: Page, api: Api, placed: readonly Placed[]): Promise<void> {
  const steps = await Promise.all(placed.map(async (client) => ({ client, step: await ownStep(api, client) })))
  const program = text(await api.post('/v1/api-keys', { name: '下一步' }), 'key')
  const terminal = ruzhu(['next', '--json', '--url', house.url], { env: { RUZHU_API_KEY: program } })
  for (const { client, step } of steps) {
    await expectByApi(api, client, step)
    await expectMessage(api, client, step)
    if (client.link !== undefined) await expectPhone(house, client, client.link, step)
  }
  await page.goto(`${house.url}/clients`)
  for (const { client, step } of steps) {
    await expectRow(page, client, step)
    await page.getByRole('link', { name: client.name, exact: true }).click()
    await expectCard(page, client, step)
    await page.goBack()
  }
  await page.getByRole('link', { name: '待办', exact: true }).first().click()
  const waiting = steps.filter(({ client }) => client.waitingFor !== 'none')
  for (const { client, step } of waiting) await expectRow(page, client, step)

  expect(await terminal.ended()).toBe(0)
  const printed = JSON.parse(terminal.said()) as Json[]
  for (const { client, step } of waiting) expect(outline(stepOf(rowOf(printed, client)))).toEqual(outline(step))
}

async function ownStep(api: Api, { clientId, waitingFor, name }: Placed): Promise<Json> {
  const step = await api.get(`/v1/clients/${clientId}/next-step`)
  expect(step, name).toMatchObject({ waiting_for: waitingFor })
  return step
}

/** When the platform was asked last goes on by itself. */
function outline({ key, subject, title, waiting_for, since, due_at, due_kind, overdue, blocked }: Json): Json {
  return { key, subject, title, waiting_for, since, due_at, due_kind, overdue, blocked }
}

async function expectByApi(api: Api, client: Placed, step: Json): Promise<void> {
  const { clientId, name } = client
  const [checklist, clients, toDo] = await Promise.all([
    api.get(`/v1/clients/${clientId}/checklist`),
    api.get(`/v1/clients?text=${encodeURIComponent(name)}`),
    api.get(`/v1/next-steps?text=${encodeURIComponent(name)}`),
  ])
  const [way] = list(checklist, 'journeys')
  const row = list(clients, 'data').find(({ id }) => id === clientId)
  for (const other of [way, row, rowOf(list(toDo, 'data'), client)])
    expect(outline(stepOf(other)), name).toEqual(outline(step))
}

/** What is passed on or sent says the same sentence, or is the very text that the step hands over. */
async function expectMessage(api: Api, { clientId, waitingFor, name }: Placed, step: Json): Promise<void> {
  const reminded = await api.post('/v1/reminders', { client_ids: [clientId] })
  const isAsked = waitingFor === 'client' || waitingFor === 'superAdmin'
  expect(list(reminded, 'data')[0], name).toMatchObject({ outcome: isAsked ? 'to_copy' : 'not_waiting' })
  if (!isAsked) return
  const [message] = list(await api.get(`/v1/messages?client_id=${clientId}`), 'data')
  const said = chinese(message?.['body'])
  const handover = step['handover'] as Json | undefined
  const handed = handover === undefined ? '' : chinese(handover['message'])
  expect(said === handed || said.includes(chinese(step['title'])), `${said} / ${handed}`).toBe(true)
}

/** A phone is told whose turn it is, never what is said among us; what it has to be done by is the same instant. */
async function expectPhone(house: House, client: Placed, link: string, step: Json): Promise<void> {
  const phone = new Phone(house.url, link)
  await phone.prove('8000')
  const view = await phone.view()
  if (view['is'] === 'following') {
    const shown = object(view['step'], 'step')
    expect(shown['dueAt'], client.name).toEqual(step['due_kind'] === 'platform' ? step['due_at'] : undefined)
  }
  const { text: drawn } = await phone.get()
  expect(drawn).toMatch(client.phoneSays ?? /./)
}

async function expectCard(page: Page, { waitingFor, name }: Placed, step: Json): Promise<void> {
  const card = page.locator('section.next-step')
  await card.getByRole('heading', { name: chinese(step['title']), exact: true }).waitFor()
  expect(await card.locator('.next-step-who').innerText(), name).toContain(OWNERS[waitingFor][1])
  if (step['due_at'] !== undefined) expect(await card.innerText()).toContain(inBeijing(text(step, 'due_at')))
}

async function expectRow(page: Page, { waitingFor, name }: Placed, step: Json): Promise<void> {
  const row = page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) })
  await row.first().waitFor()
  const shown = await row.first().innerText()
  expect(shown).toContain(chinese(step['title']))
  expect(shown).toContain(OWNERS[waitingFor][0])
  if (step['due_at'] !== undefined) expect(shown).toContain(inBeijing(text(step, 'due_at')))
}

function inBeijing(at: string): string {
  return beijingTime(new Date(at)).slice(0, 16).replace('T', ' ')
}

function rowOf(rows: readonly Json[], { clientId }: Placed): Json | undefined {
  return rows.find(({ client }) => object(client, 'client')['id'] === clientId)
}

function stepOf(row: Json | undefined): Json {
  return object(row?.['next_step'], 'next_step')
}

function chinese(words: unknown): string {
  return text(object(words, 'words'), 'zh-CN')
}
