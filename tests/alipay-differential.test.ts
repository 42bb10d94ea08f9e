import { descriptor } from '@ruzhu/channels/alipay/descriptor.ts'
import { openAlipay as openChannel } from '@ruzhu/channels/alipay/adapter/index.ts'
import { drawPicture } from '@ruzhu/cli/demo/pictures/pictures.ts'
import type { ApplymentForm } from '@ruzhu/domain/applyments/applyments.ts'
import { checkApplyment } from '@ruzhu/domain/applyments/check-applyment.ts'
import { completeForm, formToSend } from '@ruzhu/domain/applyments/form.ts'
import type { SubmissionAid, SubmitSeen } from '@ruzhu/domain/applyments/gateway.ts'
import type { Channel } from '@ruzhu/domain/channel.ts'
import type { SubjectType } from '@ruzhu/domain/descriptor.ts'
import type { ProviderId } from '@ruzhu/domain/ids.ts'
import { Secret } from '@ruzhu/domain/secret.ts'
import { beijingDay } from '@ruzhu/domain/time.ts'
import * as fc from 'fast-check'
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { randomForm } from './onboarding/random-form.ts'
import { type AlipayApp, type AlipayWorld, openAlipay } from './simulator/alipay.ts'

/** Our pre-check against Alipay's own rules, on forms that nobody wrote: half right, half wrong. */

const FORMS = 25
const now = () => new Date()
const PICTURE = drawPicture('store-entrance', 'store.bmp')
const FILE = { ...PICTURE, sha256: createHash('sha256').update(PICTURE.bytes).digest('hex') }

let sim: AlipayWorld
let merchant: string
const opened: { close(): Promise<void> }[] = []
const channels: Record<string, Channel> = {}
beforeAll(async () => {
  sim = await openAlipay()
  channels['isv'] = await channelOf(await sim.app({ kind: 'isv' }))
  channels['platform'] = await channelOf(await sim.app())
  const made = await sim.app()
  await sim.change(made.app_id, { products: [] })
  merchant = made.seller_id
})
afterAll(async () => {
  await Promise.all(opened.map((one) => one.close()))
  await sim.close()
})

describe.each(descriptor.subjectTypes.map((type): [string, SubjectType] => [type.type, type]))(
  '%s',
  (type, subject) => {
    test('what passes our check is taken, and what Alipay refuses has a place that we named', async () => {
      const channel = channels[type.startsWith('ZFT') ? 'platform' : 'isv']
      if (!channel) throw new Error('both are open')
      const uploaded = type === 'AGENT' ? undefined : await channel.uploadPicture?.(FILE, type)
      const media = uploaded?.state === 'uploaded' ? uploaded.mediaId : 'mt_picture'
      const outcomes = new Set<string>()
      await fc.assert(
        fc.asyncProperty(fc.infiniteStream(fc.nat()), async (dice) => {
          const form = ofOurMerchant(randomForm(subject, dice, { media, appid: '' }))
          const { must } = checkApplyment({ form, objections: [] }, subject, { today: beijingDay(now()) })
          // of a product that there is not no form can be sent
          if (must.some(({ path }) => path === 'product')) return
          const seen = await submit(channel, subject, form)
          if (must.length === 0) expect(seen, JSON.stringify(seen)).toMatchObject({ state: 'accepted' })
          if (seen.state === 'refused') expect(must.length, JSON.stringify(seen.refusal)).toBeGreaterThan(0)
          outcomes.add(seen.state)
        }),
        { numRuns: FORMS, seed: 20261130 },
      )
      // a generator whose forms all fail, or all pass, would show nothing
      expect([...outcomes].toSorted()).toEqual(['accepted', 'refused'])
    }, 60_000)
  },
)

/** Whose account it is cannot be guessed: where it was answered well, it is one that there is. */
function ofOurMerchant(form: ApplymentForm): ApplymentForm {
  return form['account'] === 'pay@laochen.example.com' ? { ...form, account: merchant } : form
}

let forms = 0
async function submit(channel: Channel, subject: SubjectType, form: ApplymentForm): Promise<SubmitSeen> {
  const businessCode = `2088000000000000_${String(++forms).padStart(12, '0')}`
  const submission = { businessCode, subjectType: subject.type, form: formToSend(completeForm(subject, form)) }
  const seen = await channel.submitApplyment?.(submission, AID)
  if (!seen) throw new Error('this channel takes no applications')
  // of a merchant and a product one is looked at at a time
  if (seen.state === 'accepted') await sim.told('POST', `/_sim/alipay/orders/${seen.applymentId}/reject`, {})
  return seen
}

const AID: SubmissionAid = { begun: () => Promise.resolve(), picture: () => Promise.resolve(FILE) }

async function channelOf(app: AlipayApp): Promise<Channel> {
  const open = openChannel({ baseUrl: sim.url, now })
  opened.push(open)
  return open({
    id: 'sp_000000000000000000000002' as ProviderId, // a test's own id
    channel: 'alipay',
    name: '示例',
    settings: { app_id: app.app_id, pid: app.seller_id, alipay_public_key: app.alipay_public_key },
    secrets: { private_key: new Secret('private_key', app.app_private_key) },
    createdAt: now(),
    updatedAt: now(),
  })
}
