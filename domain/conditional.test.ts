import { expect, test } from 'vitest'
import { changeTime, Overtaken, settle } from './conditional.ts'
import type { Records, Store } from './store.ts'

/** Only the transactions are of interest here. */
const store: Pick<Store, 'transaction'> = { transaction: (work) => work({} as Records) }

function failing(times: number, error: Error): () => Promise<string> {
  let tries = 0
  return async () => {
    tries += 1
    if (tries <= times) throw error
    return `settled at ${tries}`
  }
}

test('whoever was overtaken reads and decides anew', async () => {
  expect(await settle(store, failing(3, new Overtaken('pay_1')))).toBe('settled at 4')
})

test('but not for ever, and not for another reason', async () => {
  await expect(settle(store, failing(50, new Overtaken('pay_1')))).rejects.toThrow(Overtaken)
  await expect(settle(store, failing(1, new Error('disk full')))).rejects.toThrow('disk full')
})

test('a change is always later than the one before', () => {
  const [early, late] = [new Date(1000), new Date(2000)]
  expect(changeTime(early, late)).toEqual(late)
  expect(changeTime(late, late)).toEqual(new Date(2001))
  expect(changeTime(late, early)).toEqual(new Date(2001))
})
