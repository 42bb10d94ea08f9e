import { performance } from 'node:perf_hooks'

/** One way of doing a thing: `run` does it once, and may answer later. */
export type Runner = { name: string; run: () => unknown }

/**
 * Several ways of doing the same thing; the first is the yardstick. What is compared is the processor time of all threads
 * together, which a busy machine does not change; the time until all is done; or the time for which nothing else could
 * run on the event loop.
 *
 * @property promised  the least that our own way is meant to reach
 * @property warmUpMs  how long each runs before it counts; half a second unless given
 */
export type Contest = {
  name: string
  inFlight: number
  meter: 'processor' | 'elapsed' | 'event_loop'
  promised?: number
  warmUpMs?: number
  runners: readonly Runner[]
}

/** Each runner as a multiple of the first one: 1 is as good, 0.5 takes twice the time. */
export type Outcome = {
  contest: string
  promised: number | undefined
  speeds: readonly { name: string; ratio: number }[]
}

const ROUNDS = 31
const BATCH_MS = 40
const WARM_UP_MS = 500

/**
 * Rounds are interleaved, and each begins with another runner, so that whatever slows the machine for a while slows all
 * alike. A ratio is taken within each round; the median of the rounds counts.
 */
export async function measure(contest: Contest): Promise<Outcome> {
  const batches: number[] = []
  for (const runner of contest.runners) batches.push(await batchFor(runner, contest))
  const rounds: number[][] = []
  for (let round = 0; round < ROUNDS; round++) rounds.push(await oneRound(contest, batches, round))
  return {
    contest: contest.name,
    promised: contest.promised,
    speeds: contest.runners.map((runner, at) => ({
      name: runner.name,
      ratio: median(rounds.map((costs) => (costs[0] ?? 0) / (costs[at] ?? 1))),
    })),
  }
}

/** Milliseconds for one operation, of each runner. */
async function oneRound({ runners, inFlight, meter }: Contest, batches: readonly number[], round: number) {
  const costs: number[] = []
  for (let turn = 0; turn < runners.length; turn++) {
    const at = (turn + round) % runners.length
    const runner = runners[at]
    const times = batches[at]
    if (runner && times) costs[at] = (await timed(runner, times, inFlight))[meter] / times
  }
  return costs
}

/** As many operations as fill a batch, once the code is warm: what runs for the first time is compiled meanwhile. */
async function batchFor(runner: Runner, { inFlight, warmUpMs = WARM_UP_MS }: Contest): Promise<number> {
  for (let times = inFlight, warm = 0; ; ) {
    const { elapsed } = await timed(runner, times, inFlight)
    warm += elapsed
    if (elapsed < BATCH_MS) times *= 2
    else if (warm >= warmUpMs) return times
  }
}

async function timed({ run }: Runner, times: number, inFlight: number): Promise<Record<Contest['meter'], number>> {
  const loop = performance.eventLoopUtilization()
  const used = process.cpuUsage()
  const start = performance.now()
  for (let done = 0; done < times; done += inFlight) {
    if (inFlight === 1) await run()
    else await Promise.all(Array.from({ length: inFlight }, run))
  }
  const { user, system } = process.cpuUsage(used)
  return {
    processor: (user + system) / 1000,
    elapsed: performance.now() - start,
    event_loop: performance.eventLoopUtilization(loop).active,
  }
}

function median(values: number[]): number {
  const sorted = values.sort((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? Number.NaN
}
