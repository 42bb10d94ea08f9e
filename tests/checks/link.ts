/** One link between us and a payer’s money, and how it is broken so that one check tells of it. */
export type Link = {
  /** For people: what has gone wrong. */
  what: string
  /** The one check that fails for it. */
  check: string
  /** What the platform says, where it is the platform that says it. */
  code?: string
  /** Breaks it, and answers how it is mended. */
  break: () => Promise<() => Promise<unknown>>
}
