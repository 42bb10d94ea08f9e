import type { Instant } from '@ruzhu/channels/contract/simulator.ts'
import type { Machine } from './machine.ts'

export type ClockState = { readonly base: Instant; readonly anchor: number; readonly speed: number }
export type ClockChange = { now?: Instant; advanceMs?: number; speed?: number }

/**
 * Business time: retry ladders, expiries, reviews. It runs beside the machine's clock at its own speed, and 0 halts it.
 * The state is plain data, so that a restart goes on from where the clock would be by now.
 */
export class Clock {
  readonly #machine: Machine
  #state: ClockState

  constructor(machine: Machine, start: Instant) {
    this.#machine = machine
    this.#state = { base: start, anchor: machine.now(), speed: 1 }
  }

  get state(): ClockState {
    return this.#state
  }

  get speed(): number {
    return this.#state.speed
  }

  now(): Instant {
    const { base, anchor, speed } = this.#state
    return Math.round(base + (this.#machine.now() - anchor) * speed)
  }

  change({ now, advanceMs = 0, speed = this.speed }: ClockChange): void {
    this.#state = { base: (now ?? this.now()) + advanceMs, anchor: this.#machine.now(), speed }
  }

  restore(state: ClockState): void {
    this.#state = state
  }

  /** How long this machine has to wait until then; Infinity where the clock stands still. */
  machineMsUntil(at: Instant): number {
    const left = at - this.now()
    return left <= 0 ? 0 : left / this.speed
  }
}
