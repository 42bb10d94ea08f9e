import type { OnboardingDeps } from '@ruzhu/domain/deps.ts'
import { type Hands, jobHandlers } from '@ruzhu/domain/jobs/handlers.ts'
import { startWorkers } from '@ruzhu/domain/jobs/workers.ts'
import { DAY_MS, HOUR_MS, later } from '@ruzhu/domain/time.ts'
import type { FastifyBaseLogger } from 'fastify'
import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'

const FORGET_AFTER_MS = 2 * DAY_MS
const FORGET_AT_ONCE = 1000

export type Jobs = { stop(): Promise<void> }

/** Does what is owed, and sweeps what is no longer needed, until it is stopped. */
export function startJobs(deps: OnboardingDeps, hands: Hands, log: FastifyBaseLogger): Jobs {
  const handlers = jobHandlers(deps, hands)
  const workers = startWorkers({
    store: deps.store,
    handle: ({ kind, key }) => handlers[kind](key),
    now: deps.now,
    wait: (ms, signal) => sleep(ms, undefined, { signal }).catch(() => undefined),
    owner: `${process.pid}-${randomBytes(6).toString('hex')}`,
    onError: (err, job) => log.warn({ err, job: job && { kind: job.kind, key: job.key } }, 'a job will be done again'),
  })
  const sweep = () =>
    forget(deps).catch((err: unknown) =>
      log.warn({ err }, 'old idempotency keys were not swept; tried again in an hour'),
    )
  const sweeper = setInterval(() => void sweep(), HOUR_MS).unref()
  return {
    async stop() {
      clearInterval(sweeper)
      await workers.stop()
    },
  }
}

/** An answer is kept for at least the 24 hours that were promised. */
async function forget({ store, now }: OnboardingDeps): Promise<void> {
  const before = later(now(), -FORGET_AFTER_MS)
  let forgotten: number
  do {
    forgotten = await store.transaction((tx) => tx.idempotency.forgetBefore(before, FORGET_AT_ONCE))
  } while (forgotten === FORGET_AT_ONCE)
}
