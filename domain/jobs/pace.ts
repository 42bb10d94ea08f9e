import { later, SECOND_MS } from '../time.ts'
import type { JobOutcome } from './jobs.ts'

type Handler = (key: string) => Promise<JobOutcome>

/**
 * The same work, begun so many times a second and no more. What comes too early is put off to a turn of its own, so that a
 * thousand that are due at once neither exceed what a gateway takes nor all come back at the same moment. Counted in this
 * process: with several of them each has its own share to be kept small.
 */
export function paced(perSecond: number, now: () => Date, handle: Handler): Handler {
  const stepMs = SECOND_MS / perSecond
  let free = 0
  let promised = 0
  return (key) => {
    const at = now().getTime()
    if (free <= at) {
      free = at + stepMs
      return handle(key)
    }
    promised = Math.max(promised, free) + stepMs
    return Promise.resolve({ state: 'again', at: later(new Date(0), Math.ceil(promised)) })
  }
}
