import { AppError } from '../errors.ts'
import type { JobId } from '../ids.ts'
import type { Store } from '../store.ts'
import { later, MINUTE_MS, SECOND_MS } from '../time.ts'
import { type ClaimedJob, JOB_KINDS, type JobKind, type JobOutcome } from './jobs.ts'

export type WorkerParts = {
  store: Store
  handle: (job: ClaimedJob) => Promise<JobOutcome>
  now: () => Date
  /** Resolves after so long, or at once when the signal is given. Never rejects. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>
  /** Of this process and no other; leases are held by it. */
  owner: string
  /** Jobs at the same time. */
  parallel: number
  /** What it does; everything, where nothing is said. */
  kinds?: readonly JobKind[]
  /** What was not expected; the job is done again later. */
  onError: (error: unknown, job?: ClaimedJob) => void
}
export type Worker = {
  /** Takes no more jobs, and resolves when those under way have ended. */
  stop(): Promise<void>
}

/** Without a heartbeat for this long, the job of a dead process is somebody else's. */
export const LEASE_MS = 30 * SECOND_MS
/** Another process may have left jobs or a lease, of which nobody tells us. */
const LONGEST_SLEEP_MS = 5 * SECOND_MS
/** A job that is due and yet not ours is just being taken by another process. */
const SHORTEST_SLEEP_MS = 20

/** Does the jobs that are due, so many at a time, until it is stopped. */
export function startWorker(parts: WorkerParts): Worker {
  const { store, now, wait, owner, parallel, kinds = JOB_KINDS, onError } = parts
  const running = new Map<JobId, Promise<void>>()
  const stopping = new AbortController()
  let wake = new AbortController()
  store.onJobs(() => wake.abort())
  stopping.signal.addEventListener('abort', () => wake.abort())

  async function work(): Promise<void> {
    let failures = 0
    while (!stopping.signal.aborted) {
      wake = new AbortController() // before looking: what is left while we look wakes us
      try {
        const claimed = await claim()
        for (const job of claimed) start(job)
        failures = 0
        if (claimed.length === 0 || running.size >= parallel) await sleep(await untilNext())
      } catch (error) {
        onError(error)
        await sleep(backoffMs(++failures, LONGEST_SLEEP_MS))
      }
    }
  }

  async function claim(): Promise<readonly ClaimedJob[]> {
    const limit = parallel - running.size
    if (limit <= 0) return []
    const at = now()
    return store.transaction((tx) => tx.jobs.claim({ owner, limit, now: at, leaseMs: LEASE_MS, kinds }))
  }

  function start(job: ClaimedJob): void {
    const ended = runJob(parts, job)
      .catch((error: unknown) => onError(error, job)) // its lease will run out, and it is done again
      .finally(() => {
        running.delete(job.id)
        wake.abort()
      })
    running.set(job.id, ended)
  }

  async function untilNext(): Promise<number> {
    if (running.size >= parallel) return LONGEST_SLEEP_MS
    const next = await store.read.jobs.nextRunAt(kinds)
    return next
      ? Math.min(Math.max(next.getTime() - now().getTime(), SHORTEST_SLEEP_MS), LONGEST_SLEEP_MS)
      : LONGEST_SLEEP_MS
  }

  async function sleep(ms: number): Promise<void> {
    if (!wake.signal.aborted && !stopping.signal.aborted) await wait(ms, wake.signal)
  }

  const over = new AbortController()
  async function keepLeases(): Promise<void> {
    while (!over.signal.aborted) {
      await wait(LEASE_MS / 3, over.signal)
      const ids = [...running.keys()]
      if (ids.length === 0 || over.signal.aborted) continue
      await store.transaction((tx) => tx.jobs.renew(ids, owner, later(now(), LEASE_MS))).catch(onError)
    }
  }

  const ended = work()
    .then(() => Promise.all(running.values()))
    .finally(() => over.abort())
  const heartbeat = keepLeases()
  return {
    async stop() {
      stopping.abort()
      await ended
      await heartbeat
    },
  }
}

async function runJob({ store, handle, now, owner, onError }: WorkerParts, job: ClaimedJob): Promise<void> {
  let outcome: JobOutcome
  let problem: string | undefined
  try {
    outcome = await handle(job)
  } catch (error) {
    onError(error, job)
    problem = problemOf(error)
    outcome = { state: 'again', at: later(now(), backoffMs(job.attempts, LONGEST_BACKOFF_MS)) }
  }
  const { id } = job
  // false where the lease was lost: then another process does it, and doing it twice is harmless
  await store.transaction((tx) =>
    outcome.state === 'done' ? tx.jobs.done(id, owner) : tx.jobs.again(id, owner, outcome.at, problem),
  )
}

const LONGEST_BACKOFF_MS = 15 * MINUTE_MS
const LONGEST_PROBLEM = 300

/** 1 s, 2 s, 4 s, … up to the longest. */
function backoffMs(attempts: number, longestMs: number): number {
  return Math.min(SECOND_MS * 2 ** Math.min(Math.max(attempts - 1, 0), 20), longestMs)
}

function problemOf(error: unknown): string {
  if (error instanceof AppError) return error.code
  return (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, LONGEST_PROBLEM)
}
