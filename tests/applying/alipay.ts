import { descriptor } from '@ruzhu/channels/alipay/descriptor.ts'
import { list, text } from '@ruzhu/cli/demo/api.ts'
import { drawPicture } from '@ruzhu/cli/demo/pictures/pictures.ts'
import type { ApplymentForm } from '@ruzhu/domain/applyments/applyments.ts'
import type { SubjectType } from '@ruzhu/domain/descriptor.ts'
import { expect, vi } from 'vitest'
import type { House } from '../api/house.ts'
import { here } from '../authorization/isv.ts'
import { fillForm } from '../onboarding/fill-form.ts'

/** Our account as a platform that brings merchants of its own: an application of our company, not a third-party one. */
export async function openPlatform(house: House): Promise<{ appId: string; pid: string; providerId: string }> {
  const simulator = house.simulatorApi
  const made = await simulator.post('/_sim/alipay/apps', { kind: 'merchant', name: '示例平台有限公司' })
  const [appId, pid] = [text(made, 'app_id'), text(made, 'seller_id')]
  const saved = await house.person('POST', '/v1/provider-accounts', {
    channel: 'alipay',
    name: '示例平台（支付宝）',
    settings: { app_id: appId, pid, alipay_public_key: text(made, 'alipay_public_key') },
    secrets: { private_key: text(made, 'app_private_key') },
  })
  expect(saved.status, saved.text).toBe(201)
  await simulator.patch(`/_sim/alipay/apps/${appId}`, { gateway_url: here(text(saved.json, 'notify_url')) })
  return { appId, pid, providerId: text(saved.json, 'id') }
}

export function subjectType(type: string): SubjectType {
  const found = descriptor.subjectTypes.find((one) => one.type === type)
  if (!found) throw new Error(`${type}: no form of Alipay`)
  return found
}

export type Begun = { clientId: string; providerId: string; type: string; chosen: ApplymentForm }

/** A draft with every question answered, as `chosen` and otherwise somehow. */
export async function begin(house: House, { clientId, providerId, type, chosen }: Begun): Promise<string> {
  const begun = await house.person('POST', '/v1/applyments', {
    client_id: clientId,
    channel: 'alipay',
    subject_type: type,
    provider_account_id: providerId,
  })
  expect(begun.status, begun.text).toBe(201)
  const picture = await addPicture(house, clientId)
  const form = fillForm(subjectType(type), { ...(begun.json['form'] as ApplymentForm), ...chosen }, picture)
  await save(house, text(begun.json, 'id'), form)
  return text(begun.json, 'id')
}

export async function addPicture(house: House, clientId: string): Promise<string> {
  const { filename, mediaType, bytes } = drawPicture('store-entrance', 'store.bmp')
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(bytes)], { type: mediaType }), filename)
  const added = await house.person('POST', `/v1/clients/${clientId}/materials`, form)
  expect(added.status, added.text).toBe(201)
  return text(added.json, 'id')
}

export async function save(house: House, id: string, form: ApplymentForm): Promise<void> {
  const { json } = await house.person('GET', `/v1/applyments/${id}`)
  const saved = await house.person('PATCH', `/v1/applyments/${id}`, { version: json['version'], form })
  expect(saved.status, saved.text).toBe(200)
}

export async function submit(house: House, id: string): Promise<void> {
  const checked = await house.person('POST', `/v1/applyments/${id}/check`)
  expect(checked.json['must'], checked.text).toEqual([])
  const submitted = await house.person('POST', `/v1/applyments/${id}/submit`)
  expect(submitted.status, submitted.text).toBe(202)
}

export async function view(house: House, id: string): Promise<Record<string, unknown>> {
  return (await house.person('GET', `/v1/applyments/${id}`)).json
}

/** By the server's own asking, or by what the gateway tells it. */
export async function reached(house: House, id: string, state: string): Promise<Record<string, unknown>> {
  return vi.waitFor(
    async () => {
      const shown = await view(house, id)
      expect(shown, JSON.stringify(shown['submit_problem'])).toMatchObject({ state })
      return shown
    },
    { timeout: 15_000, interval: 100 },
  )
}

/** The reviewers and the merchant, by the number that the gateway gave. */
export async function decide(house: House, id: string, act: 'audit' | 'confirm' | 'reject' | 'hold', reason?: string) {
  const { applyment_id: order } = await view(house, id)
  return house.simulatorApi.post(`/_sim/alipay/orders/${String(order)}/${act}`, reason === undefined ? {} : { reason })
}

export async function ordersOf(house: House, kind: string): Promise<readonly Record<string, unknown>[]> {
  return list(await house.simulatorApi.get(`/_sim/alipay/orders?kind=${kind}`), 'orders')
}
