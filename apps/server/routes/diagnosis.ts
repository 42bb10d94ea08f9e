import { CATALOGUES } from '@ruzhu/channels/catalogues.ts'
import type { Caller } from '@ruzhu/domain/access/access.ts'
import { may, meets } from '@ruzhu/domain/access/may.ts'
import { diagnosePasted } from '@ruzhu/domain/diagnosis/diagnose-pasted.ts'
import type { Concerns } from '@ruzhu/domain/diagnosis/dossier.ts'
import { LONGEST_PASTE } from '@ruzhu/domain/diagnosis/mask.ts'
import type { DossierReader } from '@ruzhu/domain/diagnosis/open-dossier.ts'
import { type Static, Type } from 'typebox'
import { found, mustMeet } from '../access/callers.ts'
import { certificatesOf } from '../certificates-of.ts'
import { languageOf } from '../edge/language.ts'
import { type App, operation } from '../operation.ts'
import type { Parts } from '../parts.ts'
import { Closed, given, Id } from '../schemas.ts'
import { DiagnosisView, diagnosisView } from './diagnosis-views.ts'

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
    const { store, now, describe } = parts.deps
    const concerns = await concernsOf(parts, caller, body)
    const reader = readerOf(parts, caller)
    const deps = { read: store.read, now, describe, catalogues: CATALOGUES, certificatesOf }
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
