import type { Channel, NotificationSeen, RawNotification } from '../channel.ts'
import type { GatewayRefusal } from '../errors.ts'
import type { KeyLifeId } from '../ids.ts'

/** The account with keys beside those in use. */
export type Variant = { lives: readonly KeyLifeId[]; channel: Channel }

export type Overlap = {
  /** Those that differ from the account in fewest keys first. */
  variants: readonly Variant[]
  isAboutKeys: (refusal: GatewayRefusal) => boolean
  /** Told when the gateway was seen to use keys that we do not call with. */
  heard: (lives: readonly KeyLifeId[]) => void
}

/** What may be the keys' fault. That it is `stale`, `foreign` or a probe is no other key's to mend. */
const OTHER_KEYS: ReadonlySet<string> = new Set(['signature', 'unknown_key', 'undecryptable', 'malformed'])

/**
 * A channel while keys change: what comes signed or sealed with keys that are next or retiring is read as well. Calls are
 * made with the keys in use; only what the gateway definitely refused for them, so that nothing was done, is asked for with
 * the others: it may have changed over before we did.
 */
export function overlapping(main: Channel, overlap: Overlap): Channel {
  if (overlap.variants.length === 0) return main
  const { closePayment, uploadPicture, submitApplyment } = main
  return {
    ...main,
    prepay: (...asked) => accepted(overlap, main.prepay(...asked), (channel) => channel.prepay(...asked)),
    refund: (...asked) => accepted(overlap, main.refund(...asked), (channel) => channel.refund(...asked)),
    ...(closePayment && {
      closePayment: (...asked) =>
        accepted(overlap, closePayment(...asked), (channel) => channel.closePayment?.(...asked)),
    }),
    ...(uploadPicture && {
      uploadPicture: (...asked) =>
        accepted(overlap, uploadPicture(...asked), (channel) => channel.uploadPicture?.(...asked)),
    }),
    ...(submitApplyment && {
      submitApplyment: (...asked) =>
        accepted(overlap, submitApplyment(...asked), (channel) => channel.submitApplyment?.(...asked)),
    }),
    readNotification: (raw) => readBy(main, overlap, raw),
    async close() {
      await main.close?.()
      for (const { channel } of overlap.variants) await channel.close?.()
    },
  }
}

type Said = { state: string } & ({ refusal: GatewayRefusal } | { refusal?: undefined })

async function accepted<Seen extends object>(
  { variants, isAboutKeys, heard }: Overlap,
  first: Promise<Seen>,
  ask: (channel: Channel) => Promise<Seen> | undefined,
): Promise<Seen> {
  const seen = await first
  const isRefused = (one: object) => isKeyRefusal(one, isAboutKeys)
  if (!isRefused(seen)) return seen
  for (const { lives, channel } of variants.filter(({ lives: changed }) => changed.length === 1)) {
    const other = await ask(channel)
    if (!other || isRefused(other)) continue
    heard(lives)
    return other
  }
  return seen
}

function isKeyRefusal(seen: object, isAboutKeys: Overlap['isAboutKeys']): boolean {
  const { state, refusal } = seen as Said
  return state === 'refused' && refusal !== undefined && isAboutKeys(refusal)
}

async function readBy(main: Channel, { variants, heard }: Overlap, raw: RawNotification): Promise<NotificationSeen> {
  const seen = await main.readNotification(raw)
  if (seen.verified || !OTHER_KEYS.has(seen.why)) return seen
  for (const { lives, channel } of variants) {
    const other = await channel.readNotification(raw)
    if (!other.verified) continue
    heard(lives)
    return other
  }
  return seen
}
