import { fen } from '@ruzhu/domain/money.ts'
import { Secret } from '@ruzhu/domain/secret.ts'
import { expect, test } from 'vitest'
import { contract } from '../testing/contract.ts'

contract('payment methods', (given) => {
  test('a method comes back as it was; its name is taken once for each client', async () => {
    const { store, a } = given()
    const [client, other] = [a.client(), a.client()]
    const method = a.method(client, {
      name: '门店',
      apps: [{ kind: 'mini_program', appid: 'wx123' }],
      place: 3,
      scenes: ['native', 'mini_program'],
    })
    await store.transaction(async (tx) => {
      await tx.clients.insert(client)
      await tx.clients.insert(other)
    })
    const insert = (one: typeof method) => store.transaction((tx) => tx.methods.insert(one))
    expect(await insert(method)).toBe(true)
    expect(await insert(a.method(client, { name: '门店' }))).toBe(false)
    expect(await insert(a.method(other, { name: '门店' }))).toBe(true)
    expect(await store.read.methods.byId(method.id)).toEqual(method)
    expect(await store.read.methods.ofClients([client.id])).toEqual([method])
    expect(await store.read.methods.ofClients([])).toEqual([])
    expect(await store.read.methods.page({ limit: 5, clientId: client.id })).toEqual({ rows: [method] })
  })

  test('an update asks for the state and the time of the change before, and cannot take a name that is taken', async () => {
    const { store, a, clock } = given()
    const client = a.client()
    const [draft, taken] = [a.method(client, { state: 'draft' }), a.method(client)]
    await store.transaction(async (tx) => {
      await tx.clients.insert(client)
      await tx.methods.insert(draft)
      await tx.methods.insert(taken)
    })
    const [created, changed] = [draft.updatedAt, clock.pass(1)]
    const update = (changes: object, state: 'draft' | 'active', updatedAt: Date) =>
      store.transaction((tx) => tx.methods.update({ ...draft, updatedAt: changed, ...changes }, { state, updatedAt }))
    expect(await update({ state: 'active' }, 'draft', created)).toBe(true)
    expect(await update({ state: 'active' }, 'draft', changed)).toBe(false)
    // somebody else changed it since it was read
    expect(await update({ state: 'active' }, 'active', created)).toBe(false)
    await expect(update({ name: taken.name }, 'active', changed)).rejects.toMatchObject({ code: 'METHOD_NAME_TAKEN' })
  })

  test('the AppSecret of an app comes back, leaves a trace, and goes with its app', async () => {
    const { store, a, clock } = given()
    const client = a.client()
    const [method, other] = [a.method(client), a.method(client)]
    await store.transaction(async (tx) => {
      await tx.clients.insert(client)
      await tx.methods.insert(method)
      await tx.methods.insert(other)
    })
    const keep = (value: string, by: string, of = method) =>
      store.transaction((tx) => tx.methods.keepAppSecret(of, 'mini_program', new Secret('app_secret', value), by))
    const traces = () => store.read.methods.appSecretTraces([method.id, other.id])
    await keep('a'.repeat(32), '林晓')
    await keep('a'.repeat(32), '王芳', { ...method, updatedAt: clock.pass(1000) })
    expect((await traces()).get(method.id)).toMatchObject([
      { field: 'mini_program', length: 32, setAt: method.updatedAt, setBy: '林晓' },
    ])
    await keep('b'.repeat(32), '王芳')
    expect((await store.read.methods.appSecret(method.id, 'mini_program'))?.reveal()).toBe('b'.repeat(32))
    expect((await traces()).get(method.id)?.[0]?.setBy).toBe('王芳')
    expect(await store.read.methods.appSecret(method.id, 'official_account')).toBeUndefined()
    expect((await traces()).has(other.id)).toBe(false)
    await store.transaction((tx) => tx.methods.dropAppSecret(method.id, 'mini_program'))
    expect((await traces()).size).toBe(0)
    expect((await store.read.methods.appSecretTraces([])).size).toBe(0)
  })

  test('payments of methods are counted', async () => {
    const { store, a, clock } = given()
    const client = a.client()
    const [used, unused] = [a.method(client), a.method(client)]
    const paid = { state: 'paid', paid: fen(8800), paidAt: clock.now() } as const
    await store.transaction(async (tx) => {
      await tx.clients.insert(client)
      for (const method of [used, unused]) await tx.methods.insert(method)
      await tx.payments.insert(a.payment(used))
      await tx.payments.insert(a.payment(used, paid))
      await tx.payments.insert(a.payment(used, { ...paid, refunded: fen(1), refundReserved: fen(1) }))
    })
    const counts = await store.read.payments.countOfMethods([used.id, unused.id])
    expect(counts.get(used.id)).toEqual({ paid: 2, refunded: 1 })
    expect(counts.get(unused.id)).toEqual({ paid: 0, refunded: 0 })
    expect((await store.read.payments.countOfMethods([])).size).toBe(0)
    const since = (at: Date) => store.read.payments.countPaidSince([used.id, unused.id], at)
    expect([...(await since(clock.now()))].toSorted()).toEqual(
      [[used.id, 2] as const, [unused.id, 0] as const].toSorted(),
    )
    expect((await since(new Date(clock.now().getTime() + 1))).get(used.id)).toBe(0)
    expect((await store.read.payments.countPaidSince([], clock.now())).size).toBe(0)
  })
})
