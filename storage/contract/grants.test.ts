import type { Grant } from '@ruzhu/domain/grants/grants.ts'
import { Secret } from '@ruzhu/domain/secret.ts'
import { expect, test } from 'vitest'
import { contract } from '../testing/contract.ts'
import { raw } from '../testing/raw.ts'

const ticketOf = (text: string) => new Secret('authorization_ticket', text)
const code = new Secret('app_auth_code', 'ca34ea491e7146cc87d25fca24c4cD11')

contract('grants', (given) => {
  test('a link is found by its ticket, and by the code that came back; neither stands in the database', async () => {
    const { store, a, clock, url } = given()
    const client = a.client()
    const open = a.authorization(client)
    await store.transaction(async (tx) => {
      await tx.clients.insert(client)
      await tx.grants.insertAuthorization(open, ticketOf('canary-ticket'))
    })
    const { read } = store
    expect(await read.grants.authorization(open.id)).toEqual(open)
    expect(await read.grants.authorizationByTicket('canary-ticket')).toEqual(open)
    expect(await read.grants.authorizationByTicket('')).toBeUndefined()
    expect(await read.grants.authorizationByTicket('another')).toBeUndefined()

    const returned = { ...open, state: 'returned', code, updatedAt: clock.pass(5) } as const
    expect(await store.transaction((tx) => tx.grants.updateAuthorization(returned, open))).toBe(true)
    expect(await store.transaction((tx) => tx.grants.updateAuthorization(returned, open))).toBe(false)
    expect(await read.grants.authorizationByCode(open.providerId, code)).toEqual(returned)
    expect(await read.grants.authorizationByCode(a.newId('sp'), code)).toBeUndefined()
    expect(await read.grants.authorizationsOf([client.id])).toEqual([returned])
    expect(await read.grants.authorizationsOf([])).toEqual([])

    const rows = JSON.stringify(await raw(url, 'select * from authorizations'), (_, value: unknown) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
    )
    expect(rows).toContain(open.id)
    for (const secret of ['canary-ticket', code.reveal(), 'state=ticket']) expect(rows).not.toContain(secret)
  })

  test('a ticket is one link’s', async () => {
    const { store, a } = given()
    const client = a.client()
    await store.transaction((tx) => tx.clients.insert(client))
    const insert = () =>
      store.transaction((tx) => tx.grants.insertAuthorization(a.authorization(client), ticketOf('same')))
    await insert()
    await expect(insert()).rejects.toThrow()
  })

  test('a grant comes back with its tokens; an application grants once to an account', async () => {
    const { store, a, url } = given()
    const [client, other] = [a.client(), a.client()]
    const grant = a.grant(client)
    await store.transaction(async (tx) => {
      await tx.clients.insert(client)
      await tx.clients.insert(other)
    })
    const insert = (one: Grant) => store.transaction((tx) => tx.grants.insert(one))
    expect(await insert(grant)).toBe(true)
    expect(await insert(a.grant(other, { providerId: grant.providerId, authAppId: grant.authAppId }))).toBe(false)
    expect(await insert(a.grant(other, { authAppId: grant.authAppId }))).toBe(true)

    const { read } = store
    const found = await read.grants.byId(grant.id)
    expect(found).toEqual(grant)
    expect(found?.token.reveal()).toBe(grant.token.reveal())
    expect(found?.refreshToken.reveal()).toBe(grant.refreshToken.reveal())
    expect(await read.grants.byApp(grant.providerId, grant.authAppId)).toEqual(grant)
    expect(await read.grants.byApp(a.newId('sp'), grant.authAppId)).toBeUndefined()
    const rows = await raw(url, 'select * from grants')
    for (const row of rows) {
      const stored = Object.values(row).map((value) =>
        value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value),
      )
      expect(stored.join()).not.toContain(grant.token.reveal())
    }
  })

  test('a merchant may have several applications, and a client several grants: newest first', async () => {
    const { store, a, clock } = given()
    const client = a.client()
    const first = a.grant(client)
    clock.pass(10)
    const second = a.grant(client, { providerId: first.providerId })
    await store.transaction(async (tx) => {
      await tx.clients.insert(client)
      for (const grant of [first, second]) await tx.grants.insert(grant)
    })
    const { read } = store
    expect(await read.grants.ofMerchant(first.providerId, first.subMchid)).toEqual([second, first])
    expect(await read.grants.ofClients([client.id])).toEqual([second, first])
    expect(await read.grants.ofClients([])).toEqual([])
  })

  test('an update asks for the state and the moment that it was read in', async () => {
    const { store, a, clock } = given()
    const client = a.client()
    const grant = a.grant(client)
    await store.transaction(async (tx) => {
      await tx.clients.insert(client)
      await tx.grants.insert(grant)
    })
    const updatedAt = clock.pass(5)
    const withdrawn = { ...grant, state: 'withdrawn', withdrawnAt: updatedAt, updatedAt } as const
    const update = () => store.transaction((tx) => tx.grants.update(withdrawn, grant))
    expect(await update()).toBe(true)
    expect(await update()).toBe(false)
    expect(await store.read.grants.byId(grant.id)).toEqual(withdrawn)
  })
})
