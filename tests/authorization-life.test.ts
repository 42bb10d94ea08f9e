import type { Notice } from '@ruzhu/domain/channel.ts'
import { acceptReturn } from '@ruzhu/domain/grants/accept-return.ts'
import { askGrant } from '@ruzhu/domain/grants/ask-grant.ts'
import { exchangeAuthorization } from '@ruzhu/domain/grants/exchange-authorization.ts'
import { newTicket } from '@ruzhu/domain/grants/grants.ts'
import { startAuthorization } from '@ruzhu/domain/grants/start-authorization.ts'
import { processNotification } from '@ruzhu/domain/notifications/process-notification.ts'
import { Secret } from '@ruzhu/domain/secret.ts'
import { DAY_MS, HOUR_MS, later } from '@ruzhu/domain/time.ts'
import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ENDED, granted, LOST, openWorld, refusedWith, VALID, words, type World } from './authorization/world.ts'

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

async function started() {
  const { deps, client } = world
  const ticket = newTicket(randomBytes)
  const authorization = await startAuthorization(deps, { clientId: client.id, channel: 'somepay' }, ticket, '林晓')
  return { authorization, back: (code: string) => comeBack({ state: ticket.reveal(), code }) }
}

const comeBack = (query: Record<string, string>) => acceptReturn(world.deps, world.account.id, query)
const theGrant = async () => (await world.store.read.grants.ofClients([world.client.id]))[0] ?? expect.fail('no grant')
const jobs = (kind: 'ask_grant' | 'exchange_authorization', key: string) => world.store.read.jobs.open(kind, key)

/** A client whose merchant agreed; tokens that can be refreshed for 100 days. */
async function authorized() {
  world.gateway.exchanges.push(granted({ refreshBefore: later(world.clock.now(), 100 * DAY_MS) }))
  const { authorization, back } = await started()
  expect(await back('c1')).toBe('granted')
  return { authorization, grant: await theGrant() }
}

/** A message of the gateway's, stored as it is when it comes in, and worked on now. */
async function hears(notice: Notice) {
  const { a, account, clock, deps, gateway, store } = world
  gateway.tells(notice)
  const id = a.newId('nt')
  const message = { id, providerId: account.id, gatewayId: id, headers: {}, body: '', receivedAt: clock.now() }
  await store.transaction((tx) => tx.notifications.insert(message))
  return processNotification(deps, id)
}

const code = (text: string) => new Secret('app_auth_code', text)

describe('an exchange', () => {
  test('is written down before it is made, and owed where no answer comes', async () => {
    world.gateway.exchanges.push(LOST, LOST, granted())
    const { authorization, back } = await started()
    expect(await back('c1')).toBe('asking')
    expect(await jobs('exchange_authorization', authorization.id)).toBeDefined()
    expect(await exchangeAuthorization(world.deps, authorization.id)).toMatchObject({ state: 'again' })
    expect(await exchangeAuthorization(world.deps, authorization.id)).toEqual({ state: 'done' })
    expect(world.gateway.asked).toEqual(['exchange c1', 'exchange c1', 'exchange c1'])
    expect(await theGrant()).toMatchObject({ state: 'active' })
  })

  test('is given up when its code is too old for any', async () => {
    world.gateway.exchanges.push(LOST, LOST)
    const { authorization, back } = await started()
    await back('c1')
    world.clock.pass(DAY_MS + 1000)
    expect(await exchangeAuthorization(world.deps, authorization.id)).toEqual({ state: 'done' })
    const found = await world.store.read.grants.authorization(authorization.id)
    expect(found).toMatchObject({ state: 'failed', problem: 'answered 502' })
  })

  test('that seemed refused is mended by the message with the same code', async () => {
    world.gateway.exchanges.push(refusedWith('AUTH_CODE_NOT_VALID'))
    const { authorization, back } = await started()
    expect(await back('c1')).toBe('failed')
    await hears({ kind: 'grant', words: words(), grantedAt: world.clock.now(), code: code('c1') })
    expect(await world.store.read.grants.authorization(authorization.id)).toMatchObject({ state: 'granted' })
    expect(await back('c1')).toBe('granted')
  })

  test('after its link has expired is not made', async () => {
    const { back } = await started()
    world.clock.pass(8 * DAY_MS)
    expect(await back('c1')).toBe('expired')
    expect(world.gateway.asked).toEqual([])
  })
})

describe('a grant is looked after', () => {
  test('every day; half-way through its life it gets new tokens', async () => {
    const { grant } = await authorized()
    expect(await jobs('ask_grant', grant.id)).toMatchObject({ runAt: later(world.clock.now(), DAY_MS) })
    world.gateway.standings.push(VALID, VALID)
    world.clock.pass(DAY_MS)
    expect(await askGrant(world.deps, grant.id)).toEqual({ state: 'again', at: later(world.clock.now(), DAY_MS) })
    expect((await theGrant()).checkedAt).toEqual(world.clock.now())

    world.clock.pass(49 * DAY_MS)
    world.gateway.refreshes.push(granted({ tokens: 'second' }))
    await askGrant(world.deps, grant.id)
    const renewed = await theGrant()
    expect([renewed.token.reveal(), renewed.refreshToken.reveal()]).toEqual(['second token', 'second refresh'])
    expect(renewed.refreshAt > later(world.clock.now(), 100 * DAY_MS)).toBe(true)
    expect(world.gateway.asked.slice(1)).toEqual(['query first token', 'query first token', 'refresh first refresh'])
  })

  test('a refused renewal leaves it as it is, and is tried again a week later', async () => {
    const { grant } = await authorized()
    world.clock.pass(60 * DAY_MS)
    world.gateway.standings.push(VALID, VALID)
    world.gateway.refreshes.push(refusedWith('REFRESH_TOKEN_NOT_VALID'))
    await askGrant(world.deps, grant.id)
    expect(await theGrant()).toMatchObject({ state: 'active', refreshAt: later(world.clock.now(), 7 * DAY_MS) })
    world.clock.pass(DAY_MS)
    await askGrant(world.deps, grant.id)
    expect(world.gateway.asked.filter((what) => what.startsWith('refresh'))).toHaveLength(1)
  })

  test('an answer that does not come changes nothing, and is asked for within the hour', async () => {
    const { grant } = await authorized()
    world.gateway.standings.push(LOST)
    expect(await askGrant(world.deps, grant.id)).toEqual({ state: 'again', at: later(world.clock.now(), HOUR_MS) })
    expect(await theGrant()).toMatchObject({ state: 'active', checkedAt: grant.checkedAt })
  })

  test('until the gateway says that it is over', async () => {
    const { grant } = await authorized()
    world.gateway.standings.push(ENDED)
    expect(await askGrant(world.deps, grant.id)).toEqual({ state: 'done' })
    expect(await theGrant()).toMatchObject({ state: 'withdrawn', withdrawnAt: world.clock.now() })
    expect(await askGrant(world.deps, grant.id)).toEqual({ state: 'done' })
  })

  test('what was said of old tokens is not said of new ones', async () => {
    const { grant } = await authorized()
    world.gateway.standings.push(ENDED)
    const newer: Notice = { kind: 'grant', words: words({ tokens: 'newer' }), grantedAt: later(grant.grantedAt, 1000) }
    world.gateway.meanwhile(() => hears(newer))
    await askGrant(world.deps, grant.id)
    expect(await theGrant()).toMatchObject({ state: 'active' })
    expect((await theGrant()).token.reveal()).toBe('newer token')
  })
})

describe('messages', () => {
  test('come twice and out of order: the latest consent counts', async () => {
    const { grant } = await authorized()
    const tell = (tokens: string, ms: number) =>
      hears({ kind: 'grant', words: words({ tokens }), grantedAt: later(grant.grantedAt, ms) })
    await tell('newest', 2000)
    await tell('older', 1000)
    await tell('newest', 2000)
    expect((await theGrant()).token.reveal()).toBe('newest token')
    expect(await world.store.read.grants.ofClients([world.client.id])).toHaveLength(1)
  })

  test('of consent before the browser is back wait for it, for a day', async () => {
    const stranger: Notice = { kind: 'grant', words: words(), grantedAt: world.clock.now(), code: code('c1') }
    expect(await hears(stranger)).toMatchObject({ state: 'again' })
    world.gateway.exchanges.push(granted())
    const { back } = await started()
    expect(await back('c1')).toBe('granted')
    expect(await hears(stranger)).toEqual({ state: 'done' })
    expect(await world.store.read.grants.ofClients([world.client.id])).toHaveLength(1)
  })

  test('of withdrawal are believed when the gateway says the same of the token that we hold', async () => {
    const { grant } = await authorized()
    const ended: Notice = { kind: 'grant_ended', authAppId: grant.authAppId }
    world.gateway.standings.push(VALID, LOST, ENDED)
    expect(await hears(ended)).toEqual({ state: 'done' })
    expect(await theGrant()).toMatchObject({ state: 'active' })
    expect(await hears(ended)).toMatchObject({ state: 'again' })
    await hears(ended)
    expect(await theGrant()).toMatchObject({ state: 'withdrawn' })
    expect(await hears(ended)).toEqual({ state: 'done' })
  })

  test('of applications that never granted us anything change nothing', async () => {
    expect(await hears({ kind: 'grant_ended', authAppId: '2021000000009999' })).toEqual({ state: 'done' })
  })
})
