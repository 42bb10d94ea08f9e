import type { Channel } from '@ruzhu/domain/channel.ts'
import type { OnboardingDeps } from '@ruzhu/domain/deps.ts'
import type { Records, Store } from '@ruzhu/domain/store.ts'

/** The process is gone. */
export class Crash extends Error {}

/**
 * These deps until step `k`: there, and at every step after it, the process is dead. A step is a call of the gateway, a
 * transaction or a reading; a death within a transaction is one before it, since half a transaction is none. So dying
 * before each step, and once after the last, is dying at every instant that makes a difference.
 */
export function dyingAt(k: number, deps: OnboardingDeps): { deps: OnboardingDeps; steps: () => number } {
  let steps = 0
  const step = () => {
    steps += 1
    if (steps >= k) throw new Crash(`died at step ${k}`)
  }
  return {
    steps: () => steps,
    deps: {
      ...deps,
      store: dyingStore(deps.store, step),
      channel: async (providerId) => dyingChannel(await deps.channel(providerId), step),
    },
  }
}

function dyingStore(store: Store, step: () => void): Store {
  return {
    ...store,
    transaction: async (work) => {
      step()
      return store.transaction(work)
    },
    read: nouns(store.read, step),
  }
}

function nouns(read: Records, step: () => void): Records {
  return Object.fromEntries(
    Object.entries(read).map(([noun, questions]) => [noun, stepping(questions, step)]),
  ) as unknown as Records
}

function dyingChannel(channel: Channel, step: () => void): Channel {
  return stepping(channel, step) as Channel
}

/** The same functions, each of them a step. */
function stepping(functions: object, step: () => void): object {
  return Object.fromEntries(
    Object.entries(functions).map(([name, call]) => [
      name,
      async (...given: unknown[]) => {
        step()
        return (call as (...given: unknown[]) => unknown)(...given)
      },
    ]),
  )
}

/** Runs it, and takes a crash for an answer. True when it died. */
export async function diesIn(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work()
    return false
  } catch (error) {
    if (error instanceof Crash) return true
    throw error
  }
}
