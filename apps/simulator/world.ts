import { createHash, randomBytes } from 'node:crypto'
import type { Due, Fault, Payer, SimulatedGateway, World } from '@ruzhu/channels/contract/simulator.ts'
import { openBlobs } from './blobs.ts'
import { Clock, type ClockChange, type ClockState } from './clock.ts'
import { Collections } from './collections.ts'
import { Faults } from './faults.ts'
import { gatewayMakers } from './gateways.ts'
import { openIds } from './ids.ts'
import { openJournal } from './journal.ts'
import type { Machine } from './machine.ts'
import { type Notification, Notifier } from './notifications.ts'
import { People } from './payers.ts'
import { Requests } from './requests.ts'
import { Timetable } from './schedule.ts'
import { TlsAuthority } from './tls-authority.ts'

const CATCH_UP_PATIENCE_MS = 5000

export type WorldOptions = {
  machine: Machine
  /** A folder to survive a restart in; absent, nothing is kept. */
  data?: string | undefined
  /** Where business time starts; absent, at the machine's. */
  startAt?: number | undefined
  seed?: string | undefined
  allowRemote: boolean
  /** Hears of what went wrong where nobody waits for an answer. */
  report: (error: unknown) => void
}

export type Simulation = Awaited<ReturnType<typeof openWorld>>

/** Everything that a simulator holds: state, time, people, and the gateways that live in it. */
export async function openWorld({ machine, data, startAt, seed, allowRemote, report }: WorldOptions) {
  const journal = data === undefined ? undefined : openJournal(data)
  const collections = new Collections(journal)
  const blobs = openBlobs(journal)
  const startOf = () => startAt ?? machine.now()

  const memos = collections.open<string | ClockState>('world')
  const clock = new Clock(machine, startOf())
  const clockState = memos.get('clock')
  if (startAt !== undefined) memos.put('clock', clock.state)
  else if (typeof clockState === 'object') clock.restore(clockState)

  const seedMemo = seed ?? memos.get('seed')
  const usedSeed = typeof seedMemo === 'string' ? seedMemo : randomBytes(16).toString('hex')
  const ids = openIds(createHash('sha256').update(usedSeed).digest('hex'), collections.open('counters'))
  memos.put('seed', usedSeed)

  const faults = new Faults(collections.open<Fault>('faults'), ids, () => clock.now())
  const payers = new People(collections.open<Payer>('payers', { buyerId: ({ buyerId }) => buyerId }), ids)
  const schedule = new Timetable(clock, collections.open<Due>('schedule'), report)
  const requests = new Requests()
  const tlsAuthority = new TlsAuthority(collections.open('tls_authority'), machine)
  const notifications = collections.open<Notification>('notifications')
  const byName = new Map<string, SimulatedGateway>()
  const notifier = new Notifier({
    notifications,
    gateway: (name) => {
      const gateway = byName.get(name)
      if (!gateway) throw new Error(`no gateway is called ${name}`)
      return gateway
    },
    faults,
    schedule,
    ids,
    now: () => clock.now(),
    machineNow: () => machine.now(),
    allowRemote,
  })

  const world: World = {
    now: () => clock.now(),
    machineNow: () => machine.now(),
    random: randomBytes,
    ids,
    collection: (name, indexes) => collections.open(name, indexes),
    blobs,
    schedule,
    payers,
    notify: (order) => notifier.notify(order),
  }
  const gateways = (await gatewayMakers()).map((make) => make(world))
  for (const gateway of gateways) {
    byName.set(gateway.name, gateway)
    for (const [kind, handler] of Object.entries(gateway.due)) schedule.handle(kind, handler)
  }
  schedule.handle('notification', (id, at) => notifier.attempt(id, at))
  schedule.start()

  return {
    machine,
    clock,
    faults,
    payers,
    requests,
    notifications,
    notifier,
    gateways,
    tlsAuthority,
    saved: () => collections.saved(),

    /** Answers once all that fell due on the way is done, notifications included, unless a receiver is slow. */
    async moveClock(change: ClockChange): Promise<void> {
      clock.change(change)
      memos.put('clock', clock.state)
      await schedule.catchUp(CATCH_UP_PATIENCE_MS)
    },

    reset(): void {
      schedule.clear()
      collections.clear()
      blobs.clear()
      requests.clear()
      clock.restore({ base: startOf(), anchor: machine.now(), speed: 1 })
      memos.put('seed', usedSeed)
      tlsAuthority.keep()
      payers.settle()
    },

    async close(): Promise<void> {
      await notifier.close()
      await schedule.close()
      await collections.saved()
      journal?.close()
    },
  }
}
