import type {
  Applyment,
  ApplymentForm,
  ApplymentState,
  Objection,
  Submission,
} from '@ruzhu/domain/applyments/applyments.ts'
import type { ApplymentKey, ClientId, ProviderId, SubmissionId } from '@ruzhu/domain/ids.ts'
import type { Records } from '@ruzhu/domain/store.ts'
import { fromJson, instant, instantOrNull, type Json, millis, millisOrNull, present, toJson } from './columns.ts'
import type { Context } from './context.ts'
import { olderThan, oneMore, pageOf } from './pages.ts'
import type { Sealer } from './vault.ts'

type ApplymentsTable = {
  id: ApplymentKey
  client_id: ClientId
  provider_id: ProviderId
  channel: string
  subject_type: string
  business_code: string
  state: ApplymentState
  state_at: number
  form: Uint8Array
  version: number
  submissions: number
  objections: Json<readonly StoredObjection[]>
  applyment_id: string | null
  begun_id: string | null
  gateway_state: string | null
  gateway_state_msg: string | null
  sign_url: string | null
  sub_mchid: string | null
  submit_problem: string | null
  checked_at: number | null
  next_check_at: number | null
  created_at: number
  updated_at: number
}
type SubmissionsTable = {
  id: SubmissionId
  applyment_id: ApplymentKey
  client_id: ClientId
  number: number
  form: Uint8Array
  submitted_at: number
  submitted_by: string
}
type StoredObjection = Omit<Objection, 'kept'> & { kept?: { note: string; by: string; at: number } }
export type ApplymentTables = { applyments: ApplymentsTable; submissions: SubmissionsTable }

/** Ours, the gateway's, and its number of what is being handed in. */
const NUMBERS = ['business_code', 'applyment_id', 'begun_id'] as const

export function applyments({ db, sealer }: Context): Records['applyments'] {
  return {
    async insert(applyment) {
      await db
        .insertInto('applyments')
        .values(await toRow(sealer, applyment))
        .execute()
    },
    async update(applyment, { state, version }) {
      const changes = await changeable(sealer, applyment)
      const { numUpdatedRows } = await db
        .updateTable('applyments')
        .set({ ...changes, version: version + 1 })
        .where('id', '=', applyment.id)
        .where('state', '=', state)
        .where('version', '=', version)
        .executeTakeFirstOrThrow()
      return numUpdatedRows > 0n
    },
    async byId(id) {
      const row = await db.selectFrom('applyments').selectAll().where('id', '=', id).executeTakeFirst()
      return row && fromRow(sealer, row)
    },
    async ofClients(clientIds) {
      if (clientIds.length === 0) return []
      const rows = await db
        .selectFrom('applyments')
        .selectAll()
        .where('client_id', 'in', clientIds)
        .orderBy('id', 'desc')
        .execute()
      return Promise.all(rows.map((row) => fromRow(sealer, row)))
    },
    async byNumber(providerId, number) {
      const row = await db
        .selectFrom('applyments')
        .selectAll()
        .where('provider_id', '=', providerId)
        .where((of) => of.or(NUMBERS.map((column) => of(column, '=', number))))
        .executeTakeFirst()
      return row && fromRow(sealer, row)
    },
    async ofMerchant(providerId, subMchid) {
      const rows = await db
        .selectFrom('applyments')
        .selectAll()
        .where('provider_id', '=', providerId)
        .where('sub_mchid', '=', subMchid)
        .orderBy('id', 'desc')
        .execute()
      return Promise.all(rows.map((row) => fromRow(sealer, row)))
    },
    async page(query) {
      const { clientId, state } = query
      let some = db.selectFrom('applyments').selectAll().where(olderThan(query))
      if (clientId !== undefined) some = some.where('client_id', '=', clientId)
      if (state !== undefined) some = some.where('state', '=', state)
      const rows = await some.orderBy('id', 'desc').limit(oneMore(query)).execute()
      return pageOf(await Promise.all(rows.map((row) => fromRow(sealer, row))), query)
    },
    async insertSubmission(submission) {
      const { client_id } = await db
        .selectFrom('applyments')
        .select('client_id')
        .where('id', '=', submission.applymentId)
        .executeTakeFirstOrThrow()
      await db
        .insertInto('submissions')
        .values({
          id: submission.id,
          applyment_id: submission.applymentId,
          client_id,
          number: submission.number,
          form: await sealForm(sealer, client_id, submissionPlace(submission.id), submission.form),
          submitted_at: millis(submission.submittedAt),
          submitted_by: submission.submittedBy,
        })
        .execute()
    },
    async submissions(id) {
      const rows = await db
        .selectFrom('submissions')
        .selectAll()
        .where('applyment_id', '=', id)
        .orderBy('number')
        .execute()
      return Promise.all(rows.map((row) => submissionOf(sealer, row)))
    },
  }
}

async function toRow(sealer: Sealer, applyment: Applyment): Promise<ApplymentsTable> {
  return {
    id: applyment.id,
    client_id: applyment.clientId,
    created_at: millis(applyment.createdAt),
    ...(await changeable(sealer, applyment)),
  }
}

async function changeable(
  sealer: Sealer,
  applyment: Applyment,
): Promise<Omit<ApplymentsTable, 'id' | 'client_id' | 'created_at'>> {
  return {
    provider_id: applyment.providerId,
    channel: applyment.channel,
    subject_type: applyment.subjectType,
    business_code: applyment.businessCode,
    state: applyment.state,
    state_at: millis(applyment.stateAt),
    form: await sealForm(sealer, applyment.clientId, formPlace(applyment.id), applyment.form),
    version: applyment.version,
    submissions: applyment.submissions,
    objections: toJson(applyment.objections.map(storedObjection)),
    applyment_id: applyment.applymentId ?? null,
    begun_id: applyment.begunId ?? null,
    gateway_state: applyment.gatewayState ?? null,
    gateway_state_msg: applyment.gatewayStateMsg ?? null,
    sign_url: applyment.signUrl ?? null,
    sub_mchid: applyment.subMchid ?? null,
    submit_problem: applyment.submitProblem ?? null,
    checked_at: millisOrNull(applyment.checkedAt),
    next_check_at: millisOrNull(applyment.nextCheckAt),
    updated_at: millis(applyment.updatedAt),
  }
}

async function fromRow(sealer: Sealer, row: ApplymentsTable): Promise<Applyment> {
  return present({
    id: row.id,
    clientId: row.client_id,
    providerId: row.provider_id,
    channel: row.channel,
    subjectType: row.subject_type,
    businessCode: row.business_code,
    state: row.state,
    stateAt: instant(row.state_at),
    form: await openForm(sealer, row.client_id, formPlace(row.id), row.form),
    version: row.version,
    submissions: row.submissions,
    objections: fromJson(row.objections).map(objectionOf),
    applymentId: row.applyment_id,
    begunId: row.begun_id,
    gatewayState: row.gateway_state,
    gatewayStateMsg: row.gateway_state_msg,
    signUrl: row.sign_url,
    subMchid: row.sub_mchid,
    submitProblem: row.submit_problem,
    checkedAt: instantOrNull(row.checked_at),
    nextCheckAt: instantOrNull(row.next_check_at),
    createdAt: instant(row.created_at),
    updatedAt: instant(row.updated_at),
  })
}

async function submissionOf(sealer: Sealer, row: SubmissionsTable): Promise<Submission> {
  return {
    id: row.id,
    applymentId: row.applyment_id,
    number: row.number,
    form: await openForm(sealer, row.client_id, submissionPlace(row.id), row.form),
    submittedAt: instant(row.submitted_at),
    submittedBy: row.submitted_by,
  }
}

function storedObjection({ kept, ...objection }: Objection): StoredObjection {
  return kept ? { ...objection, kept: { ...kept, at: millis(kept.at) } } : objection
}

function objectionOf({ kept, ...objection }: StoredObjection): Objection {
  return kept ? { ...objection, kept: { ...kept, at: instant(kept.at) } } : objection
}

function sealForm(sealer: Sealer, clientId: ClientId, place: string, form: ApplymentForm): Promise<Uint8Array> {
  return sealer.seal(clientId, place, toJson(form))
}

async function openForm(sealer: Sealer, clientId: ClientId, place: string, form: Uint8Array): Promise<ApplymentForm> {
  const text = await sealer.open(clientId, place, form)
  return fromJson(text.toString('utf8') as Json<ApplymentForm>) // sealed by sealForm: the seal vouches for it
}

function formPlace(id: ApplymentKey): string {
  return `applyments.form/${id}`
}

function submissionPlace(id: SubmissionId): string {
  return `submissions.form/${id}`
}
