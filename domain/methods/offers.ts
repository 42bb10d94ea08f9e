import type { AccountField, WhereToFind } from '../descriptor.ts'
import type { Scene } from '../payments/payments.ts'
import type { Sentence } from '../text.ts'
import type { AppKind } from './apps.ts'

/** @property app  where an AppID of the client's own is needed: always, or where the client is paid with its own keys */
export type SceneOffer = { scene: Scene; label: Sentence; app?: 'always' | 'direct' }

/** An app that a method may have here, and where its AppID and AppSecret are found; some platforms know no AppSecret. */
export type AppOffer = { kind: AppKind; label: Sentence; where: WhereToFind; secret?: { where: WhereToFind } }

/** An answer to: where does the payer pay? One place may take several scenes, and an app besides to know the payer. */
export type PlaceOffer = {
  place: string
  label: Sentence
  hint: Sentence
  scenes: readonly Scene[]
  apps: readonly AppKind[]
  /** What of our own address has to be entered at the platform: with scheme and trailing slash, or the host alone. */
  entries: readonly { label: Sentence; of: 'directory' | 'domain'; hint: Sentence; where: WhereToFind }[]
}

/** An account of a client's own: what is asked, and which settings are the number that is paid under and the app's. */
export type OwnAccountOffer = { account: readonly AccountField[]; number: string; appid: string }

/** An address of ours as a platform wants to have it entered. */
export function entryValue(of: PlaceOffer['entries'][number]['of'], publicUrl: string): string {
  const { origin, hostname } = new URL(publicUrl)
  return of === 'directory' ? `${origin}/` : hostname
}
