/** A call to the simulator's control API; throws where it says no. */
export type AskSimulator = (
  method: 'POST' | 'PATCH',
  path: string,
  body: object,
) => Promise<Readonly<Record<string, unknown>>>

/** What a person would do at the platform to get an account of a service provider there, done at the simulator. */
export type TestAccount = {
  /** What the platform's pages show of it, in the fields of the channel's descriptor. */
  open(ask: AskSimulator): Promise<{
    name: string
    settings: Readonly<Record<string, string>>
    secrets: Readonly<Record<string, string>>
  }>
  /** Enters our addresses there, where the platform has places for them. */
  enter?(
    ask: AskSimulator,
    settings: Readonly<Record<string, string>>,
    addresses: { notifyUrl: string; redirectUri: string },
  ): Promise<void>
}

export function textOf(answer: Readonly<Record<string, unknown>>, name: string): string {
  const value = answer[name]
  if (typeof value !== 'string') throw new Error(`the simulator's answer has no ${name}`)
  return value
}
