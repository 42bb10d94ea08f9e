import type { DeliveryId, EndpointId } from '../ids.ts'

/** To one endpoint at the same time, so that one that is slow does not take every hand. */
export const AT_ONCE = 8
/** Whoever comes after these is not remembered, and looks again by itself. */
const WAITING_AT_MOST = 1000

type Queue = { sending: number; waiting: Set<DeliveryId> }

/** Whose turn it is at which endpoint, within this process. */
export class Turns {
  readonly #queues = new Map<EndpointId, Queue>()

  /** Does it where a turn is free, and says who may come next; where none is, this one waits and nothing is done. */
  async take<Result>(
    endpointId: EndpointId,
    id: DeliveryId,
    work: () => Promise<Result>,
  ): Promise<{ result: Result; next: DeliveryId | undefined } | undefined> {
    const queue = this.#queueOf(endpointId)
    if (queue.sending >= AT_ONCE) {
      if (queue.waiting.size < WAITING_AT_MOST) queue.waiting.add(id)
      return undefined
    }
    queue.waiting.delete(id)
    queue.sending += 1
    try {
      const result = await work()
      return { result, next: firstOf(queue.waiting) }
    } finally {
      queue.sending -= 1
      if (queue.sending === 0 && queue.waiting.size === 0) this.#queues.delete(endpointId)
    }
  }

  #queueOf(endpointId: EndpointId): Queue {
    const queue = this.#queues.get(endpointId) ?? { sending: 0, waiting: new Set() }
    this.#queues.set(endpointId, queue)
    return queue
  }
}

/** The one that has waited longest; it waits no more. */
function firstOf(waiting: Set<DeliveryId>): DeliveryId | undefined {
  const [first] = waiting
  if (first !== undefined) waiting.delete(first)
  return first
}
