import { expect, test } from 'vitest'
import { contract } from '../testing/contract.ts'

contract('materials', (given) => {
  test('a picture comes back byte by byte, and is found by its content', async () => {
    const { store, a } = given()
    const client = a.client()
    const material = a.material(client)
    const bytes = new Uint8Array(2 * 1024 * 1024).map((_, index) => index % 251)
    await store.transaction(async (tx) => {
      await tx.clients.insert(client)
      await tx.materials.insert(material, bytes)
    })
    const { materials } = store.read
    expect(await materials.byId(material.id)).toEqual(material)
    expect(await materials.bySha256(client.id, material.sha256)).toEqual(material)
    expect(await materials.bySha256(a.newId('cl'), material.sha256)).toBeUndefined()
    expect(await materials.ofClient(client.id)).toEqual([material])
    expect(Buffer.compare((await materials.bytes(material.id)) ?? Buffer.of(), bytes)).toBe(0)
    expect(await materials.bytes(a.newId('mt'))).toBeUndefined()
  })

  test('the gateway’s id of a picture is kept for each provider account', async () => {
    const { store, a, clock } = given()
    const [material, provider, other] = [a.newId('mt'), a.newId('sp'), a.newId('sp')]
    await store.transaction((tx) => tx.materials.setMediaId(material, provider, 'media-1', clock.now()))
    await store.transaction((tx) => tx.materials.setMediaId(material, provider, 'media-2', clock.now()))
    expect(await store.read.materials.mediaId(material, provider)).toBe('media-2')
    expect(await store.read.materials.mediaId(material, other)).toBeUndefined()
  })
})
