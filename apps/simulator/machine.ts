/** The machine's own time: signatures, their windows and timeouts live by it; a test may bring another. */
export type Machine = { now(): number }

export const machine: Machine = { now: () => Date.now() }
