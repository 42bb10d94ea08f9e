import type { ClientId } from '@ruzhu/domain/ids.ts'
import type { Message, MessageSend } from '@ruzhu/domain/messages/messages.ts'
import type { MessageRoute } from '@ruzhu/domain/messages/routes.ts'
import { USUAL_SETTINGS } from '@ruzhu/domain/messages/settings.ts'
import { usualTemplate } from '@ruzhu/domain/messages/templates.ts'
import { Secret } from '@ruzhu/domain/secret.ts'
import { saying } from '@ruzhu/domain/text.ts'
import { later } from '@ruzhu/domain/time.ts'
import { expect, test } from 'vitest'
import { contract } from '../testing/contract.ts'
import { raw } from '../testing/raw.ts'

const AT = new Date('2026-11-30T01:00:00.000Z')
const CANARY = 'canary-robot-address-9f3c'

contract('messages', (given) => {
  function message(more: Partial<Message> = {}): Message {
    const id = given().a.newId('ms')
    return {
      id,
      kind: 'escalation',
      key: `key/${id}`,
      to: { members: ['operator', 'administrator'] },
      subject: 'cl_1',
      title: saying('test', { 'zh-CN': '请扫码', en: 'Scan' }),
      body: saying('test', { 'zh-CN': '云杉茶室', en: 'Spruce tea' }),
      href: '/clients/cl_1',
      state: 'to_copy',
      createdAt: AT,
      ...more,
    }
  }
  function robot(more: object = {}): MessageRoute {
    const url = new Secret('robot_url', `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${CANARY}`)
    const id = given().a.newId('rt')
    return { id, kind: 'wecom', name: '运营群', language: 'zh-CN', url, createdAt: AT, updatedAt: AT, ...more }
  }
  const insert = (one: Message) => given().store.transaction((tx) => tx.messages.insert(one))

  test('a message comes back as it was written, and there is one for each key', async () => {
    const { store } = given()
    const clientId = given().a.newId('cl')
    const first = message({ clientId, to: { client: clientId } })
    expect(await insert(first)).toBe(true)
    expect(await insert(message({ key: first.key }))).toBe(false)
    expect(await store.read.messages.byId(first.id)).toEqual(first)
  })

  test('what it says is not to be read in the database', async () => {
    const { url } = given()
    await insert(message({ body: saying('test', { 'zh-CN': CANARY, en: CANARY }) }))
    expect(await dump(url, 'messages')).not.toContain(CANARY)
  })

  test('pages narrow to a client, a kind and a state', async () => {
    const { store, a } = given()
    const clientId: ClientId = a.newId('cl')
    const one = message({ clientId })
    const other = message({ clientId, kind: 'reminder', state: 'failed' })
    for (const each of [one, other, message()]) await insert(each)
    const found = async (query: object) =>
      (await store.read.messages.page({ limit: 9, clientId, ...query })).rows.map(({ id }) => id)
    expect((await found({})).toSorted()).toEqual([one.id, other.id].toSorted())
    expect(await found({ kind: 'reminder' })).toEqual([other.id])
    expect(await found({ state: 'to_copy' })).toEqual([one.id])
  })

  test('a send moves only from the state and the attempt it was seen in', async () => {
    const { store, a } = given()
    const { id: messageId } = await sent()
    const routeId = a.newId('rt')
    const pending: MessageSend = { messageId, routeId, state: 'pending', attempts: [], nextAt: AT }
    const sending: MessageSend = { messageId, routeId, state: 'sending', attempts: [], startedAt: AT }
    const attempt = { at: AT, outcome: 'unknown', reason: 'timeout', durationMs: 15_000 } as const
    const unknown: MessageSend = { messageId, routeId, state: 'unknown', attempts: [attempt], nextAt: later(AT, 9) }
    await store.transaction(async (tx) => {
      await tx.messages.insertSend(pending)
      expect(await tx.messages.updateSend(sending, pending)).toBe(true)
      expect(await tx.messages.updateSend(sending, pending)).toBe(false)
      expect(await tx.messages.updateSend(unknown, { ...sending, startedAt: later(AT, 1) })).toBe(false)
      expect(await tx.messages.updateSend(unknown, sending)).toBe(true)
    })
    expect(await store.read.messages.send(messageId, routeId)).toEqual(unknown)
    expect(await store.read.messages.sends(messageId)).toEqual([unknown])
  })

  test('a route keeps its secrets to itself and shows their traces', async () => {
    const { store, url } = given()
    const route = robot({ keyword: '入驻', signing: new Secret('robot_signing_key', `SEC${CANARY}`) })
    await store.transaction((tx) => tx.messages.insertRoute(route))
    expect(await store.read.messages.route(route.id)).toEqual(route)
    expect(revealed(await store.read.messages.route(route.id))).toEqual(revealed(route))
    expect(await dump(url, 'message_routes')).not.toContain(CANARY)
    const traces = (await store.read.messages.routeTraces()).get(route.id)
    expect(traces?.map(({ field }) => field)).toEqual(['url', 'signing'])
    expect(JSON.stringify(traces)).toContain('sha256:')
  })

  test('a route changes where nobody was faster, and is gone once removed', async () => {
    const { store } = given()
    const route = robot()
    const paused = { ...route, pausedAt: AT, updatedAt: later(AT, 1) }
    await store.transaction(async (tx) => {
      await tx.messages.insertRoute(route)
      expect(await tx.messages.updateRoute(paused, route.updatedAt)).toBe(true)
      expect(await tx.messages.updateRoute(route, route.updatedAt)).toBe(false)
    })
    expect(await store.read.messages.routes()).toContainEqual(paused)
    await store.transaction(async (tx) => {
      expect(await tx.messages.removeRoute(route.id)).toBe(true)
      expect(await tx.messages.removeRoute(route.id)).toBe(false)
    })
  })

  test('a gateway for text messages comes back with its secret, which nobody reads in the database', async () => {
    const { store, url, a } = given()
    const secret = new Secret('webhook_secret', 'whsec_Y2FuYXJ5LXNtcy1nYXRld2F5LTRkMWUtMDEyMw==')
    const gateway = {
      kind: 'sms',
      name: '短信',
      language: 'zh-CN',
      address: 'https://sms.example.com/',
      secret,
    } as const
    const route: MessageRoute = { id: a.newId('rt'), ...gateway, clients: true, createdAt: AT, updatedAt: AT }
    await store.transaction((tx) => tx.messages.insertRoute(route))
    const read = await store.read.messages.route(route.id)
    expect(read).toEqual(route)
    expect(read?.kind === 'sms' && read.secret.reveal()).toBe(secret.reveal())
    expect(await dump(url, 'message_routes')).not.toContain(secret.reveal().slice(6))
    expect((await store.read.messages.routeTraces()).get(route.id)).toMatchObject([{ field: 'secret' }])
  })

  test('a number that was typed to try a route is sealed with what is said to it', async () => {
    const { store, url } = given()
    const typed = message({ to: { phone: '13900139000' } })
    await insert(typed)
    expect(await store.read.messages.byId(typed.id)).toEqual(typed)
    expect(await dump(url, 'messages')).not.toContain('13900139000')
  })

  test('of two who take a turn at a route, one sees the other’s', async () => {
    const { store } = given()
    const route = robot()
    await store.transaction(async (tx) => {
      await tx.messages.insertRoute(route)
      expect(await tx.messages.keepStarts(route.id, [AT], [])).toBe(true)
      expect(await tx.messages.keepStarts(route.id, [AT], [])).toBe(false)
    })
    expect(await store.read.messages.recentStarts(route.id)).toEqual([AT])
  })

  test('templates and settings are what was put last', async () => {
    const { store } = given()
    const template = usualTemplate('handover')
    const approved = { ...template, approvedAt: AT, approvedBy: '林晓', updatedAt: AT }
    expect(await store.read.messages.template('handover')).toBeUndefined()
    expect(await store.read.messages.settings()).toEqual(USUAL_SETTINGS)
    const hours = { timeZone: 'Asia/Urumqi', from: 10, to: 19 }
    await store.transaction(async (tx) => {
      await tx.messages.putTemplate(approved)
      await tx.messages.putTemplate(template)
      await tx.messages.putSettings({ hours, updatedAt: AT, updatedBy: '林晓' })
    })
    expect(await store.read.messages.templates()).toEqual([template])
    expect(await store.read.messages.settings()).toEqual({ hours, updatedAt: AT, updatedBy: '林晓' })
  })

  async function sent(): Promise<Message> {
    const one = message()
    await insert(one)
    return one
  }
})

async function dump(url: string, table: string): Promise<string> {
  return JSON.stringify(await raw(url, `select * from ${table}`), (_, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
  )
}

function revealed(route: MessageRoute | undefined): readonly (string | undefined)[] {
  if (!route || route.kind === 'smtp' || route.kind === 'sms') throw new Error('it is a robot')
  return [route.url.reveal(), route.signing?.reveal()]
}
