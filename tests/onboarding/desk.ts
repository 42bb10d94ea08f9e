import { NO_AID } from '@ruzhu/channels/contract/testing/submission-aid.ts'
import { openWechatpay } from '@ruzhu/channels/wechatpay/adapter/index.ts'
import { drawPicture } from '@ruzhu/cli/demo/pictures/pictures.ts'
import type { ApplymentForm } from '@ruzhu/domain/applyments/applyments.ts'
import { completeForm, formToSend } from '@ruzhu/domain/applyments/form.ts'
import type { SubmitSeen } from '@ruzhu/domain/applyments/gateway.ts'
import type { Channel, UploadSeen } from '@ruzhu/domain/channel.ts'
import type { SubjectType } from '@ruzhu/domain/descriptor.ts'
import { idMaker } from '@ruzhu/domain/ids.ts'
import { Secret } from '@ruzhu/domain/secret.ts'
import { createHash, randomBytes } from 'node:crypto'
import { openSimulator } from '../simulator/world.ts'

/** The gateway lets a provider submit so many in a second; its clock is moved on before. */
const A_SECOND = 15

const now = () => new Date()

/** WeChat Pay's desk as an ordinary provider meets it: the simulator, reached through our own adapter. */
export async function openDesk(seed: string) {
  const newId = idMaker(now, randomBytes)
  const simulator = await openSimulator({ seed })
  const open = openWechatpay({ baseUrl: simulator.url, now })
  const made = await simulator.merchant({ kind: 'provider', products: ['JSAPI', 'NATIVE', 'MICRO_APPLYMENT'] })
  const channel: Channel = await open({
    id: newId('sp'),
    channel: 'wechatpay',
    name: '服务商',
    settings: {
      sp_mchid: made.mchid,
      sp_appid: made.appid,
      serial_no: made.serial_no,
      public_key_id: made.public_key_id ?? '',
      public_key: made.public_key ?? '',
    },
    secrets: {
      private_key: new Secret('private_key', made.private_key),
      api_v3_key: new Secret('api_v3_key', made.api_v3_key),
    },
    createdAt: now(),
    updatedAt: now(),
  })
  let submissions = 0

  /** Hands a form in as the server would, under a number of its own. */
  async function submit(subjectType: SubjectType, form: ApplymentForm): Promise<SubmitSeen> {
    if (++submissions % A_SECOND === 0) await simulator.advance(1)
    const seen = await channel.submitApplyment?.(
      {
        businessCode: `${made.mchid}_${newId('ap').slice(-12)}`,
        subjectType: subjectType.type,
        form: formToSend(completeForm(subjectType, form)),
      },
      NO_AID,
    )
    if (!seen) throw new Error('this channel takes no applications')
    return seen
  }

  return { simulator, channel, submit, appid: made.appid, media: await upload(channel), close }

  async function close(): Promise<void> {
    await open.close()
    await simulator.close()
  }
}

async function upload(channel: Channel): Promise<string> {
  const { filename, mediaType, bytes } = drawPicture('business-licence', 'licence.png')
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const seen: UploadSeen | undefined = await channel.uploadPicture?.(
    { filename, mediaType, bytes, sha256 },
    'SUBJECT_TYPE_ENTERPRISE',
  )
  if (seen?.state !== 'uploaded') throw new Error(JSON.stringify(seen))
  return seen.mediaId
}
