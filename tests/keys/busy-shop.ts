import { list, text } from '@ruzhu/cli/demo/api.ts'
import { expect } from 'vitest'
import type { Answer, Call, House } from '../api/house.ts'
import { order } from '../api/ready.ts'
import { openDirect, type Own, type OwnKind } from '../methods/own-accounts.ts'

/** A client that is paid by its own keys, and payers who do not stop while those keys change. */
export type BusyShop = Awaited<ReturnType<typeof openBusyShop>>

const PAYERS = 2
/** More than any change takes, so that one that never ends is told. */
const MOST_SALES = 400

export async function openBusyShop(house: House, kind: OwnKind, own?: Own) {
  const shop = await openDirect(house, kind, ['native'], own)
  const { call } = await house.program(shop.clientId)
  return {
    ...shop,
    ...changing(house.person, `/v1/client-accounts/${shop.accountId}`),
    sell: () => sell(house, call, shop.methodId),
  }
}

/** The change of one account’s keys as a person carries it out. */
export function changing(person: Call, account: string) {
  const keys = `${account}/keys`
  const post = (part: string, act: string, body?: unknown): Promise<Answer> =>
    person('POST', `${keys}/${part}/${act}`, body)
  return {
    stage: (part: string, values: Record<string, string>) => post(part, 'next', { values }),
    trial: (part: string) => post(part, 'try'),
    change: (part: string, body: Record<string, unknown> = {}) => post(part, 'switch', body),
    undo: (part: string, body: Record<string, unknown> = {}) => post(part, 'undo', body),
    discard: (part: string) => person('DELETE', `${keys}/${part}/next`),
    states: async (part: string): Promise<readonly string[]> => {
      const { json } = await person('GET', keys)
      const lives = list(json, 'data').flatMap((one) => (one['part'] === part ? list(one, 'lives') : []))
      return lives.map((life) => text(life, 'state'))
    },
  }
}

/** A merchant from before the end of 2024, who has platform certificates and no public key yet. */
export async function ownWithCertificates(house: House): Promise<Own> {
  const made = await house.simulatorApi.post('/_sim/wechatpay/merchants', {
    kind: 'direct',
    keys: 'platform_certificate',
  })
  const given = (name: string) => text(made, name)
  return {
    settings: { mchid: given('mchid'), appid: given('appid'), certificate: given('certificate') },
    secrets: { private_key: given('private_key'), api_v3_key: given('api_v3_key') },
    number: given('mchid'),
    appId: given('appid'),
    appSecret: given('app_secret'),
  }
}

/** One order from the first call to the payer's phone. */
async function sell(house: House, call: Call, methodId: string): Promise<string> {
  const placed = await call('POST', '/v1/payments', order({ methodId }))
  expect(placed.status, placed.text).toBe(201)
  const { code_url: target } = (placed.json['pay'] ?? {}) as { code_url?: string }
  expect(target, placed.text).toBeDefined()
  await house.simulatorApi.post('/_sim/pay', { target })
  return text(placed.json, 'id')
}

/** Sells without a pause while something is done, and once more after it. Whatever fails there fails here. */
export async function sellingWhile(shop: Pick<BusyShop, 'sell'>, work: () => Promise<void>): Promise<string[]> {
  const sold: string[] = []
  const end = new AbortController()
  const payer = async (): Promise<void> => {
    while (!end.signal.aborted) {
      if (sold.length > MOST_SALES) throw new Error('a change without an end')
      sold.push(await shop.sell())
    }
  }
  const selling = Promise.all(Array.from({ length: PAYERS }, payer))
  const ended = selling.then(
    () => undefined,
    (error: unknown) => error,
  )
  try {
    await work()
  } finally {
    end.abort()
  }
  expect(await ended).toBeUndefined()
  sold.push(await shop.sell())
  return sold
}

/** Each is paid by what the gateway told, and everything that it told was taken at its first attempt. */
export async function expectAllTold(house: House, sold: readonly string[]): Promise<void> {
  expect(sold.length).toBeGreaterThan(2)
  for (const id of sold) await paid(house, id)
  const told = list(await house.simulatorApi.get('/_sim/notifications'), 'notifications')
  const missed = told.flatMap((note) => list(note, 'attempts').filter(({ status }) => Number(status ?? 500) >= 300))
  expect(missed).toEqual([])
}

export async function paid(house: House, id: string): Promise<void> {
  const state = async () => (await house.person('GET', `/v1/payments/${id}`)).json['state']
  await expect.poll(state, { timeout: 15_000, interval: 40 }).toBe('paid')
}
