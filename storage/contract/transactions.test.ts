import { expect, test } from 'vitest'
import { contract } from '../testing/contract.ts'

contract('a transaction', (given) => {
  test('is seen by others when it is acknowledged, and by itself before', async () => {
    const { store, a } = given()
    const client = a.client()
    await store.transaction(async (tx) => {
      await tx.clients.insert(client)
      expect(await tx.clients.byId(client.id)).toEqual(client)
      expect(await store.read.clients.byId(client.id)).toBeUndefined()
    })
    expect(await store.read.clients.byId(client.id)).toEqual(client)
  })

  test('that throws leaves nothing, and spoils nothing of those beside it', async () => {
    const { store, a } = given()
    const clients = Array.from({ length: 40 }, () => a.client())
    const answers = await Promise.allSettled(
      clients.map((client, index) =>
        store.transaction(async (tx) => {
          await tx.clients.insert(client)
          if (index % 2 === 1) throw new Error(`broke at ${index}`)
          return index
        }),
      ),
    )
    for (const [index, client] of clients.entries()) {
      const answer = answers[index]
      if (index % 2 === 0) expect(answer).toEqual({ status: 'fulfilled', value: index })
      else expect(answer).toMatchObject({ status: 'rejected', reason: { message: `broke at ${index}` } })
      expect(await store.read.clients.byId(client.id)).toEqual(index % 2 === 0 ? client : undefined)
    }
  })

  test('one of whose statements failed is not committed, also when the work goes on', async () => {
    const { store, a } = given()
    const client = a.client()
    const swallowing = store.transaction(async (tx) => {
      await tx.clients.insert(client)
      await tx.clients.insert(client).catch(() => undefined)
    })
    await expect(swallowing).rejects.toThrow()
    expect(await store.read.clients.byId(client.id)).toBeUndefined()
  })

  test('hands out records that serve no longer than itself', async () => {
    const { store, a } = given()
    const kept = await store.transaction(async (tx) => tx)
    await expect(kept.clients.insert(a.client())).rejects.toThrow('has ended')
  })

  test('that refuses by itself is not run again', async () => {
    const { store } = given()
    let runs = 0
    const refused = store.transaction(async () => {
      runs++
      throw new Error('no')
    })
    await expect(refused).rejects.toThrow('no')
    expect(runs).toBe(1)
  })

  test('whose work throws at once is refused like any other', async () => {
    const { store } = given()
    const broken = store.transaction(() => {
      throw new RangeError('before it began')
    })
    await expect(broken).rejects.toThrow('before it began')
  })

  test('may ask its records for several things at once', async () => {
    const { store, a } = given()
    const clients = [a.client(), a.client(), a.client()]
    await store.transaction(async (tx) => {
      await Promise.all(clients.map((client) => tx.clients.insert(client)))
      expect(await tx.clients.byIds(clients.map(({ id }) => id))).toHaveLength(3)
    })
  })

  test('refuses a text that only one of the engines could hold', async () => {
    const { store, a } = given()
    const insert = store.transaction((tx) => tx.clients.insert(a.client({ name: 'nul \0 here' })))
    await expect(insert).rejects.toThrow('NUL')
  })

  test('keeps whatever else people write', async () => {
    const { store, a } = given()
    const client = a.client({ name: `'; drop table clients; -- "𠮷" 茶\n\t\\ 😀 ${'长'.repeat(5000)}` })
    await store.transaction((tx) => tx.clients.insert(client))
    expect(await store.read.clients.byId(client.id)).toEqual(client)
  })

  test('is refused by a closed store, which waits for those under way', async () => {
    const { again, a } = given()
    const store = await again()
    const client = a.client()
    const underWay = store.transaction((tx) => tx.clients.insert(client))
    await store.close()
    await underWay
    await expect(store.transaction((tx) => tx.clients.insert(a.client()))).rejects.toThrow('closed')
    await store.close()
    expect(await given().store.read.clients.byId(client.id)).toEqual(client)
  })
})
