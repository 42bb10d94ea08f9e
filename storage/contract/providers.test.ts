import { Secret } from '@ruzhu/domain/secret.ts'
import { expect, test } from 'vitest'
import { contract } from '../testing/contract.ts'

contract('provider accounts', (given) => {
  test('an account comes back with its secrets', async () => {
    const { store, a } = given()
    const account = a.provider()
    await store.transaction((tx) => tx.providers.insert(account, '林晓'))

    const found = await store.read.providers.byId(account.id)
    expect(found).toEqual(account)
    expect(found?.secrets['api_v3_key']?.reveal()).toBe(account.secrets['api_v3_key']?.reveal())
    expect(await store.read.providers.ours()).toContainEqual(account)
  })

  test('of a secret there is a trace: length, fingerprint, who and when; what stays the same keeps its own', async () => {
    const { store, a, clock } = given()
    const setAt = clock.now()
    const same = new Secret('private_key', 'unchanged')
    const account = a.provider({ secrets: { private_key: same, api_v3_key: new Secret('api_v3_key', 'old') } })
    await store.transaction((tx) => tx.providers.insert(account, '林晓'))

    const updatedAt = clock.pass(1000)
    const changed = { ...account, secrets: { private_key: same, cert: new Secret('cert', 'new one') }, updatedAt }
    expect(await store.transaction((tx) => tx.providers.update(changed, '王芳'))).toBe(true)

    const [cert, key, ...others] = await store.read.providers.secretTraces(account.id)
    expect(cert).toMatchObject({ field: 'cert', length: 7, setAt: updatedAt, setBy: '王芳' })
    expect(key).toMatchObject({ field: 'private_key', length: 9, setAt, setBy: '林晓' })
    expect(others).toEqual([])
    expect(cert?.fingerprint).toMatch(/^sha256:[0-9a-f]{16}$/)
    expect((await store.read.providers.byId(account.id))?.secrets['cert']?.reveal()).toBe('new one')
  })

  test('each change of an account has a later time, so that whoever keeps it opened knows', async () => {
    const { store, a, clock } = given()
    const account = a.provider()
    await store.transaction((tx) => tx.providers.insert(account, '林晓'))
    expect(await store.read.providers.updatedAt(account.id)).toEqual(account.updatedAt)
    expect(await store.read.providers.updatedAt(a.provider().id)).toBeUndefined()

    const atTheSameTime = { ...account, name: 'somebody else was as fast' }
    expect(await store.transaction((tx) => tx.providers.update(atTheSameTime, '王芳'))).toBe(false)
    const changed = { ...account, updatedAt: clock.pass(1) }
    expect(await store.transaction((tx) => tx.providers.update(changed, '王芳'))).toBe(true)
    expect(await store.read.providers.updatedAt(account.id)).toEqual(changed.updatedAt)
  })

  test('an account of a client is that client’s alone, and its keys open with that client’s key', async () => {
    const { store, a } = given()
    const [client, other] = [a.client(), a.client()]
    const [ours, theirs] = [a.provider(), a.provider({ clientId: client.id })]
    await store.transaction(async (tx) => {
      await tx.clients.insert(client)
      await tx.clients.insert(other)
      await tx.providers.insert(ours, '林晓')
      await tx.providers.insert(theirs, '林晓')
    })
    const { secrets, ...outline } = theirs
    expect(await store.read.providers.byId(theirs.id)).toEqual(theirs)
    expect((await store.read.providers.byId(theirs.id))?.secrets['api_v3_key']?.reveal()).toBe(
      secrets['api_v3_key']?.reveal(),
    )
    expect(await store.read.providers.ofClients([client.id])).toEqual([outline])
    expect(await store.read.providers.outlines([theirs.id])).toEqual([outline])
    expect(await store.read.providers.outlines([])).toEqual([])
    expect(await store.read.providers.ofClients([other.id])).toEqual([])
    expect(await store.read.providers.ofClients([])).toEqual([])
    expect((await store.read.providers.ours()).map(({ id }) => id)).not.toContain(theirs.id)
    const { rows } = await store.read.providers.page({ limit: 100 })
    expect(rows.map(({ id }) => id)).toEqual(expect.arrayContaining([theirs.id, ours.id]))
  })

  test('an account that is not there is not updated', async () => {
    const { store, a } = given()
    expect(await store.transaction((tx) => tx.providers.update(a.provider(), '林晓'))).toBe(false)
  })
})
