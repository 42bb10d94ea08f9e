import type { GatewayRefusal } from '@ruzhu/domain/errors.ts'
import type { KeyLife, KeyPiece } from '@ruzhu/domain/keys/keys.ts'
import { OVERLAP_HOURS } from '@ruzhu/domain/keys/overlap.ts'
import type { KeyErrand, KeyPart } from '@ruzhu/domain/keys/parts.ts'
import type { KeyTrial } from '@ruzhu/domain/keys/stage-key.ts'
import type { ChannelDescriptor } from '@ruzhu/domain/descriptor.ts'
import { text } from '@ruzhu/domain/text.ts'
import { type Static, Type } from 'typebox'
import { at, given, Id, Instant, OneOf, SentenceView, TextView, textView, View } from '../schemas.ts'
import { CheckResultView } from './check-views.ts'
import { accountChecksView } from './provider-accounts.ts'
import { WhereToFindView, whereView } from './channels.ts'

const KeyPieceView = Type.Object({
  field: Type.String(),
  kind: OneOf(['certificate', 'public_key', 'secret', 'token']),
  fingerprint: Type.String(),
  length: Type.Optional(Type.Integer()),
  serial: Type.Optional(Type.String()),
  owner: Type.Optional(Type.String()),
  valid_from: Type.Optional(Instant),
  valid_to: Type.Optional(Instant),
})

/** One generation of keys: traces only. */
export const KeyLifeView = View('KeyLife', {
  id: Id('kl'),
  holder: Type.String(),
  client_id: Type.Optional(Id('cl')),
  part: Type.String(),
  state: OneOf(['next', 'active', 'retiring', 'gone']),
  pieces: Type.Array(KeyPieceView),
  valid_to: Type.Optional(Instant),
  made_at: Instant,
  made_by: Type.String(),
  active_since: Type.Optional(Instant),
  ends_at: Type.Optional(Instant),
  gone_at: Type.Optional(Instant),
  heard_at: Type.Optional(Instant),
})

export function keyLifeView(life: KeyLife): Static<typeof KeyLifeView> {
  return given({
    id: life.id,
    holder: life.holder,
    client_id: life.clientId,
    part: life.part,
    state: life.state,
    pieces: life.pieces.map(pieceView),
    valid_to: life.validTo && at(life.validTo),
    made_at: at(life.madeAt),
    made_by: life.madeBy,
    active_since: life.activeSince && at(life.activeSince),
    ends_at: life.endsAt && at(life.endsAt),
    gone_at: life.goneAt && at(life.goneAt),
    heard_at: life.heardAt && at(life.heardAt),
  })
}

function pieceView({ validFrom, validTo, ...piece }: KeyPiece): Static<typeof KeyPieceView> {
  return given({ ...piece, valid_from: validFrom && at(validFrom), valid_to: validTo && at(validTo) })
}

const ErrandView = Type.Object({ do: SentenceView, where: Type.Optional(WhereToFindView) })

/** Keys that change together, how they are replaced at the platform, and all of their lives that are known. */
export const KeyPartView = View('KeyPart', {
  part: Type.String(),
  label: SentenceView,
  fields: Type.Array(Type.String()),
  platform: OneOf(['beside', 'instead']),
  before: Type.Array(ErrandView),
  after: Type.Array(ErrandView),
  lives: Type.Array(KeyLifeView),
})

export function keyPartView(part: KeyPart, lives: readonly KeyLife[]): Static<typeof KeyPartView> {
  return {
    part: part.name,
    label: part.label,
    fields: [...part.fields],
    platform: part.platform,
    before: part.before.map(errandView),
    after: part.after.map(errandView),
    lives: lives.map(keyLifeView),
  }
}

function errandView({ do: said, where }: KeyErrand): Static<typeof ErrandView> {
  return given({ do: said, where: where && whereView(where) })
}

/** What the platform said to new keys, and what would happen. Nothing was changed by asking. */
export const KeyTrialView = View('KeyTrial', {
  state: OneOf(['ready', 'only', 'not_yet', 'untold', 'unheard'], {
    description: 'unheard：没有应答，密钥可能没问题 / nobody answered, the key may be right',
  }),
  life: KeyLifeView,
  said: TextView,
  plan: Type.Array(TextView),
  checks: Type.Array(CheckResultView),
  against: Type.Array(Type.String(), {
    description: '只有换了才失败的检测，挡住切换 / checks that only the new keys fail',
  }),
  gateway: Type.Optional(Type.Object({ code: Type.String(), message: Type.String() })),
})

export function keyTrialView(
  { life, standing, checks, against }: KeyTrial,
  descriptor: ChannelDescriptor,
  hours: number = OVERLAP_HOURS.usual,
): Static<typeof KeyTrialView> {
  const { state, refusal } = standing
  return given({
    state,
    life: keyLifeView(life),
    said: textView(text(`keys.${state}`)),
    plan: [text('keys.plan_switch'), text('keys.plan_overlap', { hours }), text('keys.plan_gone')].map(textView),
    checks: accountChecksView(descriptor, checks),
    against: against.map(({ name }) => name),
    gateway: refusal && gatewayView(refusal),
  })
}

function gatewayView({ code, message }: GatewayRefusal) {
  return { code, message }
}
