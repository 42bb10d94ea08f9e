import type { Caller } from '@ruzhu/domain/access/access.ts'
import { AppError } from '@ruzhu/domain/errors.ts'
import { readEvidence } from '@ruzhu/domain/evidence/read-evidence.ts'
import { revealContact } from '@ruzhu/domain/evidence/reveal-contact.ts'
import type { ClientId } from '@ruzhu/domain/ids.ts'
import { mustMeet } from '../access/callers.ts'
import { type App, operation } from '../operation.ts'
import type { Parts } from '../parts.ts'
import { Closed, Id, Words } from '../schemas.ts'
import { EvidenceView, evidenceView } from './evidence-views.ts'

const about = { tags: ['clients'] } as const
const ClientParams = Closed({ id: Id('cl') })

const GetEvidence = operation({
  ...about,
  operationId: 'getEvidence',
  summary: 'What was signed, granted, set up, tried and confirmed for a client; without secrets, the contact masked',
  description: '客户档案：签了什么、授权、密钥指纹、支付方式、测试付款、谁在何时做了什么；没有密钥，联系方式已遮盖。',
  access: 'clients.read',
  params: ClientParams,
  response: { 200: EvidenceView },
})
const RevealEvidence = operation({
  ...about,
  operationId: 'revealEvidence',
  summary: 'The same with the contact whole; the reason is written into the timeline',
  description: '同上，联系方式完整显示；原因会记入客户动态。',
  access: 'sensitive.reveal',
  params: ClientParams,
  body: Closed({ reason: Words(200) }),
  response: { 200: EvidenceView },
})

export function evidenceRoutes(app: App, parts: Parts): void {
  app.get('/v1/clients/:id/evidence', { schema: GetEvidence }, ({ caller, params }) =>
    evidenceFor(parts, caller, params.id, false),
  )
  app.post('/v1/clients/:id/evidence', { schema: RevealEvidence }, async ({ caller, params, body }) => {
    mustMeet(caller, params.id)
    await revealContact(parts.deps, params.id, body.reason, caller.name)
    return evidenceFor(parts, caller, params.id, true)
  })
}

async function evidenceFor({ deps, environment }: Parts, caller: Caller, id: ClientId, whole: boolean) {
  mustMeet(caller, id)
  const at = deps.now()
  const reader = { caller, environment, describe: deps.describe, workdays: deps.workdays }
  const evidence = await readEvidence(deps.store.read, id, at, reader)
  if (!evidence) throw new AppError('NOT_FOUND', { id })
  return evidenceView(evidence, { by: caller.name, at, whole, describe: deps.describe })
}
