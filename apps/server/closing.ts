const BOUND_MS = 8_000

/** What was opened, closed in the opposite order. One that hangs or fails does not keep the others open. */
export class Closing {
  readonly #closers: (() => unknown)[] = []
  #closed: Promise<void> | undefined

  add(close: () => unknown): void {
    this.#closers.push(close)
  }

  close(): Promise<void> {
    return (this.#closed ??= this.#closeAll())
  }

  async #closeAll(): Promise<void> {
    const failures: unknown[] = []
    for (const close of this.#closers.toReversed()) {
      try {
        await within(BOUND_MS, Promise.resolve(close()))
      } catch (error) {
        failures.push(error)
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, 'not everything could be closed')
  }
}

async function within(ms: number, work: Promise<unknown>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, ms)
  try {
    await Promise.race([work, promise])
  } finally {
    clearTimeout(timer)
  }
}
