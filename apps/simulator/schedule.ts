import type { Collection, Due, Instant, Schedule } from '@ruzhu/channels/contract/simulator.ts'
import type { Clock } from './clock.ts'

/** Works off what is due. `at` is when it was due, which is earlier than now where the clock was moved past it. */
export type Handler = (subject: string, at: Instant) => void | Promise<void>

const LONGEST_TIMER_MS = 2 ** 31 - 1

/**
 * What falls due by the business clock, earliest first. A thing leaves the schedule only after its handler has ended,
 * so that a killed process takes it up again.
 */
export class Timetable implements Schedule {
  readonly #clock: Clock
  readonly #things: Collection<Due>
  readonly #report: (error: unknown) => void
  readonly #handlers = new Map<string, Handler>()
  readonly #running = new Set<Promise<void>>()
  readonly #heap = new Heap()
  #timer: NodeJS.Timeout | undefined
  #closed = false

  constructor(clock: Clock, things: Collection<Due>, report: (error: unknown) => void) {
    this.#clock = clock
    this.#report = report
    this.#things = things
  }

  handle(kind: string, handler: Handler): void {
    this.#handlers.set(kind, handler)
  }

  /** To be called once all handlers are there; takes up what an earlier process left. */
  start(): void {
    for (const due of this.#things.values()) this.#heap.push(due)
    this.#arm()
  }

  set(due: Due): void {
    this.#things.put(due.key, due)
    this.#heap.push(due)
    this.#arm()
  }

  drop(key: string): void {
    this.#things.delete(key)
  }

  /** The clock was moved: done when nothing is due any more, or when the machine has waited long enough. */
  async catchUp(patienceMs: number): Promise<void> {
    this.#run()
    const patience = AbortSignal.timeout(patienceMs)
    const tired = new Promise<void>((resolve) => patience.addEventListener('abort', () => resolve(), { once: true }))
    while (this.#running.size > 0 && !patience.aborted) {
      await Promise.race([Promise.all(this.#running), tired])
      this.#run()
    }
  }

  clear(): void {
    this.#heap.clear()
    clearTimeout(this.#timer)
  }

  async close(): Promise<void> {
    this.#closed = true
    this.clear()
    await Promise.all(this.#running)
  }

  #run() {
    for (let due = this.#next(); due && due.at <= this.#clock.now(); due = this.#next()) {
      this.#heap.pop()
      this.#begin(due)
    }
    this.#arm()
  }

  /** The earliest that still stands; those dropped or set anew since are thrown away on the way. */
  #next(): Due | undefined {
    for (let due = this.#heap.top; due; due = this.#heap.top) {
      if (this.#things.get(due.key) === due) return due
      this.#heap.pop()
    }
    return undefined
  }

  #begin(due: Due) {
    const run = this.#work(due).finally(() => {
      this.#running.delete(run)
      this.#end(due)
    })
    this.#running.add(run)
  }

  /** Runs at once, up to where it waits for something. One that fails is reported and not tried again. */
  async #work({ kind, subject, at }: Due): Promise<void> {
    try {
      await this.#handlers.get(kind)?.(subject, at)
    } catch (error) {
      this.#report(error)
    }
  }

  #end(due: Due) {
    if (this.#things.get(due.key) === due) this.#things.delete(due.key)
  }

  #arm() {
    clearTimeout(this.#timer)
    const next = this.#next()
    if (!next || this.#closed) return
    const waitMs = Math.min(this.#clock.machineMsUntil(next.at), LONGEST_TIMER_MS)
    this.#timer = setTimeout(() => this.#run(), waitMs)
  }
}

/** A binary heap by time; what is due at the same time comes out in the order it was put in. */
class Heap {
  readonly #items: { due: Due; order: number }[] = []
  #count = 0

  get top(): Due | undefined {
    return this.#items[0]?.due
  }

  clear(): void {
    this.#items.length = 0
  }

  push(due: Due): void {
    let at = this.#items.push({ due, order: this.#count++ }) - 1
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (!this.#before(at, parent)) return
      this.#swap(at, parent)
      at = parent
    }
  }

  pop(): void {
    const last = this.#items.pop()
    if (!last || this.#items.length === 0) return
    this.#items[0] = last
    let at = 0
    for (;;) {
      const left = 2 * at + 1
      const smaller = this.#before(left + 1, left) ? left + 1 : left
      if (!this.#before(smaller, at)) return
      this.#swap(at, smaller)
      at = smaller
    }
  }

  #before(a: number, b: number): boolean {
    const [one, other] = [this.#items[a], this.#items[b]]
    if (!one) return false
    if (!other) return true
    return one.due.at - other.due.at < 0 || (one.due.at === other.due.at && one.order < other.order)
  }

  #swap(a: number, b: number) {
    const [one, other] = [this.#items[a], this.#items[b]]
    if (one && other) [this.#items[a], this.#items[b]] = [other, one]
  }
}
