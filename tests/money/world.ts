import { mkdtemp, rm } from 'node:fs/promises'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Client } from '@ruzhu/domain/clients/clients.ts'
import { NO_CHECKS } from '../checks/no-checks.ts'
import type { OnboardingDeps } from '@ruzhu/domain/deps.ts'
import type { SendWebhook } from '@ruzhu/domain/events/deliver-event.ts'
import type { Event, EventType } from '@ruzhu/domain/events/events.ts'
import { addEndpoint, newWebhookSecret } from '@ruzhu/domain/events/endpoints.ts'
import { idMaker } from '@ruzhu/domain/ids.ts'
import { jobHandlers } from '@ruzhu/domain/jobs/handlers.ts'
import type { PaymentMethod } from '@ruzhu/domain/methods/methods.ts'
import { MONDAY_TO_FRIDAY } from '@ruzhu/domain/workdays.ts'
import { localMasterKey } from '@ruzhu/storage/master-key.ts'
import { openStore, type StorageHandle } from '@ruzhu/storage/open-store.ts'
import { Vault } from '@ruzhu/storage/vault.ts'
import { TestGateway } from './gateway.ts'
import { noCourier } from '../messages/no-courier.ts'

export type World = Awaited<ReturnType<typeof openWorld>>

const LEASE_MS = 30_000
const ALWAYS_204 = () => 204
/** More rounds than a payment has questions, retries and deliveries until everything has ended. */
const MOST_ROUNDS = 2000

/**
 * Real storage, the gateway of the tests, one client with a payment method and a listening system, and a clock in hand.
 * Without an address it is SQLite on a folder of its own.
 */
export async function openWorld(url?: string) {
  const clock = { at: Date.parse('2026-11-22T02:00:00Z') }
  const now = () => new Date(clock.at++) // never the same instant twice
  const folder = await mkdtemp(join(tmpdir(), 'ruzhu-money-'))
  const masterKey = randomBytes(32)
  const open = () =>
    openStore({
      url: url ?? `sqlite:${join(folder, 'ruzhu.db')}`,
      vault: new Vault(localMasterKey(masterKey)),
      now,
    })
  const store = await open()
  const others: StorageHandle[] = []
  const gateway = new TestGateway(now)
  const newId = idMaker(now, randomBytes)
  const deps: OnboardingDeps = {
    store,
    channel: () => Promise.resolve(gateway.channel()),
    now,
    newId,
    publicUrl: 'https://pay.example.com',
    describe: () => undefined,
    workdays: MONDAY_TO_FRIDAY,
  }
  const heard: Event[] = []
  let listens = ALWAYS_204
  const send: SendWebhook = async (_endpoint, event, at) => {
    const status = listens()
    if (status < 300) heard.push(event)
    return { at, status, durationMs: 1 }
  }
  const method = await furnish(deps)
  const endpoint = await addEndpoint(
    deps,
    {
      clientId: method.clientId,
      url: 'https://shop.example.com/',
      secret: newWebhookSecret(randomBytes),
      environment: 'test',
    },
    'tester',
  )

  /** Does the jobs that are due, each once. A handler that throws leaves its job to the next round. */
  async function runDue(using: OnboardingDeps = deps): Promise<number> {
    const handlers = jobHandlers(using, { send, courier: noCourier, checks: NO_CHECKS })
    const owner = newId('jb')
    const claim = { owner, limit: 100, now: now(), leaseMs: LEASE_MS }
    const claimed = await using.store.transaction((tx) => tx.jobs.claim(claim))
    for (const job of claimed) {
      const outcome = await handlers[job.kind](job.key)
      await using.store.transaction((tx) =>
        outcome.state === 'done' ? tx.jobs.done(job.id, owner) : tx.jobs.again(job.id, owner, outcome.at),
      )
    }
    return claimed.length
  }

  /** Lets time pass from job to job until nothing is owed any more. */
  async function untilQuiet(): Promise<void> {
    for (let rounds = 0; rounds < MOST_ROUNDS; rounds++) {
      const next = await store.read.jobs.nextRunAt()
      if (!next) return
      clock.at = Math.max(clock.at, next.getTime())
      await runDue()
    }
    throw new Error('jobs without an end')
  }

  return {
    clock,
    now,
    store,
    gateway,
    deps,
    heard,
    method,
    endpoint,
    runDue,
    untilQuiet,
    pass: (ms: number) => {
      clock.at += ms
    },
    /** What the client's system answers from now on. */
    listen: (answers: () => number) => {
      listens = answers
    },
    eventTypes: async (orderKey: string): Promise<EventType[]> => {
      const { rows } = await store.read.events.page({ limit: 100, orderKey })
      return rows.map((event) => event.type).toReversed()
    },
    sentences: async (subject: string): Promise<string[]> => {
      const { rows } = await store.read.timeline.ofSubject(subject, { limit: 100 })
      return rows.map((entry) => entry.text.key.replace('timeline.', '')).toReversed()
    },
    /** What a second server process over the same database stands on. */
    secondProcess: async (): Promise<OnboardingDeps> => {
      const other = await open()
      others.push(other)
      return { ...deps, store: other }
    },
    close: async () => {
      for (const one of [store, ...others]) await one.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Another client of the same provider account, with a method of its own. */
export async function furnish(deps: OnboardingDeps, name = '茶馆'): Promise<PaymentMethod> {
  const now = deps.now()
  const provider = (await deps.store.read.providers.ours())[0] ?? {
    id: deps.newId('sp'),
    channel: 'test',
    name: '服务商',
    settings: {},
    secrets: {},
    createdAt: now,
    updatedAt: now,
  }
  const client: Client = {
    id: deps.newId('cl'),
    name,
    contactName: '李雷',
    contactPhone: '13800138000',
    wants: [],
    createdAt: now,
    updatedAt: now,
  }
  const method: PaymentMethod = {
    id: deps.newId('pm'),
    clientId: client.id,
    providerId: provider.id,
    channel: 'test',
    mode: 'provider',
    name: '微信支付',
    subMchid: '1900000109',
    apps: [],
    scenes: ['native', 'h5', 'bar_code'],
    place: 0,
    state: 'active',
    createdAt: now,
    updatedAt: now,
  }
  await deps.store.transaction(async (tx) => {
    if (!(await tx.providers.byId(provider.id))) await tx.providers.insert(provider, 'tester')
    await tx.clients.insert(client)
    await tx.methods.insert(method)
  })
  return method
}
