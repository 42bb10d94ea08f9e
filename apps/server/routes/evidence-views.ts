import { maskMiddle, maskName } from '@ruzhu/domain/applyments/mask.ts'
import { CHECK_STATES, type CheckRun } from '@ruzhu/domain/checks/checks.ts'
import type { Describe } from '@ruzhu/domain/descriptor.ts'
import { type Evidence, GUARDED_PARTS, type SignedApplyment } from '@ruzhu/domain/evidence/read-evidence.ts'
import type { Way } from '@ruzhu/domain/journeys/read-ways.ts'
import type { KeyLife } from '@ruzhu/domain/keys/keys.ts'
import { pieceLabel } from '@ruzhu/domain/keys/labels.ts'
import type { PaymentMethod } from '@ruzhu/domain/methods/methods.ts'
import type { Payment } from '@ruzhu/domain/payments/payments.ts'
import { type Static, Type } from 'typebox'
import {
  at,
  atIf,
  FenView,
  given,
  Id,
  Instant,
  OneOf,
  SceneName,
  SentenceView,
  TextView,
  textView,
  View,
} from '../schemas.ts'
import { APPLYMENT_STATES } from './applyment-views.ts'
import { TaskView, taskView } from './next-steps.ts'
import { TimelineEntryView, timelineEntryView } from './timeline.ts'

const Contact = Type.Object({
  name: Type.String(),
  phone: Type.String(),
  email: Type.Optional(Type.String()),
  masked: Type.Boolean({ description: '是否已遮盖 / Whether its middle is hidden' }),
})

export const EvidenceView = View('Evidence', {
  client: Type.Object({
    id: Id('cl'),
    name: Type.String(),
    short_name: Type.Optional(Type.String()),
    credit_code: Type.Optional(Type.String()),
    created_at: Instant,
  }),
  contact: Contact,
  made_at: Instant,
  made_by: Type.String(),
  applyments: Type.Array(
    Type.Object({
      id: Id('ap'),
      channel: Type.String(),
      subject_type: Type.String(),
      business_code: Type.String(),
      applyment_id: Type.Optional(Type.String()),
      state: OneOf(APPLYMENT_STATES),
      state_at: Instant,
      sub_mchid: Type.Optional(Type.String()),
      terms: Type.Array(
        Type.Object({ label: SentenceView, value: Type.String(), means: Type.Optional(SentenceView) }),
        { description: '申请的结算规则与费率 / Settlement rule and rate applied for' },
      ),
      submissions: Type.Array(
        Type.Object({ number: Type.Integer(), submitted_at: Instant, submitted_by: Type.String() }),
      ),
    }),
  ),
  permissions: Type.Array(
    Type.Object({
      channel: Type.String(),
      what: Type.String(),
      state: OneOf(['granted', 'missing', 'untold']),
      since: Instant,
      checked_at: Instant,
    }),
  ),
  settlements: Type.Array(
    Type.Object({
      channel: Type.String(),
      bank: Type.String(),
      number: Type.String({ description: '平台给出的尾号 / As the platform shows it' }),
      verification: Type.String(),
      checked_at: Instant,
    }),
  ),
  grants: Type.Array(
    Type.Object({
      channel: Type.String(),
      sub_mchid: Type.String(),
      auth_app_id: Type.String(),
      state: OneOf(['active', 'withdrawn']),
      granted_at: Instant,
      checked_at: Instant,
      withdrawn_at: Type.Optional(Instant),
    }),
  ),
  keys: Type.Array(
    Type.Object({
      holder: Type.String(),
      holder_name: Type.String(),
      part: Type.String(),
      state: OneOf(['next', 'active', 'retiring', 'gone']),
      made_at: Instant,
      made_by: Type.String(),
      pieces: Type.Array(
        Type.Object({
          field: Type.String(),
          label: Type.Optional(SentenceView),
          kind: OneOf(['certificate', 'public_key', 'secret', 'token']),
          fingerprint: Type.String(),
          serial: Type.Optional(Type.String()),
          owner: Type.Optional(Type.String()),
          valid_from: Type.Optional(Instant),
          valid_to: Type.Optional(Instant),
        }),
      ),
    }),
    { description: '密钥与证书，只有指纹 / Keys and certificates as fingerprints, never as such' },
  ),
  methods: Type.Array(
    Type.Object({
      id: Id('pm'),
      name: Type.String(),
      channel: Type.String(),
      mode: OneOf(['provider', 'direct']),
      sub_mchid: Type.String(),
      scenes: Type.Array(SceneName),
      apps: Type.Array(Type.Object({ kind: Type.String(), appid: Type.String() })),
      state: OneOf(['draft', 'active', 'disabled']),
      created_at: Instant,
      last_check: Type.Optional(
        Type.Object({
          ended_at: Type.Optional(Instant),
          by: Type.String(),
          results: Type.Array(Type.Object({ title: SentenceView, state: OneOf(CHECK_STATES) })),
        }),
      ),
    }),
  ),
  trials: Type.Array(
    Type.Object({
      id: Id('pay'),
      channel: Type.String(),
      out_trade_no: Type.String(),
      transaction_id: Type.Optional(Type.String()),
      amount_fen: FenView,
      state: Type.String(),
      refunded_fen: FenView,
      paid_at: Type.Optional(Instant),
    }),
    { description: '测试付款 / Payments made to try a method' },
  ),
  ways: Type.Array(
    Type.Object({
      channel: Type.String(),
      label: SentenceView,
      next_step: TextView,
      due_at: Type.Optional(Instant),
      tasks: Type.Array(TaskView),
    }),
    { description: '每个平台的清单；word 是人工确认 / The checklist of each platform; a word is a person’s' },
  ),
  doings: Type.Array(TimelineEntryView, { description: '谁在什么时候做了什么 / Who did what when' }),
  left_out: Type.Array(OneOf(GUARDED_PARTS), {
    description: '你的角色看不到的部分 / Parts that the reader may not see',
  }),
})

type Made = { by: string; at: Date; whole: boolean; describe: Describe }

export function evidenceView(evidence: Evidence, { by, at: made, whole, describe }: Made): Static<typeof EvidenceView> {
  const { client } = evidence
  return {
    client: given({
      id: client.id,
      name: client.name,
      short_name: client.shortName,
      credit_code: client.creditCode,
      created_at: at(client.createdAt),
    }),
    contact: contactView(evidence, whole),
    made_at: at(made),
    made_by: by,
    applyments: evidence.applyments.map(applymentView),
    permissions: evidence.permissions.map(({ about, what, state, stateAt, checkedAt }) => {
      return { channel: channelOf(evidence, about), what, state, since: at(stateAt), checked_at: at(checkedAt) }
    }),
    settlements: evidence.settlements.map(({ channel, account, verification, checkedAt }) => {
      return { channel, bank: account.bank, number: account.maskedNumber, verification, checked_at: at(checkedAt) }
    }),
    grants: evidence.grants.map((grant) =>
      given({
        channel: grant.channel,
        sub_mchid: grant.subMchid,
        auth_app_id: grant.authAppId,
        state: grant.state,
        granted_at: at(grant.grantedAt),
        checked_at: at(grant.checkedAt),
        withdrawn_at: atIf(grant.withdrawnAt),
      }),
    ),
    keys: evidence.keys.filter(({ state }) => state !== 'gone').map((key) => keyView(key, evidence, describe)),
    methods: evidence.methods.map((method) => methodView(method, evidence.checks.get(method.id))),
    trials: evidence.trials.map(trialView),
    ways: evidence.progress.ways.filter(({ channel }) => channel !== '').map(wayView),
    doings: evidence.doings.map(timelineEntryView),
    left_out: [...evidence.leftOut],
  }
}

function contactView({ client }: Evidence, whole: boolean): Static<typeof Contact> {
  const { contactName, contactPhone, contactEmail } = client
  return given({
    name: whole ? contactName : maskName(contactName),
    phone: whole ? contactPhone : maskMiddle(contactPhone, 3, 4),
    email: whole ? contactEmail : contactEmail?.replace(/^(.).*(?=@)/, '$1***'),
    masked: !whole,
  })
}

function applymentView({ applyment, terms, submissions }: SignedApplyment) {
  return given({
    id: applyment.id,
    channel: applyment.channel,
    subject_type: applyment.subjectType,
    business_code: applyment.businessCode,
    applyment_id: applyment.applymentId,
    state: applyment.state,
    state_at: at(applyment.stateAt),
    sub_mchid: applyment.subMchid,
    terms: terms.map(given),
    submissions: submissions.map(({ number, submittedAt, submittedBy }) => {
      return { number, submitted_at: at(submittedAt), submitted_by: submittedBy }
    }),
  })
}

function keyView(life: KeyLife, evidence: Evidence, describe: Describe) {
  const { holder, part, state, madeAt, madeBy, pieces } = life
  const account = evidence.accounts.find(({ id }) => id === holder)
  const fields = (account && describe(account.channel)?.account) ?? []
  return {
    holder,
    holder_name: holderName(holder, evidence),
    part,
    state,
    made_at: at(madeAt),
    made_by: madeBy,
    pieces: pieces.map(({ validFrom, validTo, ...piece }) => {
      const { field, kind, fingerprint, serial, owner } = piece
      const label = pieceLabel(life, piece, fields)
      return given({
        field,
        label,
        kind,
        fingerprint,
        serial,
        owner,
        valid_from: atIf(validFrom),
        valid_to: atIf(validTo),
      })
    }),
  }
}

function holderName(holder: string, { accounts, methods }: Evidence): string {
  const [id] = holder.split('/')
  return [...accounts, ...methods].find((one) => one.id === id)?.name ?? holder
}

function methodView(method: PaymentMethod, check: CheckRun | undefined) {
  const { id, name, channel, mode, subMchid, scenes, apps, state, createdAt } = method
  return given({
    id,
    name,
    channel,
    mode,
    sub_mchid: subMchid,
    scenes: [...scenes],
    apps: apps.map(({ kind, appid }) => ({ kind, appid })),
    state,
    created_at: at(createdAt),
    last_check:
      check &&
      given({
        ended_at: atIf(check.endedAt),
        by: check.by,
        results: check.results.map(({ title, state: found }) => ({ title, state: found })),
      }),
  })
}

function trialView(payment: Payment) {
  return given({
    id: payment.id,
    channel: payment.channel,
    out_trade_no: payment.outTradeNo,
    transaction_id: payment.transactionId,
    amount_fen: payment.amount,
    state: payment.state,
    refunded_fen: payment.refunded,
    paid_at: atIf(payment.paidAt),
  })
}

function wayView({ channel, plan, nextStep, tasks }: Way) {
  return given({
    channel,
    label: plan.label,
    next_step: textView(nextStep.title),
    due_at: atIf(nextStep.dueAt),
    tasks: tasks.map(taskView),
  })
}

/** Of the application or the grant that a permission came of. */
function channelOf({ applyments, grants }: Evidence, about: string): string {
  const of = [...applyments.map(({ applyment }) => applyment), ...grants].find(({ id }) => id === about)
  return of?.channel ?? ''
}
