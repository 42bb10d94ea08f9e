/** Tells the runners of this process that jobs are due. */
export class JobBell {
  readonly #listeners: (() => void)[] = []

  listen(listener: () => void): void {
    this.#listeners.push(listener)
  }

  /** Listeners run after the caller, so that one that throws cannot spoil a commit that has happened. */
  ring(): void {
    for (const listener of this.#listeners) queueMicrotask(listener)
  }
}
