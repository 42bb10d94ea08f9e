import type { Host, Lost, Transport } from './transport.ts'

/**
 * @property repeatable  whether a second copy does no harm
 * @property failedOver  told when the other host is tried
 */
export type Reach = { repeatable: boolean; signal?: AbortSignal | undefined; failedOver?: () => void }

/**
 * Turns to the other host after an I/O failure, or where this one says that it is down (502, 503). A request that cannot
 * have arrived may be sent there whatever it is; one that may have arrived only where a second copy does no harm.
 */
export async function reach<Taken extends object>(
  transport: Transport,
  { repeatable, signal, failedOver }: Reach,
  send: (host: Host) => Promise<Taken | Lost>,
): Promise<Taken | Lost> {
  const [first, second] = transport.hosts()
  const received = await send(first)
  const lost = 'lost' in received ? received : undefined
  if (!second || lost?.givenUp || !(lost || isDown(received))) return received
  transport.avoid(first)
  if (signal?.aborted || !(lost?.unsent || repeatable)) return received
  failedOver?.()
  return send(second)
}

function isDown(received: object): boolean {
  return 'status' in received && (received.status === 502 || received.status === 503)
}
