import { expect, test } from 'vitest'
import { contract, type Given } from '../testing/contract.ts'
import { localMasterKey } from '../master-key.ts'
import { MIGRATIONS } from '../migrations/index.ts'
import { openStore, type StorageHandle } from '../open-store.ts'
import { run } from '../testing/processes.ts'
import { raw } from '../testing/raw.ts'
import { TEST_KEY } from '../testing/test-key.ts'
import { Vault } from '../vault.ts'

contract('migrations', (given) => {
  const known = MIGRATIONS.map(({ name }, index) => ({ version: index + 1, name }))

  test('are applied once by processes that start at the same time', { timeout: 60_000 }, async () => {
    const url = await given().emptyUrl()
    const openers = Array.from({ length: 4 }, () => run('opener', url))
    await Promise.all(openers.map((opener) => opener.wrote(1)))
    for (const opener of openers) opener.say('go')
    expect(await Promise.all(openers.map(({ ended }) => ended))).toEqual([0, 0, 0, 0])
    expect(await applied(url)).toEqual(known)
  })

  test('are counted while it is open, also where another process went further', async () => {
    const url = await given().emptyUrl()
    const store = await open(given(), url)
    const last = known.at(-1)
    expect(await store.tables()).toEqual({ version: known.length, name: last?.name, known: known.length })
    await raw(url, `insert into migrations (version, name, applied_at) values (${known.length + 1}, '0099-later', 0)`)
    expect(await store.tables()).toMatchObject({ version: known.length + 1, name: '0099-later' })
    await store.close()
  })

  test('leave a database alone that is newer, and say what to do', async () => {
    const url = await given().emptyUrl()
    await (await open(given(), url)).close()
    const ahead = known.length + 1
    for (let version = ahead; version <= ahead + 1; version++) {
      await raw(url, `insert into migrations (version, name, applied_at) values (${version}, '000${version}-later', 0)`)
    }
    await expect(open(given(), url)).rejects.toThrow(
      `The database is at version ${ahead + 1} (000${ahead + 1}-later), and this Ruzhu knows versions up to ${known.length}: ` +
        'start the newer Ruzhu that wrote it, or restore a backup from before the upgrade.',
    )
  })

  test('refuse a database that took another way', async () => {
    const url = await given().emptyUrl()
    await (await open(given(), url)).close()
    await raw(url, `update migrations set name = '0001-something-else' where version = 1`)
    await expect(open(given(), url)).rejects.toThrow('its version 1 is 0001-something-else')
  })

  test('keep everything when a store is opened again', async () => {
    const { clock, a, emptyUrl } = given()
    const url = await emptyUrl()
    const client = a.client()
    const first = await open(given(), url)
    await first.transaction((tx) => tx.clients.insert(client))
    await first.close()
    const second = await open(given(), url)
    expect(await second.read.clients.byId(client.id)).toEqual(client)
    expect(clock.now()).toEqual(client.createdAt)
    await second.close()
  })

  test('a wrong master key is told at the opening, before anything is written', async () => {
    const url = await given().emptyUrl()
    await (await open(given(), url)).close()
    await expect(open(given(), url, new Uint8Array(32).fill(8))).rejects.toThrow(
      /^The master key does not fit this database: its data was sealed with master key [0-9a-f]{12}, and the key given is [0-9a-f]{12}\./,
    )
  })
})

function open({ clock }: Given, url: string, key = TEST_KEY): Promise<StorageHandle> {
  return openStore({ url, vault: new Vault(localMasterKey(key)), now: clock.now })
}

async function applied(url: string) {
  const rows = await raw(url, 'select version, name from migrations order by version')
  return rows.map(({ version, name }) => ({ version: Number(version), name }))
}
