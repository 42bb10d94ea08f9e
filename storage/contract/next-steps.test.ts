import type { ClientId } from '@ruzhu/domain/ids.ts'
import type { KeptStep } from '@ruzhu/domain/journeys/kept-step.ts'
import type { NextStep } from '@ruzhu/domain/journeys/next-step.ts'
import { BLOCKED } from '@ruzhu/domain/journeys/urgency.ts'
import { text } from '@ruzhu/domain/text.ts'
import { DAY_MS, later } from '@ruzhu/domain/time.ts'
import { expect, test } from 'vitest'
import { contract } from '../testing/contract.ts'
import { raw } from '../testing/raw.ts'

const AT = new Date('2026-11-22T02:32:08.000Z')
const CANARY = 'https://pay.example/sign?canary-link'

function step(more: Partial<NextStep> = {}): NextStep {
  return {
    key: 'sign.scan',
    subject: { type: 'client', id: 'x' },
    title: text('next.live'),
    waitingFor: 'superAdmin',
    since: AT,
    overdue: false,
    secondary: [],
    blocking: ['go_live'],
    ...more,
  }
}
function kept(clientId: ClientId, more: Partial<KeptStep> = {}): KeptStep {
  const usual = {
    channel: 'somepay',
    journey: 'usual',
    foremost: true,
    state: 'none',
    rank: 4,
    moment: AT.getTime(),
  } as const
  return { clientId, ...usual, step: step(), progress: { done: 1, total: 9 }, ...more }
}

contract('next steps', (given) => {
  /** Clients with a word of this test in their name, so that tests do not meet each other’s. */
  async function clients(word: string, count: number): Promise<ClientId[]> {
    const { store, a } = given()
    const made = Array.from({ length: count }, () => a.client({ name: `${word}茶室` }))
    await store.transaction(async (tx) => {
      for (const client of made) await tx.clients.insert(client)
    })
    return made.map(({ id }) => id)
  }
  const put = (clientId: ClientId, ...steps: KeptStep[]) =>
    given().store.transaction((tx) => tx.nextSteps.put(clientId, steps, AT))

  test('a step comes back as it was kept, in place of what stood there, and its link is not to be read in the database', async () => {
    const { store, url } = given()
    const [id] = await clients('原样', 1)
    if (!id) throw new Error('a client was made')
    const dueAt = later(AT, DAY_MS)
    const handover = {
      kind: 'sign',
      url: CANARY,
      expiresAt: dueAt,
      who: '陈*明',
      app: { 'zh-CN': '支付宝', en: 'Alipay' },
      message: text('next.live'),
    } as const
    const whole = step({ dueAt, dueKind: 'platform', checkedAt: AT, nextCheckAt: dueAt, handover, blocked: true })
    await put(id, kept(id, { channel: 'otherpay', foremost: false }))
    await put(id, kept(id, { step: whole }), kept(id, { channel: 'otherpay', foremost: false, state: 'auditing' }))
    const found = await store.read.nextSteps.ofClients([id])
    expect(found.toSorted((one, other) => (one.channel < other.channel ? 1 : -1))).toEqual([
      kept(id, { step: whole }),
      kept(id, { channel: 'otherpay', foremost: false, state: 'auditing' }),
    ])
    const rows = JSON.stringify(await raw(url, 'select * from next_steps'), (_, value: unknown) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
    )
    expect(rows).toContain(id)
    expect(rows).not.toContain('canary-link')
  })

  test('pages go by urgency and stay whole while a client moves', async () => {
    const { store } = given()
    const [one, two, three, four] = await clients('翻页', 4)
    if (!one || !two || !three || !four) throw new Error('clients were made')
    await put(one, kept(one, { rank: 3, moment: 5 }))
    await put(two, kept(two, { rank: 0, moment: 9 }))
    await put(three, kept(three, { rank: 3, moment: 4 }))
    await put(four, kept(four, { rank: 5, moment: 1 }))
    const page = (after?: string) =>
      store.read.nextSteps.page({ limit: 2, text: '翻页', ...(after !== undefined && { after }) })
    const first = await page()
    expect(first.rows.map(({ clientId }) => clientId)).toEqual([two, three])
    await put(three, kept(three, { rank: 5, moment: 9 }))
    const second = await page(first.next)
    expect(second.rows.map(({ clientId }) => clientId)).toEqual([one, four])
    const third = await page(second.next)
    expect(third.rows.map(({ clientId }) => clientId)).toEqual([three])
    expect(third.next).toBeUndefined()
  })

  test('lists narrow to a platform, a state, a party, what is overdue, a name, and one client', async () => {
    const { store } = given()
    const [one, two] = await clients('筛选', 2)
    if (!one || !two) throw new Error('clients were made')
    const late = step({ waitingFor: 'operator', dueAt: later(AT, -1), dueKind: 'ours' })
    await put(one, kept(one, { step: late }), kept(one, { channel: 'otherpay', foremost: false, state: 'auditing' }))
    await put(two, kept(two, { state: 'rejected', moment: AT.getTime() + 1 }))
    const found = async (query: object) =>
      (await store.read.nextSteps.page({ limit: 9, text: '筛选', ...query })).rows.map(({ clientId, channel }) => [
        clientId,
        channel,
      ])
    expect(await found({})).toEqual([
      [one, 'somepay'],
      [two, 'somepay'],
    ])
    expect(await found({ channel: 'otherpay' })).toEqual([[one, 'otherpay']])
    expect(await found({ state: 'auditing' })).toEqual([[one, 'somepay']])
    expect(await found({ state: 'rejected', channel: 'somepay' })).toEqual([[two, 'somepay']])
    expect(await found({ waitingFor: ['operator', 'developer'] })).toEqual([[one, 'somepay']])
    expect(await found({ overdueAt: AT })).toEqual([[one, 'somepay']])
    expect(await found({ blocked: true })).toEqual([])
    await put(two, kept(two, { rank: BLOCKED }))
    expect(await found({ blocked: true })).toEqual([[two, 'somepay']])
    expect(await found({ clientId: two })).toEqual([[two, 'somepay']])
    expect(await found({ text: '没有' })).toEqual([])
  })

  test('clients are found the same whether few or many have what is asked for', async () => {
    const { store } = given()
    const ids = await clients('众多', 230) // more than are looked up one by one
    for (const [at, id] of ids.entries()) {
      const waitingFor = at % 100 === 0 ? 'finance' : 'developer'
      await put(id, kept(id, { step: step({ waitingFor }), rank: 3, moment: at, state: at % 2 ? 'canceled' : 'none' }))
    }
    const found = async (query: object) =>
      (await store.read.nextSteps.page({ limit: 100, text: '众多', ...query })).rows.map(({ clientId }) => clientId)
    const every = (step: number, from = 0) => ids.filter((_, at) => at % step === from)
    expect(await found({})).toEqual(ids.slice(0, 100))
    expect(await found({ waitingFor: ['finance', 'client'] })).toEqual(every(100))
    expect(await found({ waitingFor: ['developer', 'finance'] })).toEqual(ids.slice(0, 100))
    expect(await found({ state: 'canceled' })).toEqual(every(2, 1).slice(0, 100))
    expect(await found({ channel: 'somepay', state: 'canceled' })).toEqual(every(2, 1).slice(0, 100))
    expect(await found({ state: 'canceled', waitingFor: ['finance'] })).toEqual([])
  })

  test('how many wait for whom is counted, of all and of one client', async () => {
    const { store } = given()
    const [one, two] = await clients('计数', 2)
    if (!one || !two) throw new Error('clients were made')
    const counts = (clientId?: ClientId) =>
      store.read.nextSteps.counts({ overdueAt: AT, ...(clientId !== undefined && { clientId }) })
    const legal = async () => (await counts()).filter(({ waitingFor }) => waitingFor === 'legalPerson')
    expect(await legal()).toEqual([])
    await put(one, kept(one, { step: step({ waitingFor: 'legalPerson', dueAt: later(AT, -1) }) }))
    await put(two, kept(two, { step: step({ waitingFor: 'legalPerson', dueAt: AT }) }))
    expect(await legal()).toEqual([{ waitingFor: 'legalPerson', blocked: false, clients: 2, overdue: 1 }])
    expect(await counts(two)).toEqual([{ waitingFor: 'legalPerson', blocked: false, clients: 1, overdue: 0 }])
  })
})
