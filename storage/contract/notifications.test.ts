import { expect, test } from 'vitest'
import { contract } from '../testing/contract.ts'
import { raw } from '../testing/raw.ts'

contract('notifications', (given) => {
  test('a notification is kept once, however often the gateway repeats it', async () => {
    const { store, a, clock } = given()
    const notification = {
      id: a.newId('nt'),
      providerId: a.newId('sp'),
      gatewayId: 'EV-2018022511223320873',
      headers: { 'wechatpay-serial': '5157F09EFDC096DE15EBE81A47057A72' },
      body: '{"id":"EV-2018022511223320873","resource":{"ciphertext":"…"}}',
      receivedAt: clock.now(),
    }
    const insert = (changes: object) =>
      store.transaction((tx) => tx.notifications.insert({ ...notification, id: a.newId('nt'), ...changes }))
    const answers = await Promise.all([
      insert({ id: notification.id }),
      ...Array.from({ length: 9 }, () => insert({ id: a.newId('nt') })),
    ])
    expect(answers.filter(Boolean)).toHaveLength(1)
    expect(await insert({ providerId: a.newId('sp') })).toBe(true)
    if (answers[0]) expect(await store.read.notifications.byId(notification.id)).toEqual(notification)
  })

  test('its text may hold tokens and names: it is sealed, and what was stored before that is still read', async () => {
    const { store, a, clock, url } = given()
    const [id, older] = [a.newId('nt'), a.newId('nt')]
    const rest = { providerId: a.newId('sp'), headers: {}, body: 'app_auth_token=canary', receivedAt: clock.now() }
    await store.transaction((tx) => tx.notifications.insert({ id, gatewayId: 'n-1', ...rest }))
    const [row] = await raw(url, `select body from notifications where id = '${id}'`)
    expect(row).toEqual({ body: '' })
    expect((await store.read.notifications.byId(id))?.body).toBe('app_auth_token=canary')
    await raw(
      url,
      `insert into notifications (id, provider_id, gateway_id, headers, body, received_at) values ('${older}', 'sp', 'n-2', '{}', 'plain', 0)`,
    )
    expect((await store.read.notifications.byId(older))?.body).toBe('plain')
  })

  test('it is processed once, and stays so', async () => {
    const { store, a, clock } = given()
    const id = a.newId('nt')
    const rest = { providerId: a.newId('sp'), gatewayId: 'EV-1', headers: {}, body: '{}', receivedAt: clock.now() }
    await store.transaction((tx) => tx.notifications.insert({ id, ...rest }))
    const processedAt = clock.pass(10)
    await store.transaction((tx) => tx.notifications.markProcessed(id, processedAt))
    await store.transaction((tx) => tx.notifications.markProcessed(id, clock.pass(10)))
    expect(await store.read.notifications.byId(id)).toEqual({ id, ...rest, processedAt })
  })

  test('what was refused is counted by day and reason', async () => {
    const { store, a } = given()
    const provider = a.newId('sp')
    const count = (why: string, day: string) =>
      store.transaction((tx) => tx.notifications.countRefused(provider, why, day))
    await Promise.all(Array.from({ length: 25 }, () => count('probe', '2026-11-22')))
    await count('signature', '2026-11-22')
    await count('probe', '2026-11-23')
    expect(await store.read.notifications.refused(provider)).toEqual([
      { day: '2026-11-23', why: 'probe', count: 1 },
      { day: '2026-11-22', why: 'probe', count: 25 },
      { day: '2026-11-22', why: 'signature', count: 1 },
    ])
    expect(await store.read.notifications.refused(a.newId('sp'))).toEqual([])
  })
})
