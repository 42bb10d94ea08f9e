import { JOB_KINDS, type JobKind } from './jobs.ts'
import { startWorker, type Worker, type WorkerParts } from './worker.ts'

/**
 * Who waits for whom. Webhooks have hands of their own: systems of clients that are slow or silent keep those busy for as
 * long as they like, and no question about money waits for it. Sending is all waiting, so there are more of them. Mail
 * servers are slow in the same way. Checks of methods have few: a night's thousands are no hurry, and gateways count what
 * we ask.
 */
const CHECKING: readonly JobKind[] = ['check_run', 'check_tonight']
const APART: readonly JobKind[] = ['deliver', 'send_message', ...CHECKING]
const LANES: readonly { kinds: readonly JobKind[]; parallel: number }[] = [
  { kinds: ['deliver'], parallel: 128 },
  { kinds: ['send_message'], parallel: 16 },
  { kinds: CHECKING, parallel: 4 },
  { kinds: JOB_KINDS.filter((kind) => !APART.includes(kind)), parallel: 32 },
]

/** The workers of one process; stopped together. */
export function startWorkers(parts: Omit<WorkerParts, 'kinds' | 'parallel'>): Worker {
  const workers = LANES.map((lane) => startWorker({ ...parts, ...lane }))
  return {
    async stop() {
      await Promise.all(workers.map((worker) => worker.stop()))
    },
  }
}
