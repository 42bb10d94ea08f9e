import { readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { Secret } from '@ruzhu/domain/secret.ts'
import { expect, test } from 'vitest'
import { localMasterKey, type MasterKey } from '../master-key.ts'
import { openStore } from '../open-store.ts'
import { contract, type Given } from '../testing/contract.ts'
import { everyValue, raw } from '../testing/raw.ts'
import { TEST_KEY } from '../testing/test-key.ts'
import { Vault } from '../vault.ts'

const CANARIES = [
  'canary-private-key-PEM',
  'canary-whsec',
  'canary-李雷-110101199003070011',
  'canary-picture',
  'canary-rzk',
  'canary-of-a-client’s-own',
  'canary-app-secret',
  'canary-next-key',
]

contract('secrets and personal data', (given) => {
  test('are nowhere in the database in clear', async () => {
    const { url } = given()
    await plant(given())
    const bytes = Buffer.concat([...(await everyValue(url)).map(bytesOf), ...filesOf(url)])
    expect(bytes.includes('云杉茶室')).toBe(true) // what is looked for in this way would be found
    for (const canary of CANARIES) {
      expect(bytes.includes(canary)).toBe(false)
      expect(bytes.includes(Buffer.from(canary).toString('base64').slice(0, -4))).toBe(false)
      expect(bytes.includes(Buffer.from(canary).toString('hex'))).toBe(false)
    }
  })

  test('do not open in another row', async () => {
    const { store, a, url } = given()
    const client = a.client()
    const [own, other] = [a.applyment(client, { form: { name: '一' } }), a.applyment(client, { form: { name: '二' } })]
    await store.transaction(async (tx) => {
      await tx.clients.insert(client)
      await tx.applyments.insert(own)
      await tx.applyments.insert(other)
    })
    await raw(
      url,
      `update applyments set form = (select form from applyments where id = '${other.id}') where id = '${own.id}'`,
    )
    await expect(store.read.applyments.byId(own.id)).rejects.toThrow('changed, or moved from another place')
    expect(await store.read.applyments.byId(other.id)).toEqual(other)
  })

  test('are sealed with a key service as well: no transaction waits for it', async () => {
    const { url, clock, a } = given()
    const store = await openStore({ url, vault: new Vault(faraway(localMasterKey(TEST_KEY))), now: clock.now })
    const clients = [a.client(), a.client(), a.client()]
    const endpoints = clients.map((client) => a.endpoint(client))
    await store.transaction(async (tx) => {
      for (const client of clients) await tx.clients.insert(client)
      for (const endpoint of endpoints) await tx.events.insertEndpoint(endpoint)
    })
    const fresh = await openStore({ url, vault: new Vault(faraway(localMasterKey(TEST_KEY))), now: clock.now })
    const opened = await fresh.transaction(async (tx) => {
      return Promise.all(endpoints.map(({ id }) => tx.events.endpoint(id)))
    })
    expect(opened.map((endpoint) => endpoint?.secret.reveal())).toEqual(endpoints.map(({ secret }) => secret.reveal()))
    await Promise.all([store.close(), fresh.close()])
  })

  test('are sealed also where the work shrugs its first failure off', async () => {
    const { again, a } = given()
    const store = await again()
    const client = a.client()
    const endpoint = a.endpoint(client)
    await store.transaction(async (tx) => {
      await tx.clients.insert(client)
      await tx.events.insertEndpoint(endpoint).catch(() => undefined)
    })
    expect(await store.read.events.endpoint(endpoint.id)).toEqual(endpoint)
  })

  test('have one data key for each client, whoever makes it first', async () => {
    const { again, a, url } = given()
    const stores = await Promise.all([again(), again(), again()])
    const client = a.client()
    await given().store.transaction((tx) => tx.clients.insert(client))
    const endpoints = stores.map(() => a.endpoint(client))
    await Promise.all(
      stores.map((store, index) =>
        store.transaction(async (tx) => {
          const endpoint = endpoints[index]
          if (endpoint) await tx.events.insertEndpoint(endpoint)
        }),
      ),
    )
    expect(await given().store.read.events.endpointsOf(client.id)).toHaveLength(3)
    expect(await raw(url, `select scope from data_keys where scope = '${client.id}'`)).toHaveLength(1)
  })
})

async function plant({ store, a, clock }: Given): Promise<void> {
  const [key, whsec, person, picture, rzk, own, appSecret, nextKey] = CANARIES.map(String)
  const client = a.client()
  const form = { 'contact_info.contact_name': person ?? '' }
  const applyment = a.applyment(client, { form })
  const now = clock.now()
  await store.transaction(async (tx) => {
    await tx.clients.insert(client)
    await tx.providers.insert(a.provider({ secrets: { private_key: new Secret('private_key', key ?? '') } }), '林晓')
    const secrets = { private_key: new Secret('private_key', own ?? '') }
    await tx.providers.insert(a.provider({ clientId: client.id, secrets }), '林晓')
    const next = { api_v3_key: new Secret('api_v3_key', nextKey ?? '') }
    await tx.keys.insert(a.keyLife(a.newId('sp'), { state: 'next' }), next)
    const method = a.method(client)
    await tx.methods.insert(method)
    await tx.methods.keepAppSecret(method, 'mini_program', new Secret('app_secret', appSecret ?? ''), '林晓')
    await tx.events.insertEndpoint(a.endpoint(client, { secret: new Secret('webhook_secret', whsec ?? '') }))
    await tx.applyments.insert(applyment)
    const id = a.newId('su')
    const sent = { id, applymentId: applyment.id, number: 1, form, submittedAt: now, submittedBy: '林晓' }
    await tx.applyments.insertSubmission(sent)
    await tx.materials.insert(a.material(client), Buffer.from(picture ?? ''))
    const use = { caller: 'us_1', key: a.newId('jb'), requestHash: 'hash', request: `{"secret":"${key}"}`, now }
    await tx.idempotency.take(use)
    await tx.idempotency.answer(use.caller, use.key, { status: 201, body: `{"key":"${rzk}"}` })
  })
}

/** The file itself and its log hold more than the rows: freed pages, for one. */
function filesOf(url: string): readonly Buffer[] {
  if (!url.startsWith('sqlite:')) return []
  const file = url.slice('sqlite:'.length)
  return [readFileSync(file), readFileSync(`${file}-wal`)]
}

function bytesOf(value: unknown): Buffer {
  return value instanceof Uint8Array ? Buffer.from(value) : Buffer.from(String(value))
}

/** A master key that is asked for over a network. */
function faraway(key: MasterKey): MasterKey {
  return {
    id: key.id,
    wrap: async (clear, scope) => {
      await setTimeout(1)
      return key.wrap(clear, scope)
    },
    unwrap: async (wrapped, scope) => {
      await setTimeout(1)
      return key.unwrap(wrapped, scope)
    },
  }
}
