import { randomBytes } from 'node:crypto'
import { AppError } from '@ruzhu/domain/errors.ts'
import type { ClaimedJob, JobOutcome } from '@ruzhu/domain/jobs/jobs.ts'
import { owe } from '@ruzhu/domain/jobs/owe.ts'
import { LEASE_MS, startWorker, type Worker } from '@ruzhu/domain/jobs/worker.ts'
import { later } from '@ruzhu/domain/time.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openWorld, type World } from './money/world.ts'

let world: World
const workers: Worker[] = []
beforeEach(async () => {
  world = await openWorld()
})
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()))
  await world.close()
})

/** Waits that end when the test says so, or when they are called off. */
function hourglass() {
  const turns = new Set<() => void>()
  const waits: number[] = []
  return {
    waits,
    /** Given what is looked at: turned at each look, since whoever is not waiting yet does not notice a turn. */
    turn: <Seen>(seen?: Seen) => {
      for (const end of turns) end()
      turns.clear()
      return seen
    },
    wait: (ms: number, signal: AbortSignal) =>
      new Promise<void>((resolve) => {
        waits.push(ms)
        turns.add(resolve)
        signal.addEventListener('abort', () => resolve(), { once: true })
        if (signal.aborted) resolve()
      }),
  }
}

function start(handle: (job: ClaimedJob) => Promise<JobOutcome>, given: { parallel?: number } = {}) {
  const glass = hourglass()
  const errors: unknown[] = []
  const worker = startWorker({
    store: world.store,
    handle,
    now: world.now,
    wait: glass.wait,
    owner: randomBytes(6).toString('hex'),
    parallel: given.parallel ?? 4,
    onError: (error) => errors.push(error),
  })
  workers.push(worker)
  return { worker, glass, errors }
}

const oweJob = (key: string, runAt = world.now()) =>
  world.store.transaction((tx) => owe(tx, world.deps, 'ask_payment', key, runAt))
const open = (key: string) => world.store.read.jobs.open('ask_payment', key)
const done = async (): Promise<JobOutcome> => ({ state: 'done' })

describe('a worker', () => {
  test('does what is there when it starts, and what comes later, each once', async () => {
    const did: string[] = []
    await oweJob('first')
    start((job) => {
      did.push(job.key)
      return done()
    })
    await expect.poll(() => did).toEqual(['first'])
    await oweJob('second')
    await expect.poll(() => did).toEqual(['first', 'second'])
    await expect.poll(() => open('second')).toBeUndefined()
  })

  test('does no more at once than it may', async () => {
    let atOnce = 0
    let most = 0
    let left = 10
    const release: (() => void)[] = []
    for (let i = 0; i < 10; i++) await oweJob(`job-${i}`)
    start(
      async () => {
        most = Math.max(most, ++atOnce)
        await new Promise<void>((resolve) => release.push(resolve))
        atOnce -= 1
        left -= 1
        return done()
      },
      { parallel: 3 },
    )
    await expect
      .poll(() => {
        release.splice(0).forEach((end) => end())
        return left
      })
      .toBe(0)
    expect(most).toBe(3)
  })

  test('does a job again at the time that it asks for, and not before', async () => {
    let runs = 0
    await oweJob('later')
    const { glass } = start(() => {
      runs += 1
      return runs === 1 ? Promise.resolve({ state: 'again', at: later(world.now(), 3000) }) : done()
    })
    await expect.poll(async () => (await open('later'))?.runAt.getTime() ?? 0).toBeGreaterThan(world.clock.at + 2000)
    await expect.poll(() => glass.waits.some((ms) => ms > 2000 && ms <= 3000)).toBe(true)
    expect(runs).toBe(1)
    world.pass(3000)
    await expect.poll(() => glass.turn(runs)).toBe(2)
  })

  test('that meets an error tells it, keeps the job, and waits longer each time', async () => {
    await oweJob('bad')
    const { glass, errors } = start(() => Promise.reject(new AppError('GATEWAY_UNREACHABLE')))
    const waits: number[] = []
    for (let tries = 1; tries <= 12; tries++) {
      await expect.poll(() => glass.turn(errors.length)).toBe(tries)
      await expect.poll(async () => Number((await open('bad'))?.runAt) - world.clock.at).toBeGreaterThan(500)
      const waitMs = Number((await open('bad'))?.runAt) - world.clock.at
      waits.push(Math.round(waitMs / 1000))
      world.pass(waitMs)
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900])
  })

  test('keeps the lease of a long job, so that no other takes it', async () => {
    const held = Promise.withResolvers<void>()
    const did: string[] = []
    await oweJob('long')
    const first = start(async () => {
      did.push('first')
      await held.promise
      return done()
    })
    await expect.poll(() => did).toEqual(['first'])
    const second = start(() => {
      did.push('second')
      return done()
    })
    for (let beats = 0; beats < 4; beats++) {
      world.pass(LEASE_MS / 2)
      const leaseEnd = await world.store.read.jobs.nextRunAt()
      await expect
        .poll(async () => first.glass.turn((await world.store.read.jobs.nextRunAt())?.getTime()))
        .not.toBe(leaseEnd?.getTime())
      second.glass.turn()
    }
    expect(did).toEqual(['first'])
    held.resolve()
    await expect.poll(() => open('long')).toBeUndefined()
  })

  test('takes over what a dead one left, when its lease has run out', async () => {
    await oweJob('orphan')
    const claim = { owner: 'dead', limit: 1, now: world.now(), leaseMs: LEASE_MS }
    await world.store.transaction((tx) => tx.jobs.claim(claim))
    const did: string[] = []
    const { glass } = start((job) => {
      did.push(job.key)
      return done()
    })
    await expect.poll(() => glass.waits.length).toBeGreaterThan(1)
    expect(did).toEqual([])
    world.pass(LEASE_MS)
    await expect.poll(() => glass.turn(did)).toEqual(['orphan'])
  })

  test('that is stopped ends what it began, and begins nothing more', async () => {
    const held = Promise.withResolvers<void>()
    const did: string[] = []
    await oweJob('running')
    const { worker } = start(
      async (job) => {
        did.push(job.key)
        await held.promise
        return done()
      },
      { parallel: 1 },
    )
    await expect.poll(() => did).toEqual(['running'])
    await oweJob('next')
    const stopping = worker.stop()
    expect(await Promise.race([stopping, open('running')])).toBeDefined() // it waits for what runs
    held.resolve()
    await stopping
    expect(did).toEqual(['running'])
    expect(await open('running')).toBeUndefined()
    expect(await open('next')).toBeDefined()
  })

  test('goes on after its database failed it', async () => {
    let broken = true
    const did: string[] = []
    const store = { ...world.store, transaction: world.store.transaction }
    store.transaction = (work) => (broken ? Promise.reject(new Error('no database')) : world.store.transaction(work))
    const glass = hourglass()
    const errors: unknown[] = []
    await oweJob('kept')
    workers.push(
      startWorker({
        store,
        handle: (job) => {
          did.push(job.key)
          return done()
        },
        now: world.now,
        wait: glass.wait,
        owner: 'worker',
        parallel: 1,
        onError: (error) => errors.push(error),
      }),
    )
    await expect.poll(() => errors.length).toBe(1)
    broken = false
    await expect.poll(() => glass.turn(did)).toEqual(['kept'])
  })
})
