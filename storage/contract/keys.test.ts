import { Secret } from '@ruzhu/domain/secret.ts'
import { DAY_MS, HOUR_MS, later } from '@ruzhu/domain/time.ts'
import { expect, test } from 'vitest'
import { contract } from '../testing/contract.ts'
import { raw } from '../testing/raw.ts'

contract('lives of keys', (given) => {
  test('a key comes back as it was kept, and its values beside it', async () => {
    const { store, a, clock } = given()
    const account = a.provider()
    const life = a.keyLife(account.id, {
      state: 'next',
      part: 'merchant_certificate',
      pieces: [
        { field: 'private_key', kind: 'secret', fingerprint: 'sha256:01', length: 1704 },
        {
          field: 'certificate',
          kind: 'certificate',
          fingerprint: 'sha256:02',
          serial: '5A0B91',
          owner: '1900000109',
          validFrom: clock.now(),
          validTo: later(clock.now(), DAY_MS),
        },
      ],
      validTo: later(clock.now(), DAY_MS),
      heardAt: clock.now(),
    })
    const values = { private_key: new Secret('private_key', 'new key'), certificate: new Secret('certificate', '') }
    expect(await store.transaction((tx) => tx.keys.insert(life, values))).toBe(true)

    expect(await store.read.keys.byId(life.id)).toEqual(life)
    expect(await store.read.keys.ofHolders([account.id])).toEqual([life])
    const kept = await store.read.keys.values(life.id)
    expect(kept?.['private_key']?.reveal()).toBe('new key')
    expect(kept?.['certificate']?.reveal()).toBe('')
    expect(await store.read.keys.values(a.keyLife(account.id).id)).toBeUndefined()
    expect(await store.read.keys.ofHolders([])).toEqual([])
  })

  test('of what is next and of what is in use there is one for each part; of what retires there may be more', async () => {
    const { store, a } = given()
    const { id } = a.provider()
    const insert = (state: 'next' | 'active' | 'retiring', part?: string) =>
      store.transaction((tx) => tx.keys.insert(a.keyLife(id, { state, ...(part !== undefined && { part }) })))
    for (const state of ['next', 'active'] as const) {
      expect(await insert(state)).toBe(true)
      expect(await insert(state)).toBe(false)
      expect(await insert(state, 'api_v2_key')).toBe(true)
    }
    expect(await insert('retiring')).toBe(true)
    expect(await insert('retiring')).toBe(true)
  })

  test('a change counts only on what was read, and wipes the values that it does not keep', async () => {
    const { store, a, clock, url } = given()
    const next = a.keyLife(a.provider().id, { state: 'next' })
    const values = { api_v3_key: new Secret('api_v3_key', 'sealed once') }
    await store.transaction((tx) => tx.keys.insert(next, values))
    const active = { ...next, state: 'active' as const, activeSince: clock.now(), updatedAt: clock.pass(1) }
    const change = (changed: typeof next) => store.transaction((tx) => tx.keys.update(changed, next))
    expect(await change(active)).toBe(true)
    expect(await change({ ...active, updatedAt: clock.pass(1) })).toBe(false)
    expect(await store.read.keys.byId(next.id)).toEqual(active)
    expect(await store.read.keys.values(next.id)).toBeUndefined()
    expect(await raw(url, `select sealed from key_lives where id = '${next.id}'`)).toEqual([{ sealed: null }])
  })

  test('a calendar goes by their ends, page by page, and ends with what has none', async () => {
    const { store, a, clock } = given()
    const client = a.client()
    const ends = [40 * DAY_MS, undefined, HOUR_MS, 10 * DAY_MS]
    const lives = ends.map((ms) =>
      a.keyLife(a.provider().id, { clientId: client.id, ...(ms !== undefined && { validTo: later(clock.now(), ms) }) }),
    )
    await store.transaction(async (tx) => {
      await tx.clients.insert(client)
      for (const life of lives) await tx.keys.insert(life)
    })
    const [fortieth, endless, soon, tenth] = lives
    const first = await store.read.keys.page({ clientId: client.id, limit: 3 })
    expect(first.rows).toEqual([soon, tenth, fortieth])
    const second = await store.read.keys.page({
      clientId: client.id,
      limit: 3,
      ...(first.next && { after: first.next }),
    })
    expect(second).toEqual({ rows: [endless] })

    const before = later(clock.now(), 30 * DAY_MS)
    const ending = (await store.read.keys.expiring(before, { limit: 100 })).rows.map(({ id }) => id)
    expect(ending).toEqual(expect.arrayContaining([soon?.id, tenth?.id]))
    expect(ending).not.toContain(fortieth?.id)
    expect(ending).not.toContain(endless?.id)
  })

  test('with their holder they go, values and all; what they were is remembered', async () => {
    const { store, a, clock } = given()
    const { id } = a.provider()
    const life = a.keyLife(id, { state: 'retiring' })
    await store.transaction((tx) => tx.keys.insert(life, { api_v3_key: new Secret('api_v3_key', 'old') }))
    await store.transaction((tx) => tx.keys.drop(id, clock.now()))
    expect(await store.read.keys.ofHolders([id])).toEqual([])
    expect(await store.read.keys.values(life.id)).toBeUndefined()
    expect(await store.read.keys.history(id)).toMatchObject([{ id: life.id, state: 'gone', goneAt: clock.now() }])
  })
})
