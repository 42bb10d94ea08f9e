import type { Job, JobKind } from '@ruzhu/domain/jobs/jobs.ts'
import { later, MINUTE_MS, SECOND_MS } from '@ruzhu/domain/time.ts'
import { afterEach, expect, test } from 'vitest'
import { contract } from '../testing/contract.ts'

contract('jobs', (given) => {
  const LEASE_MS = 30 * SECOND_MS

  function job(changes: Partial<Job> = {}): Omit<Job, 'attempts'> {
    const { a, clock } = given()
    const id = a.newId('jb')
    return { id, kind: 'ask_payment', key: `key of ${id}`, runAt: clock.now(), ...changes }
  }
  async function enqueue(...owed: Omit<Job, 'attempts'>[]): Promise<void> {
    await given().store.transaction(async (tx) => {
      for (const one of owed) await tx.jobs.enqueue(one)
    })
  }
  const claim = (owner: string, limit = 100, kinds?: readonly JobKind[]) => {
    const { store, clock } = given()
    const asked = { owner, limit, now: clock.now(), leaseMs: LEASE_MS, ...(kinds && { kinds }) }
    return store.transaction((tx) => tx.jobs.claim(asked))
  }
  const done = (id: Job['id'], owner: string) => given().store.transaction((tx) => tx.jobs.done(id, owner))
  const again = (id: Job['id'], owner: string, at: Date, problem?: string) =>
    given().store.transaction((tx) => tx.jobs.again(id, owner, at, problem))

  /** Each test leaves no job behind. */
  afterEach(async () => {
    given().clock.pass(1000 * MINUTE_MS)
    for (const { id } of await claim('the end', 10_000)) {
      while (await done(id, 'the end')) await claim('the end', 10_000)
    }
  })

  test('what is due is claimed once, in order, with a lease', async () => {
    const { clock, store } = given()
    const now = clock.now()
    const [late, early, future] = [job(), job({ runAt: later(now, -5) }), job({ runAt: later(now, 5) })]
    await enqueue(late, early, future)
    expect(await store.read.jobs.nextRunAt()).toEqual(early.runAt)

    const claimed = await claim('one')
    const lease = { owner: 'one', leaseUntil: later(now, LEASE_MS), attempts: 1 }
    expect(claimed).toEqual([
      { ...early, ...lease },
      { ...late, ...lease },
    ])
    expect(await claim('two')).toEqual([])
    expect(await store.read.jobs.nextRunAt()).toEqual(future.runAt)
    expect(await store.read.jobs.open('ask_payment', future.key)).toEqual({ ...future, attempts: 0 })
  })

  test('ten owners at once share the jobs out, none twice', async () => {
    const owed = Array.from({ length: 100 }, () => job())
    await enqueue(...owed)
    const claims = await Promise.all(Array.from({ length: 10 }, (_, index) => claim(`owner ${index}`, 15)))
    for (const part of claims) expect(part.length).toBeLessThanOrEqual(15)
    const ids = claims.flat().map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const rest = await claim('the last')
    expect(new Set([...ids, ...rest.map(({ id }) => id)])).toEqual(new Set(owed.map(({ id }) => id)))
  })

  test('of the kinds that are named, in order over all of them, and no others however long they have been due', async () => {
    const { clock, store } = given()
    const now = clock.now()
    const deliveries = Array.from({ length: 50 }, () => job({ kind: 'deliver', runAt: later(now, -1000) }))
    const refund = job({ kind: 'ask_refund', runAt: later(now, -2) })
    const [early, late] = [job({ runAt: later(now, -3) }), job({ runAt: later(now, -1) })]
    const future = job({ kind: 'ask_refund', runAt: later(now, 5) })
    await enqueue(...deliveries, late, refund, early, future)
    const money: readonly JobKind[] = ['ask_refund', 'ask_payment']

    expect(await store.read.jobs.nextRunAt(money)).toEqual(early.runAt)
    expect((await claim('one', 2, money)).map(({ id }) => id)).toEqual([early.id, refund.id])
    expect((await claim('two', 100, money)).map(({ id }) => id)).toEqual([late.id])
    expect(await claim('three', 100, money)).toEqual([])
    expect(await store.read.jobs.nextRunAt(money)).toEqual(future.runAt)
    expect(await store.read.jobs.nextRunAt(['ask_applyment'])).toBeUndefined()
    expect(await claim('four', 100, ['deliver'])).toHaveLength(50)
  })

  test('of one kind and key one job is open, and the earlier time wins', async () => {
    const { clock, store } = given()
    const now = clock.now()
    const first = job({ runAt: later(now, 50) })
    await enqueue(first)
    await enqueue(job({ key: first.key, runAt: later(now, 90) }))
    expect(await store.read.jobs.open('ask_payment', first.key)).toEqual({ ...first, attempts: 0 })
    await Promise.all(Array.from({ length: 10 }, () => enqueue(job({ key: first.key, runAt: later(now, 20) }))))
    expect((await store.read.jobs.open('ask_payment', first.key))?.runAt).toEqual(later(now, 20))
    await enqueue(job({ key: first.key, kind: 'ask_refund' }))
    expect(await claim('one')).toHaveLength(1)
  })

  test('a job that is done is gone', async () => {
    const { store } = given()
    const one = job()
    await enqueue(one)
    await claim('one')
    expect(await done(one.id, 'another')).toBe(false)
    expect(await done(one.id, 'one')).toBe(true)
    expect(await done(one.id, 'one')).toBe(false)
    expect(await store.read.jobs.open('ask_payment', one.key)).toBeUndefined()
  })

  test('what is asked for while somebody is at it runs once more afterwards', async () => {
    const { clock, store } = given()
    const one = job()
    await enqueue(one)
    await claim('one')
    clock.pass(10)
    await enqueue(job({ key: one.key }))
    expect(await claim('two')).toEqual([]) // not beside the one who is at it
    expect(await done(one.id, 'one')).toBe(true)
    expect((await claim('two')).map(({ id, attempts }) => ({ id, attempts }))).toEqual([{ id: one.id, attempts: 1 }])
    expect(await done(one.id, 'two')).toBe(true)
    expect(await store.read.jobs.open('ask_payment', one.key)).toBeUndefined()
  })

  test('again: at its time, or at the earlier one that was asked for meanwhile', async () => {
    const { clock, store } = given()
    const [plain, asked] = [job(), job()]
    await enqueue(plain, asked)
    await claim('one')
    const soon = later(clock.now(), 15 * SECOND_MS)
    await enqueue(job({ key: asked.key, runAt: soon }))
    const next = later(clock.now(), MINUTE_MS)
    expect(await again(plain.id, 'one', next, 'GATEWAY_UNREACHABLE')).toBe(true)
    expect(await again(asked.id, 'one', next)).toBe(true)
    expect(await again(plain.id, 'one', next)).toBe(false)
    expect((await store.read.jobs.open('ask_payment', plain.key))?.runAt).toEqual(next)
    expect((await store.read.jobs.open('ask_payment', asked.key))?.runAt).toEqual(soon)
    clock.pass(MINUTE_MS)
    expect((await claim('one')).map(({ id, attempts }) => ({ id, attempts }))).toEqual([
      { id: asked.id, attempts: 2 },
      { id: plain.id, attempts: 2 },
    ])
  })

  test('a lease that ran out is somebody else’s, and its old owner can end it no more; a renewed one is kept', async () => {
    const { clock, store } = given()
    const [lost, kept] = [job(), job()]
    await enqueue(lost, kept)
    await claim('dead')
    const until = later(clock.now(), 2 * LEASE_MS)
    await store.transaction((tx) => tx.jobs.renew([kept.id], 'dead', until))
    await store.transaction((tx) => tx.jobs.renew([lost.id], 'a stranger', until))
    await store.transaction((tx) => tx.jobs.renew([], 'dead', until))
    clock.pass(LEASE_MS)

    expect((await claim('alive')).map(({ id, attempts }) => ({ id, attempts }))).toEqual([{ id: lost.id, attempts: 2 }])
    expect(await done(lost.id, 'dead')).toBe(false)
    expect(await again(lost.id, 'dead', clock.now())).toBe(false)
    expect(await done(lost.id, 'alive')).toBe(true)
    expect(await done(kept.id, 'dead')).toBe(true)
  })

  test('what was asked for before a lease ran out is answered by the next run', async () => {
    const { clock, store } = given()
    const one = job()
    await enqueue(one)
    await claim('dead')
    await enqueue(job({ key: one.key }))
    clock.pass(LEASE_MS)
    await claim('alive')
    expect(await done(one.id, 'alive')).toBe(true)
    expect(await store.read.jobs.open('ask_payment', one.key)).toBeUndefined()
  })

  test('who listens hears of a commit that left due jobs, and of nothing else', async () => {
    const { clock, again: open } = given()
    const store = await open()
    let heard = 0
    store.onJobs(() => heard++)
    const quiet = (work: Parameters<typeof store.transaction>[0]) => store.transaction(work)
    await quiet((tx) => tx.jobs.enqueue(job({ runAt: later(clock.now(), 1) })))
    await quiet(async (tx) => {
      await tx.jobs.enqueue(job())
      throw new Error('rolled back')
    }).catch(() => undefined)
    expect(heard).toBe(0)
    const due = job()
    await store.transaction((tx) => tx.jobs.enqueue(due))
    await Promise.resolve()
    expect(heard).toBe(1)
    expect(
      (await store.transaction((tx) => tx.jobs.claim({ owner: 'x', limit: 9, now: clock.now(), leaseMs: 9 }))).length,
    ).toBe(1)
    await store.transaction((tx) => tx.jobs.again(due.id, 'x', clock.now()))
    await Promise.resolve()
    expect(heard).toBe(2)
  })
})
