import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { measure } from '../measure.ts'
import { openGateway } from '../wechatpay/prepaying.ts'
import { openPayingHouse, type PayingHouse } from './house.ts'

const MANY = 5000
const AT_ONCE = 50
/** OpenSSL makes what blinds a key at its first use, and once more at the first use by another thread. */
const AGAIN = 2
/** What a payment may cost with five thousand accounts: no more than with one. */
export const PROMISED = 1.2

export type Paying = { ratio: number; kilobytesEach: number }

/** The same payment at a server with one account and at one with five thousand, in turn, each time with another's keys. */
export async function paying(): Promise<Paying> {
  const { gateway, url } = await openGateway()
  const [one, many] = [await openPayingHouse(1, url), await openPayingHouse(MANY, url)]
  try {
    const bytes = await bytesKept(() => payAll(many))
    for (let again = 0; again < AGAIN; again++) await payAll(many)
    // a table of fifteen thousand payments is deeper than an empty one, whoever they are of
    for (let times = 0; times <= AGAIN; times++) await payAll(one)
    const { speeds } = await measure({
      name: 'a payment',
      inFlight: 1,
      meter: 'processor',
      runners: [
        { name: 'one account', run: one.pay },
        { name: 'many accounts', run: many.pay },
      ],
    })
    return { ratio: 1 / (speeds[1]?.ratio ?? Number.NaN), kilobytesEach: bytes / MANY / 1000 }
  } finally {
    await one.close()
    await many.close()
    gateway.kill()
  }
}

/** Once with each account, so that all of them are open, and were used. */
async function payAll({ pay }: PayingHouse): Promise<void> {
  for (let done = 0; done < MANY; done += AT_ONCE) await Promise.all(Array.from({ length: AT_ONCE }, pay))
}

/** What is still there once the work is done: of the whole process, since parsed keys lie outside the heap. */
async function bytesKept(work: () => Promise<void>): Promise<number> {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  const before = process.memoryUsage.rss()
  await work()
  collect()
  return process.memoryUsage.rss() - before
}
