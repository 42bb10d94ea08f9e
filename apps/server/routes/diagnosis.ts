import { CATALOGUES } from '@ruzhu/channels/catalogues.ts'
import type { Caller } from '@ruzhu/domain/access/access.ts'
import { may, meets } from '@ruzhu/domain/access/may.ts'
import { diagnosePasted, type FullDiagnosis } from '@ruzhu/domain/diagnosis/diagnose-pasted.ts'
import type { RankedCause } from '@ruzhu/domain/diagnosis/diagnose.ts'
import type { Concerns, Dossier } from '@ruzhu/domain/diagnosis/dossier.ts'
import type { RecordLine } from '@ruzhu/domain/diagnosis/evidence.ts'
import { LONGEST_PASTE } from '@ruzhu/domain/diagnosis/mask.ts'
import type { DossierReader } from '@ruzhu/domain/diagnosis/open-dossier.ts'
import type { Retest } from '@ruzhu/domain/diagnosis/retests.ts'
import type { Permission } from '@ruzhu/domain/access/may.ts'
import type { Language } from '@ruzhu/domain/text.ts'
import { type Static, Type } from 'typebox'
import { found, mustMeet } from '../access/callers.ts'
import { certificatesOf } from '../certificates-of.ts'
import { languageOf } from '../edge/language.ts'
import { type App, operation } from '../operation.ts'
import type { Parts } from '../parts.ts'
import { Closed, FixView, given, Id, OneOf, TextView, textView, View } from '../schemas.ts'

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
  source: Type.Object({ name: Type.String(), link: Type.Optional(Type.String()) }),
  checked_on: Type.Optional(
    Type.String({ format: 'date', description: '菜单路径最后核对的日期 / When its menu paths were last checked' }),
  ),
})

const ABOUT = ['client', 'payment', 'refund', 'applyment', 'method', 'account'] as const
const RETESTS = ['ask_payment', 'ask_refund', 'ask_applyment', 'probe_account', 'probe_client_account'] as const

const DiagnosisView = View('Diagnosis', {
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

const RunDiagnosis = operation({
  operationId: 'runDiagnosis',
  tags: ['diagnoses'] as const,
  summary: 'What is behind a pasted error, with what our own records say; nothing of the text is kept',
  description: '贴一段报错、一行日志或一个编号，得到按可能性排列的原因、我们记录里的依据和处理步骤。贴的内容不保存。',
  access: 'diagnose.run',
  keepsNothing: true,
  body: Closed({
    text: Type.String({
      maxLength: LONGEST_PASTE,
      description: '报错、日志、请求编号或我们的编号 / An error, a line of a log, a request id, or an id of ours',
    }),
    client_id: Type.Optional(Id('cl')),
    method_id: Type.Optional(Id('pm')),
    payment_id: Type.Optional(Id('pay')),
    refund_id: Type.Optional(Id('rf')),
    applyment_id: Type.Optional(Id('ap')),
  }),
  response: { 200: DiagnosisView },
})
type Body = Static<typeof RunDiagnosis.body>

export function diagnosisRoutes(app: App, parts: Parts): void {
  app.post('/v1/diagnoses', { schema: RunDiagnosis }, async ({ caller, body, headers }) => {
    const { store, now } = parts.deps
    const concerns = await concernsOf(parts, caller, body)
    const reader = readerOf(parts, caller)
    const deps = { read: store.read, now, catalogues: CATALOGUES, certificatesOf }
    return diagnosisView(await diagnosePasted(deps, body.text, concerns, reader), {
      language: languageOf(headers['accept-language']),
      reader,
    })
  })
}

function readerOf({ environment }: Parts, caller: Caller): DossierReader {
  return {
    meets: (clientId) => meets(caller, clientId),
    may: (permission) => may(caller, permission, environment),
  }
}

/** What is named beside the text has to be there, and the caller's to see. */
async function concernsOf({ deps }: Parts, caller: Caller, body: Body): Promise<Concerns> {
  const { client_id: clientId, method_id: methodId, payment_id, refund_id, applyment_id } = body
  const { read } = deps.store
  if (clientId !== undefined) mustMeet(caller, clientId)
  if (methodId !== undefined) found(caller, await read.methods.byId(methodId))
  if (payment_id !== undefined) found(caller, await read.payments.byId(payment_id))
  if (refund_id !== undefined) found(caller, await read.refunds.byId(refund_id))
  if (applyment_id !== undefined) found(caller, await read.applyments.byId(applyment_id))
  return given({ clientId, methodId, id: refund_id ?? payment_id ?? applyment_id })
}

type Shown = { language: Language; reader: DossierReader }

function diagnosisView(
  { clues, causes, dossier, notes, retests }: FullDiagnosis,
  shown: Shown,
): Static<typeof DiagnosisView> {
  return given({
    codes: [...clues.codes],
    status: clues.status,
    request_id: clues.requestId,
    out_trade_no: clues.outTradeNo,
    about: aboutOf(dossier),
    causes: causes.map((ranked) => causeView(ranked, shown.language)),
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
  { channel, label, cause, evidence, records, checkedOn }: RankedCause,
  language: Language,
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

function accountHref({ clientId }: { clientId?: string }): string {
  return clientId === undefined ? '/settings/provider' : `/clients/${clientId}/methods`
}
