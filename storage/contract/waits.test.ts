import { HOUR_MS, later } from '@ruzhu/domain/time.ts'
import { expect, test } from 'vitest'
import { contract } from '../testing/contract.ts'

const AT = new Date('2026-11-22T02:00:00Z')

contract('waits', (given) => {
  test('the newest of each step are told, in one question', async () => {
    const { store } = given()
    await store.transaction(async (tx) => {
      for (const minutes of [1, 2, 3]) {
        const endedAt = later(AT, minutes * HOUR_MS)
        await tx.waits.insert({ channel: 'somepay', key: 'review', endedAt, minutes })
        await tx.waits.insert({ channel: 'otherpay', key: 'review', endedAt, minutes: minutes * 10 })
      }
    })
    const steps = [
      { channel: 'somepay', key: 'review' },
      { channel: 'otherpay', key: 'review' },
      { channel: 'somepay', key: 'never' },
    ]
    const told = async (since: Date, limit: number) =>
      (await store.read.waits.newest(steps, since, limit)).map(({ minutes }) => minutes).toSorted((a, b) => a - b)
    expect(await told(AT, 9)).toEqual([1, 2, 3, 10, 20, 30])
    expect(await told(AT, 1)).toEqual([3, 30])
    expect(await told(later(AT, 2 * HOUR_MS), 9)).toEqual([2, 3, 20, 30])
    expect(await store.read.waits.newest([], AT, 9)).toEqual([])
  })
})
