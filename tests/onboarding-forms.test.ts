import { openWechatpay } from '@ruzhu/channels/wechatpay/adapter/index.ts'
import { descriptor } from '@ruzhu/channels/wechatpay/descriptor.ts'
import type { ApplymentForm } from '@ruzhu/domain/applyments/applyments.ts'
import { checkApplyment } from '@ruzhu/domain/applyments/check-applyment.ts'
import { completeForm, formToSend, initialForm } from '@ruzhu/domain/applyments/form.ts'
import type { Channel } from '@ruzhu/domain/channel.ts'
import type { SubjectType } from '@ruzhu/domain/descriptor.ts'
import { idMaker } from '@ruzhu/domain/ids.ts'
import { Secret } from '@ruzhu/domain/secret.ts'
import { say } from '@ruzhu/domain/text.ts'
import { beijingDay } from '@ruzhu/domain/time.ts'
import { drawPicture } from '@ruzhu/cli/demo/pictures/pictures.ts'
import { startSimulator } from '@ruzhu/simulator/start.ts'
import { createHash, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fillForm } from './onboarding/fill-form.ts'

/** Every branch of the form, checked by our rules and then by the gateway's, which the simulator keeps with code of its own. */

const now = () => new Date()
const newId = idMaker(now, randomBytes)
let simulator: Awaited<ReturnType<typeof startSimulator>>
let open: ReturnType<typeof openWechatpay>
let channel: Channel
let mchid: string
let media: string

beforeAll(async () => {
  simulator = await startSimulator({ port: 0, seed: 'forms' })
  open = openWechatpay({ baseUrl: simulator.url, now })
  const made = await provider()
  mchid = String(made['mchid'])
  channel = await open({
    id: newId('sp'),
    channel: 'wechatpay',
    name: '服务商',
    settings: {
      sp_mchid: mchid,
      sp_appid: String(made['appid']),
      serial_no: String(made['serial_no']),
      public_key_id: String(made['public_key_id']),
      public_key: String(made['public_key']),
    },
    secrets: {
      private_key: new Secret('private_key', String(made['private_key'])),
      api_v3_key: new Secret('api_v3_key', String(made['api_v3_key'])),
    },
    createdAt: now(),
    updatedAt: now(),
  })
  media = await upload()
})
afterAll(async () => {
  await open.close()
  await simulator.close()
})

const SCENES = 'business_info.sales_info.sales_scenes_type'
const DOCUMENT = 'subject_info.identity_info.id_doc_type'
const OTHER_DOCUMENTS = [
  'OVERSEA_PASSPORT',
  'HONGKONG_PASSPORT',
  'MACAO_PASSPORT',
  'TAIWAN_PASSPORT',
  'FOREIGN_RESIDENT',
  'HONGKONG_MACAO_RESIDENT',
  'TAIWAN_RESIDENT',
]
const SCENE_NAMES = ['STORE', 'MP', 'MINI_PROGRAM', 'APP', 'WEB', 'WEWORK']

describe.each(descriptor.subjectTypes.map((type): [string, SubjectType] => [type.type, type]))(
  '%s',
  (_type, subjectType) => {
    test.each<[what: string, chosen: ApplymentForm]>([
      ['as it begins', {}],
      ...SCENE_NAMES.map((name): [string, ApplymentForm] => [
        `sells in ${name}`,
        { [SCENES]: [`SALES_SCENES_${name}`] },
      ]),
      ['sells everywhere', { [SCENES]: SCENE_NAMES.map((name) => `SALES_SCENES_${name}`) }],
      ...OTHER_DOCUMENTS.map((name): [string, ApplymentForm] => [
        `a legal person with ${name}`,
        { [DOCUMENT]: `IDENTIFICATION_TYPE_${name}` },
      ]),
      ['a deputy as super admin', { 'contact_info.contact_type': 'SUPER' }],
      [
        'a deputy with a passport',
        {
          'contact_info.contact_type': 'SUPER',
          'contact_info.contact_id_doc_type': 'IDENTIFICATION_TYPE_OVERSEA_PASSPORT',
        },
      ],
      ['one other owner', { _ubo: 'list', _ubo_count: '1' }],
      ['four owners', { _ubo: 'list', _ubo_count: '4' }],
      ['a financial institution', { 'subject_info.finance_institution': 'true' }],
      ['another bank', { 'bank_account_info.account_bank': '其他银行' }],
      ['a reduced fee', { _activity: 'yes', 'settlement_info.activities_id': '20191030111cff5b5e' }],
    ])('%s: passes our checks and the gateway’s', async (_what, chosen) => {
      const form = fillForm(subjectType, { ...initialForm(subjectType, {}), ...chosen }, media)
      const { must } = checkApplyment({ form, objections: [] }, subjectType, { today: beijingDay(now()) })
      expect(must.map(({ path, message }) => `${path}: ${say(message, 'en')}`)).toEqual([])

      const submitted = await channel.submitApplyment?.({
        businessCode: `${mchid}_${newId('ap').slice(-12)}`,
        subjectType: subjectType.type,
        form: formToSend(completeForm(subjectType, form)),
      })
      expect(submitted).toMatchObject({ state: 'accepted' })
    })
  },
)

async function provider(): Promise<Record<string, unknown>> {
  const body = JSON.stringify({ kind: 'provider' })
  const answer = await fetch(`${simulator.url}/_sim/wechatpay/merchants`, { method: 'POST', body })
  return answer.json()
}

async function upload(): Promise<string> {
  const { filename, mediaType, bytes } = drawPicture('business-licence', 'licence.png')
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const seen = await channel.uploadPicture?.({ filename, mediaType, bytes, sha256 })
  if (seen?.state !== 'uploaded') throw new Error(JSON.stringify(seen))
  return seen.mediaId
}
