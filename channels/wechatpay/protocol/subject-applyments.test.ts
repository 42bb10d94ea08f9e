import { Rsa } from 'wechatpay-axios-plugin'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { SubjectApplyment } from './subject-applyment-form.ts'
import {
  cancelSubjectApplyment,
  querySubjectApplyment,
  querySubjectState,
  submitSubjectApplyment,
} from './subject-applyments.ts'
import { GATEWAY_KEY, rawGateway, refusal, signed } from './testing/raw-gateway.ts'

const NOW = new Date('2026-11-23T02:00:00Z')
let gateway: Awaited<ReturnType<typeof rawGateway>>
beforeEach(async () => {
  gateway = await rawGateway(() => NOW)
})
afterEach(() => gateway.close())

const APPLYMENT: SubjectApplyment = {
  business_code: 'RUZHU_1',
  contact_info: { contact_type: 'LEGAL', name: '陈建国', mobile: '13800138000' },
  subject_info: {
    subject_type: 'SUBJECT_TYPE_ENTERPRISE',
    business_licence_info: {
      licence_number: '91440300MA5DA1234X',
      licence_copy: 'media',
      merchant_name: '深圳市老陈餐饮有限公司',
      legal_person: '陈建国',
      licence_valid_date: '["2017-10-28","长期"]',
    },
  },
  identification_info: {
    identification_type: 'IDENTIFICATION_TYPE_IDCARD',
    identification_name: '陈建国',
    identification_number: '44030119800101123X',
    identification_valid_date: '["2017-10-28","2037-10-28"]',
    identification_front_copy: 'media',
    identification_back_copy: 'media',
    identification_address: '深圳市南山区一号',
  },
}

const opened = (text: string) => Rsa.decrypt(text, GATEWAY_KEY)

test('is submitted with the names and numbers of persons sealed, and nothing else', async () => {
  gateway.next(signed(200, '{"applyment_id":20000011111}', NOW))
  const answer = await submitSubjectApplyment(gateway.client, APPLYMENT)
  expect(answer).toMatchObject({ state: 'ok', body: { applyment_id: '20000011111' } })
  const [seen] = gateway.requests
  expect(seen).toMatchObject({ method: 'POST', url: '/v3/apply4subject/applyment/' })
  expect(seen?.headers['wechatpay-serial']).toBe('D7CE59D1F522D701')
  const sent = JSON.parse(String(seen?.body))
  for (const name of ['name', 'mobile']) sent.contact_info[name] = opened(sent.contact_info[name])
  for (const name of ['identification_name', 'identification_number', 'identification_address'])
    sent.identification_info[name] = opened(sent.identification_info[name])
  expect(sent).toEqual(APPLYMENT)
})

test('is asked for and cancelled by either number', async () => {
  const state = 'APPLYMENT_STATE_WAITTING_FOR_CONFIRM_CONTACT'
  const waiting = signed(200, JSON.stringify({ applyment_state: state, qrcode_data: 'iVBORw0KGgo=' }), NOW)
  gateway.next(waiting, waiting, signed(204, '', NOW), signed(204, '', NOW))
  const { client } = gateway
  expect(await querySubjectApplyment(client, { business_code: 'RUZHU_1' })).toMatchObject({
    body: { applyment_state: state, qrcode_data: 'iVBORw0KGgo=', reject_reason: undefined },
  })
  await querySubjectApplyment(client, { applyment_id: '20000011111' })
  expect(await cancelSubjectApplyment(client, { business_code: 'RUZHU_1' })).toMatchObject({ state: 'ok', status: 204 })
  await cancelSubjectApplyment(client, { applyment_id: '20000011111' })
  expect(gateway.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
    'GET /v3/apply4subject/applyment?business_code=RUZHU_1',
    'GET /v3/apply4subject/applyment?applyment_id=20000011111',
    'POST /v3/apply4subject/applyment/RUZHU_1/cancel',
    'POST /v3/apply4subject/applyment/20000011111/cancel',
  ])
})

test('a merchant number is confirmed or not, or none of ours', async () => {
  gateway.next(
    signed(200, '{"authorize_state":"AUTHORIZE_STATE_AUTHORIZED"}', NOW),
    refusal(403, 'NO_AUTH', '商户号无权限'),
  )
  expect(await querySubjectState(gateway.client, '1900000109')).toMatchObject({
    body: { authorize_state: 'AUTHORIZE_STATE_AUTHORIZED' },
  })
  expect(await querySubjectState(gateway.client, '1900000109')).toMatchObject({ state: 'refused', code: 'NO_AUTH' })
  expect(gateway.requests[0]?.url).toBe('/v3/apply4subject/applyment/merchants/1900000109/state')
})
