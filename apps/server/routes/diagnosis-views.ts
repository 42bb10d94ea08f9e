import type { Permission } from '@ruzhu/domain/access/may.ts'
import type { FullDiagnosis } from '@ruzhu/domain/diagnosis/diagnose-pasted.ts'
import type { RankedCause } from '@ruzhu/domain/diagnosis/diagnose.ts'
import type { Dossier } from '@ruzhu/domain/diagnosis/dossier.ts'
import type { DossierReader } from '@ruzhu/domain/diagnosis/open-dossier.ts'
import { accountHref, type RecordLine } from '@ruzhu/domain/diagnosis/record-line.ts'
import type { Retest } from '@ruzhu/domain/diagnosis/retests.ts'
import type { Language } from '@ruzhu/domain/text.ts'
import { type Static, Type } from 'typebox'
import { FixView, given, Id, OneOf, SentenceView, TextView, textView, View } from '../schemas.ts'

const RecordView = View('DiagnosisRecord', {
  verdict: OneOf(['supports', 'rules_out', 'notes'], {
    description: '支持、排除、供参考 / speaks for the cause, against it, or is told besides',
  }),
  text: TextView,
  href: Type.Optional(Type.String({ description: '控制台里的地址 / Address in the console' })),
})

const CauseView = View('DiagnosisCause', {
  channel: Type.String(),
  channel_name: Type.String(),
  key: Type.String(),
  title: Type.String(),
  evidence: Type.Object({
    by: OneOf(['words', 'code', 'mention', 'record', 'status']),
    found: Type.String(),
    reason: Type.String(),
  }),
  records: Type.Array(RecordView),
  fix: Type.Array(FixView),
  check: Type.Optional(
    Type.Object(
      { method_id: Id('pm'), name: Type.String(), title: SentenceView },
      {
        description:
          '能证明是不是这个原因的那一项检测，可单独重做 / The check that shows whether it is this; it can be done again by itself',
      },
    ),
  ),
  source: Type.Object({ name: Type.String(), link: Type.Optional(Type.String()) }),
  checked_on: Type.Optional(
    Type.String({ format: 'date', description: '菜单路径最后核对的日期 / When its menu paths were last checked' }),
  ),
})

const ABOUT = ['client', 'payment', 'refund', 'applyment', 'method', 'account'] as const
const RETESTS = ['ask_payment', 'ask_refund', 'ask_applyment', 'probe_account', 'probe_client_account'] as const

export const DiagnosisView = View('Diagnosis', {
  codes: Type.Array(Type.String()),
  status: Type.Optional(Type.Integer()),
  request_id: Type.Optional(Type.String()),
  out_trade_no: Type.Optional(Type.String()),
  about: Type.Array(
    Type.Object({ kind: OneOf(ABOUT), id: Type.String(), name: Type.String(), href: Type.Optional(Type.String()) }),
  ),
  causes: Type.Array(CauseView),
  notes: Type.Array(Type.Object({ text: TextView, href: Type.Optional(Type.String()) })),
  retests: Type.Array(
    Type.Object(
      { test: OneOf(RETESTS), id: Type.String() },
      { description: '可以马上重新验证的 / What can be tried again at once' },
    ),
  ),
})

type Shown = { language: Language; reader: DossierReader }

export function diagnosisView(
  { clues, causes, dossier, notes, retests }: FullDiagnosis,
  shown: Shown,
): Static<typeof DiagnosisView> {
  return given({
    codes: [...clues.codes],
    status: clues.status,
    request_id: clues.requestId,
    out_trade_no: clues.outTradeNo,
    about: aboutOf(dossier),
    causes: causes.map((ranked) => causeView(ranked, dossier, shown)),
    notes: notes.map(({ text, href }) => given({ text: textView(text), href })),
    retests: retests.filter(({ test }) => shown.reader.may(NEEDS[test])).map(({ test, id }) => ({ test, id })),
  })
}

/** What each of them may be called by, as its own operation says. */
const NEEDS: Readonly<Record<Retest['test'], Permission>> = {
  ask_payment: 'payments.create',
  ask_refund: 'refunds.read',
  ask_applyment: 'applyments.edit',
  probe_account: 'provider_accounts.edit',
  probe_client_account: 'client_accounts.edit',
}

function causeView(
  { channel, label, cause, evidence, records, check, checkedOn }: RankedCause,
  { method }: Dossier,
  { language, reader }: Shown,
): Static<typeof CauseView> {
  return given({
    channel,
    channel_name: label[language],
    key: cause.key,
    title: cause.title[language],
    evidence: { by: evidence.by, found: evidence.found, reason: evidence.reason[language] },
    records: records.map(recordView),
    fix: cause.fix.map((step) =>
      given({ owner: step.owner, do: step.do[language], place: step.place?.[language], link: step.link }),
    ),
    check:
      check && method && reader.may('checks.run')
        ? { method_id: method.id, name: check.name, title: check.title }
        : undefined,
    source: given({ name: cause.source.name, link: cause.source.link }),
    checked_on: cause.fix.some(({ place }) => place !== undefined) ? checkedOn : undefined,
  })
}

function recordView({ verdict, text, href }: RecordLine): Static<typeof RecordView> {
  return given({ verdict, text: textView(text), href })
}

function aboutOf({
  client,
  payment,
  refund,
  applyment,
  method,
  account,
}: Dossier): Static<typeof DiagnosisView>['about'] {
  return [
    ...(client ? [{ kind: 'client' as const, id: client.id, name: client.name, href: `/clients/${client.id}` }] : []),
    ...(payment
      ? [{ kind: 'payment' as const, id: payment.id, name: payment.outTradeNo, href: `/payments/${payment.id}` }]
      : []),
    ...(refund
      ? [{ kind: 'refund' as const, id: refund.id, name: refund.outRefundNo, href: `/payments/${refund.paymentId}` }]
      : []),
    ...(applyment
      ? [
          {
            kind: 'applyment' as const,
            id: applyment.id,
            name: applyment.businessCode,
            href: `/clients/${applyment.clientId}/applyments/${applyment.id}`,
          },
        ]
      : []),
    ...(method
      ? [
          {
            kind: 'method' as const,
            id: method.id,
            name: method.name,
            href: `/clients/${method.clientId}/methods/${method.id}`,
          },
        ]
      : []),
    ...(account
      ? [
          {
            kind: 'account' as const,
            id: account.outline.id,
            name: account.outline.name,
            href: accountHref(account.outline),
          },
        ]
      : []),
  ]
}
