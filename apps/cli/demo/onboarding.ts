import { type Api, type Json, list, object, text, whole } from './api.ts'
import type { ClientFile, Drawn } from './client-file.ts'
import { drawPicture } from './pictures/pictures.ts'
import { Disappointment } from './story.ts'
import { until } from './wait.ts'

/** One application on its way, seen from both sides: ours and the reviewer's. */
export type Applyment = { id: string; clientId: string }

export async function createClient(ruzhu: Api, channel: string, { client, method }: ClientFile): Promise<string> {
  const wants = [{ channel, scenes: method.scenes }]
  return text(await ruzhu.post('/v1/clients', { ...client, wants }), 'id')
}

/** Uploads each picture once, then writes the whole form. */
export async function fillApplyment(
  ruzhu: Api,
  { clientId, providerId }: { clientId: string; providerId: string },
  file: ClientFile,
): Promise<Applyment & { fields: number; pictures: number }> {
  const begun = await ruzhu.post('/v1/applyments', {
    client_id: clientId,
    channel: 'wechatpay',
    subject_type: file.subject_type,
    provider_account_id: providerId,
  })
  const id = text(begun, 'id')
  let pictures = 0
  const form: Record<string, unknown> = { ...file.form }
  const upload = async ({ drawing, filename }: Drawn) => {
    pictures++
    return text(await ruzhu.upload(`/v1/clients/${clientId}/materials`, drawPicture(drawing, filename)), 'id')
  }
  for (const [path, drawn] of Object.entries(file.pictures)) {
    form[path] = 'drawing' in drawn ? await upload(drawn) : await Promise.all(drawn.map(upload))
  }
  const saved = await ruzhu.patch(`/v1/applyments/${id}`, { version: whole(begun, 'version'), form })
  return { id, clientId, fields: Object.keys(object(saved['form'], 'form')).length - pictures, pictures }
}

/** What must be mended stops us, as it would stop a person. */
export async function checkApplyment(ruzhu: Api, { id }: Applyment): Promise<{ must: number; passed: number }> {
  const found = await ruzhu.post(`/v1/applyments/${id}/check`)
  const must = list(found, 'must')
  if (must.length > 0) throw new Disappointment('nothing that must be mended', JSON.stringify(must))
  return { must: must.length, passed: whole(found, 'passed') }
}

export async function submit(ruzhu: Api, applyment: Applyment): Promise<Json> {
  await ruzhu.post(`/v1/applyments/${applyment.id}/submit`)
  return reached(ruzhu, applyment, 'auditing')
}

/**
 * What left the house for the platform: pictures as files, personal data as ciphertext. Looked for in the requests as the
 * platform received them.
 */
export async function lookAtSubmission(simulator: Api, file: ClientFile): Promise<{ uploads: number }> {
  const requests = list(await simulator.get('/_sim/requests'), 'requests')
  const uploads = requests.filter((request) => text(request, 'target') === '/v3/merchant/media/upload')
  const submitted = requests.find((request) => text(request, 'target') === '/v3/applyment4sub/applyment/')
  if (!submitted) throw new Disappointment('an application among the requests', `${requests.length} others`)
  const refused = [...uploads, submitted].find((request) => object(request['verdict'], 'verdict')['accepted'] !== true)
  if (refused) throw new Disappointment('every request accepted', JSON.stringify(refused['verdict']))
  const body = text(submitted, 'body')
  for (const path of PERSONAL) {
    const value = file.form[path]
    if (typeof value !== 'string') throw new Disappointment(`"${path}" in the file`, 'nothing')
    if (body.includes(value)) throw new Disappointment(`"${path}" encrypted`, 'plain text on the wire')
  }
  return { uploads: uploads.length }
}

const PERSONAL = [
  'subject_info.identity_info.id_card_info.id_card_number',
  'contact_info.contact_id_number',
  'contact_info.mobile_phone',
  'contact_info.contact_email',
  'bank_account_info.account_number',
]

/** The reviewer objects to one field. We see it as a place to mend, with the reviewer's words beside our value. */
export async function reject(ruzhu: Api, simulator: Api, applyment: Applyment, file: ClientFile): Promise<void> {
  const { field, field_name, reject_reason, path } = file.rejection
  await act(simulator, ruzhu, applyment, 'reject', { audit_detail: [{ field, field_name, reject_reason }] })
  const seen = await reached(ruzhu, applyment, 'rejected')
  const [objection] = list(seen, 'objections')
  if (!objection || objection['path'] !== path || objection['reject_reason'] !== reject_reason) {
    throw new Disappointment(`the objection to ${path}`, JSON.stringify(seen['objections']))
  }
}

export async function mend(ruzhu: Api, applyment: Applyment, { rejection }: ClientFile): Promise<{ number: number }> {
  const path = `/v1/applyments/${applyment.id}`
  const version = whole(await ruzhu.get(path), 'version')
  await ruzhu.patch(path, { version, form: { [rejection.path]: rejection.mended } })
  return { number: whole(await submit(ruzhu, applyment), 'submissions') }
}

/** What the reviewer or the super admin does at the platform. */
export type PlatformAct = 'approve' | 'reject' | 'verify_account' | 'sign' | 'open'

export async function act(
  simulator: Api,
  ruzhu: Api,
  { id }: Applyment,
  what: PlatformAct,
  details: object = {},
): Promise<void> {
  const applymentId = text(await ruzhu.get(`/v1/applyments/${id}`), 'applyment_id')
  await simulator.post(`/_sim/applyments/${applymentId}/${what}`, details)
}

/** Waits for the state, and asks the platform at once, so that nobody waits for the next turn of the server's own polling. */
export async function reached(ruzhu: Api, applyment: Applyment, state: string): Promise<Json> {
  return waitFor(ruzhu, applyment, state, () => ruzhu.post(`/v1/applyments/${applyment.id}/ask`))
}

/** Waits for the state, and leaves the asking to the server. */
export async function reachedByPolling(ruzhu: Api, applyment: Applyment, state: string): Promise<Json> {
  return waitFor(ruzhu, applyment, state, async () => undefined)
}

function waitFor(ruzhu: Api, { id }: Applyment, state: string, hasten: () => Promise<unknown>): Promise<Json> {
  return until(`the application to be ${state}`, async () => {
    const seen = await ruzhu.get(`/v1/applyments/${id}`)
    if (seen['state'] === state) return { found: seen }
    if (seen['state'] !== 'submitting') await hasten()
    return { seen: `${text(seen, 'state')} ${seen['submit_problem'] ?? ''}`.trim() }
  })
}
