import { expect, test } from 'vitest'
import { paced } from './pace.ts'

/** Runs what is due at each instant until all is done, as a worker does; answers when each was begun. */
async function run(keys: number, perSecond: number): Promise<number[]> {
  let now = 1_000_000
  const begun: number[] = []
  const handle = paced(
    perSecond,
    () => new Date(now),
    async () => {
      begun.push(now)
      return { state: 'done' }
    },
  )
  let due = Array.from({ length: keys }, (_, key) => ({ key: String(key), at: now }))
  while (due.length > 0) {
    now = Math.max(now, Math.min(...due.map(({ at }) => at)))
    const [later, ready] = [due.filter(({ at }) => at > now), due.filter(({ at }) => at <= now)]
    const again = []
    for (const { key } of ready) {
      const outcome = await handle(key)
      if (outcome.state === 'again') again.push({ key, at: outcome.at.getTime() })
    }
    due = [...later, ...again]
  }
  return begun.map((at) => at - 1_000_000)
}

test('a thousand that are due at once are begun ten a second, each of them, and none waits without need', async () => {
  const begun = await run(1_000, 10)
  expect(begun).toHaveLength(1_000)
  for (const at of begun)
    expect(begun.filter((other) => other >= at && other < at + 1_000).length).toBeLessThanOrEqual(10)
  expect(Math.max(...begun)).toBeLessThan(110_000)
})

test('what comes slower than the pace is begun at once', async () => {
  expect(await run(1, 10)).toEqual([0])
})
