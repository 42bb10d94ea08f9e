import type { Channel } from '@ruzhu/domain/channel.ts'
import { idMaker, type ProviderId } from '@ruzhu/domain/ids.ts'
import type { ProviderAccount } from '@ruzhu/domain/providers/providers.ts'
import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { OpenedAccounts } from './opened-accounts.ts'

const NOW = new Date('2026-11-24T02:00:00Z')
const newId = idMaker(() => NOW, randomBytes)

test('an account is opened on first use, and anew once it was changed', async () => {
  const { accounts, opened, log } = world(1)
  const [first] = accounts
  expect(log).toEqual([])
  const channel = await opened.channel(first.id)
  expect(await opened.channel(first.id)).toBe(channel)
  expect(log).toEqual([`read ${first.name}`, `open ${first.name}`])

  first.updatedAt = new Date(NOW.getTime() + 1)
  expect(await opened.channel(first.id)).not.toBe(channel)
  expect(log).toHaveLength(4)
})

test('many who ask at once for the same account open it once', async () => {
  const { accounts, opened, log } = world(1)
  const channels = await Promise.all(Array.from({ length: 20 }, () => opened.channel(accounts[0].id)))
  expect(new Set(channels).size).toBe(1)
  expect(log).toHaveLength(2)
})

test('no more are kept than the bound, and the one that was not used for longest goes first', async () => {
  const { accounts, opened, log } = world(4, 3)
  const [a, b, c, d] = accounts.map(({ id }) => id)
  for (const id of [a, b, c, a, d]) await opened.channel(id as ProviderId)
  expect(opened.size).toBe(3)
  log.length = 0
  for (const id of [a, c, d]) await opened.channel(id as ProviderId)
  expect(log).toEqual([])
  await opened.channel(b as ProviderId)
  expect(log).toEqual(['read 1', 'open 1'])
})

test('an account that did not open is tried again at the next use', async () => {
  const { accounts, opened, faults } = world(1)
  const [{ id, name }] = accounts
  faults.add(name)
  await expect(opened.channel(id)).rejects.toThrow('broken')
  expect(opened.size).toBe(0)
  faults.clear()
  await expect(opened.channel(id)).resolves.toBeDefined()
})

test('an account that is not there is told, and nothing of it is kept', async () => {
  const { opened } = world(1)
  await expect(opened.channel(newId('sp'))).rejects.toMatchObject({ code: 'PROVIDER_MISSING' })
  expect(opened.size).toBe(0)
})

test('closing lets go of connections that are an account’s own', async () => {
  const { accounts, opened, log } = world(2)
  for (const { id } of accounts) await opened.channel(id)
  log.length = 0
  await opened.close()
  expect(log).toEqual(['close 0', 'close 1'])
})

function world(count: number, keptAtMost = 10) {
  const log: string[] = []
  const faults = new Set<string>()
  const made = Array.from({ length: count }, (_, at): ProviderAccount => {
    return { id: newId('sp'), channel: 'x', name: `${at}`, settings: {}, secrets: {}, createdAt: NOW, updatedAt: NOW }
  })
  const [first, ...others] = made
  if (!first) throw new RangeError('one account at least')
  const accounts: [ProviderAccount, ...ProviderAccount[]] = [first, ...others]
  const find = (id: ProviderId) => accounts.find((account) => account.id === id)
  const opened = new OpenedAccounts({
    accounts: {
      updatedAt: async (id) => find(id)?.updatedAt,
      byId: async (id) => {
        const account = find(id)
        log.push(`read ${account?.name}`)
        return account
      },
    },
    open: async ({ name }) => {
      log.push(`open ${name}`)
      if (faults.has(name)) throw new Error('broken')
      return channelOf(name, log)
    },
    keptAtMost,
  })
  return { accounts, opened, log, faults }
}

function channelOf(name: string, log: string[]): Channel {
  return {
    prepay: silent,
    queryPayment: silent,
    refund: silent,
    queryRefund: silent,
    readNotification: silent,
    probe: silent,
    close: async () => void log.push(`close ${name}`),
  }
}

const silent = () => Promise.reject(new Error('nobody is called'))
