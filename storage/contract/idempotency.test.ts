import { DAY_MS, later } from '@ruzhu/domain/time.ts'
import { expect, test } from 'vitest'
import { contract } from '../testing/contract.ts'

contract('idempotency', (given) => {
  const use = (key: string, changes: object = {}) => {
    const caller = 'ak_1'
    const request = `POST /v1/payments\n{"out_trade_no":"${key}"}`
    return { caller, key, requestHash: `hash of ${key}`, request, now: given().clock.now(), ...changes }
  }
  const take = (key: string, changes: object = {}) =>
    given().store.transaction((tx) => tx.idempotency.take(use(key, changes)))

  test('of twenty requests with one key one may go on; the others see it', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => take('race')))
    expect(answers.filter((earlier) => earlier === undefined)).toHaveLength(1)
    const { requestHash, request, now } = use('race')
    for (const earlier of answers.filter((one) => one !== undefined)) {
      expect(earlier).toEqual({ requestHash, request, takenAt: now })
    }
    expect(await take('race', { caller: 'ak_2' })).toBeUndefined()
  })

  test('the answer comes back byte by byte, and is written once', async () => {
    const { store } = given()
    await take('answered')
    const answer = { status: 201, body: '{"id":"pay_1","name":"茶"}\n' }
    await store.transaction((tx) => tx.idempotency.answer('ak_1', 'answered', answer))
    await store.transaction((tx) => tx.idempotency.answer('ak_1', 'answered', { status: 500, body: '' }))
    expect((await take('answered'))?.answer).toEqual(answer)
  })

  test('a key is free again when its request changed nothing, but not once it is answered', async () => {
    const { store } = given()
    const release = (key: string) => store.transaction((tx) => tx.idempotency.release('ak_1', key))
    await take('freed')
    await release('freed')
    expect(await take('freed')).toBeUndefined()
    await store.transaction((tx) => tx.idempotency.answer('ak_1', 'freed', { status: 201, body: '' }))
    await release('freed')
    expect(await take('freed')).toBeDefined()
  })

  test('old keys are forgotten, so many at a time', async () => {
    const { store, clock } = given()
    const before = clock.pass(2 * DAY_MS)
    const old = ['old-1', 'old-2', 'old-3']
    for (const key of old) await take(key, { now: later(before, -DAY_MS) })
    await take('young')
    const forget = (limit: number) => store.transaction((tx) => tx.idempotency.forgetBefore(before, limit))
    expect(await forget(2)).toBe(2)
    while ((await forget(100)) > 0);
    for (const key of old) expect(await take(key)).toBeUndefined()
    expect(await take('young')).toBeDefined()
  })
})
