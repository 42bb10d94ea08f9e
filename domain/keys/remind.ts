import type { OnboardingDeps } from '../deps.ts'
import type { ProviderId } from '../ids.ts'
import { queueMessage } from '../messages/queue-message.ts'
import { type Sentence, textOf } from '../text.ts'
import { TEXTS } from '../texts.ts'
import { beijingDay, DAY_MS, later } from '../time.ts'
import { GRANT_TOKEN } from './grant-keys.ts'
import type { KeyLife } from './keys.ts'

/** Days before a key ends. */
export const REMINDED_AT_DAYS = [30, 14, 7, 1] as const
const LONGEST_MS = REMINDED_AT_DAYS[0] * DAY_MS
const AT_ONCE = 200

type Reminding = Pick<OnboardingDeps, 'store' | 'now' | 'newId' | 'describe'>

/** Tells of what ends soon: each of the days once, and only the nearest where several went by unnoticed. */
export async function remindOfExpiries(deps: Reminding): Promise<void> {
  const now = deps.now()
  for (let after: string | undefined; ; ) {
    const page = { limit: AT_ONCE, ...(after !== undefined && { after }) }
    const { rows, next } = await deps.store.read.keys.expiring(later(now, LONGEST_MS), page)
    for (const life of rows) await remind(deps, life, now)
    if (next === undefined) return
    after = next
  }
}

async function remind(deps: Reminding, life: KeyLife, now: Date): Promise<void> {
  const { validTo, holder, clientId, id } = life
  const days = validTo && reminderDue(validTo, now)
  if (!validTo || !days) return
  const named = await nameOf(deps, life)
  if (!named) return
  const serial = life.pieces.find((piece) => piece.validTo?.getTime() === validTo.getTime())?.serial ?? ''
  const facts = { name: named.holder, days: daysLeft(validTo, now), day: beijingDay(validTo), serial }
  await deps.store.transaction((tx) =>
    queueMessage(tx, deps, {
      kind: 'key_expiry',
      key: `key_expiry/${id}/${days}`,
      to: { members: clientId === undefined ? ['administrator'] : ['administrator', 'operator'] },
      ...(clientId !== undefined && { clientId }),
      subject: holder,
      title: textOf('keys.expiry_title', { part: named.part }, facts),
      body: textOf('keys.expiry_body', { part: named.part }, facts),
      href: '/dev/keys-calendar',
    }),
  )
}

/** How people call it: the account and its part, or the merchant whose token it is. */
async function nameOf(
  { store, describe }: Reminding,
  { holder, part, clientId }: KeyLife,
): Promise<{ holder: string; part: Sentence } | undefined> {
  if (part === GRANT_TOKEN) {
    const client = clientId && (await store.read.clients.byId(clientId))
    return client && { holder: client.name, part: TEXTS['keys.grant_token'] }
  }
  const [account] = await store.read.providers.outlines([holder as ProviderId])
  const known = account && describe(account.channel)?.keys.find(({ name }) => name === part)
  return account && known && { holder: account.name, part: known.label }
}

/** The day that a reminder is due for, of what ends then; undefined while there is more time, and once it has ended. */
export function reminderDue(validTo: Date, now: Date): (typeof REMINDED_AT_DAYS)[number] | undefined {
  const leftMs = validTo.getTime() - now.getTime()
  if (leftMs < 0) return undefined
  return REMINDED_AT_DAYS.findLast((days) => leftMs <= days * DAY_MS)
}

function daysLeft(validTo: Date, now: Date): number {
  return Math.ceil((validTo.getTime() - now.getTime()) / DAY_MS)
}
