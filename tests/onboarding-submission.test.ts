import { askApplyment } from '@ruzhu/domain/applyments/ask-applyment.ts'
import type { Applyment } from '@ruzhu/domain/applyments/applyments.ts'
import type { ApplymentRef } from '@ruzhu/domain/applyments/gateway.ts'
import { carryOutSubmission } from '@ruzhu/domain/applyments/carry-out-submission.ts'
import { copyApplyment } from '@ruzhu/domain/applyments/copy-applyment.ts'
import { createApplyment } from '@ruzhu/domain/applyments/create-applyment.ts'
import { keepObjection } from '@ruzhu/domain/applyments/keep-objection.ts'
import { saveApplyment } from '@ruzhu/domain/applyments/save-applyment.ts'
import { submitApplyment } from '@ruzhu/domain/applyments/submit-applyment.ts'
import { DAY_MS, MINUTE_MS } from '@ruzhu/domain/time.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { diesIn, dyingAt } from './money/crash.ts'
import { PICTURES } from './onboarding/enterprise.ts'
import { type Fault, REFUSAL, type Request } from './onboarding/gateway.ts'
import { openWorld, type World } from './onboarding/world.ts'

let world: World
beforeEach(async () => {
  world = await openWorld()
  await world.aProvider()
})
afterEach(() => world.close())

const SHORT_NAME = 'business_info.merchant_shortname'
const TOO_PERSONAL = {
  field: 'merchant_shortname',
  fieldName: '商户简称',
  rejectReason: '与经营内容不符',
  path: SHORT_NAME,
}

async function submitted(): Promise<Applyment> {
  const draft = await world.aDraft()
  return submitApplyment(world.deps, draft.id, '林晓')
}
async function audited(): Promise<Applyment> {
  const { id } = await submitted()
  await world.runDue()
  await world.runDue()
  return world.read(id)
}
async function rejected(): Promise<Applyment> {
  const { id, businessCode } = await audited()
  world.gateway.move(businessCode, 'rejected', { objections: [TOO_PERSONAL] })
  await askApplyment(world.deps, id)
  return world.read(id)
}
const versionsOf = ({ businessCode }: Applyment) => world.gateway.applyments.get(businessCode)?.versions ?? []
/** One of these requests meets the fault, the first unless told; the rest go through. */
function onceAt(request: Request, fault: Fault, place = 1) {
  let seen = 0
  world.gateway.fault = (one) => (one === request && ++seen === place ? fault : undefined)
}

describe('a submission', () => {
  test('is written down with its job, and sends nothing by itself', async () => {
    const applyment = await submitted()
    expect(applyment).toMatchObject({ state: 'submitting', submissions: 1 })
    expect(world.gateway.requests).toEqual([])
    expect(await world.store.read.jobs.open('submit_applyment', applyment.id)).toBeDefined()
    const [sent] = await world.store.read.applyments.submissions(applyment.id)
    expect(sent).toMatchObject({ number: 1, submittedBy: '林晓' })
    expect(sent?.form).toHaveProperty(['bank_account_info.account_name'], '福州市示例餐饮有限公司') // as taken over
  })

  test('uploads each picture once, then sends the form without our own questions', async () => {
    const applyment = await submitted()
    await world.runDue()
    expect(world.gateway.requests).toEqual(['query', ...PICTURES.map(() => 'upload'), 'submit'])
    const [version] = versionsOf(applyment)
    expect(version?.businessCode).toMatch(/^1900013511_[0-9a-z]{12}$/)
    expect(Object.keys(version?.form ?? {}).filter((path) => path.startsWith('_'))).toEqual([])
    expect(version?.form).toHaveProperty(
      ['subject_info.business_license_info.license_copy'],
      expect.stringMatching(/^media-/),
    )
    expect(version?.form).toHaveProperty(
      ['business_info.sales_info.biz_store_info.indoor_pic'],
      [expect.stringMatching(/^media-/)],
    )
    expect(await world.read(applyment.id)).toMatchObject({ state: 'auditing', applymentId: '2000002124775691' })
  })

  test('is asked about at once: the link is there while it is reviewed', async () => {
    const applyment = await audited()
    expect(applyment).toMatchObject({ state: 'auditing', gatewayState: 'APPLYMENT_STATE_AUDITING' })
    expect(applyment.signUrl).toContain('apply4ec_sign')
    expect(await world.eventStates(applyment.id)).toEqual(['auditing'])
  })

  test('of an incomplete form is refused with every place, and changes nothing', async () => {
    const { id: clientId } = await world.aClient()
    const begun = await createApplyment(
      world.deps,
      { clientId, channel: 'wechatpay', subjectType: 'SUBJECT_TYPE_ENTERPRISE' },
      '林晓',
    )
    await expect(submitApplyment(world.deps, begun.id, '林晓')).rejects.toMatchObject({
      code: 'APPLYMENT_INCOMPLETE',
      facts: { problems: expect.arrayContaining([`${SHORT_NAME}: required`]) },
    })
    expect(await world.read(begun.id)).toMatchObject({ state: 'draft', submissions: 0, version: begun.version })
  })

  test('twice at once goes out once', async () => {
    const draft = await world.aDraft()
    const both = await Promise.allSettled([1, 2].map(() => submitApplyment(world.deps, draft.id, '林晓')))
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    await world.runDue()
    expect(versionsOf(draft)).toHaveLength(1)
  })
})

describe('what gets lost is asked about, never sent twice', () => {
  test('the answer to the submission', async () => {
    onceAt('submit', 'lose_answer')
    const applyment = await submitted()
    await world.runDue()
    expect(await world.read(applyment.id)).toMatchObject({ state: 'submitting' })
    await world.nextJob()
    expect(versionsOf(applyment)).toHaveLength(1)
    expect(await world.read(applyment.id)).toMatchObject({ state: 'auditing', signUrl: expect.any(String) })
    expect(await world.sentences(applyment.id)).toContain('applyment_unanswered')
  })

  test('the submission itself', async () => {
    onceAt('submit', 'lose_request')
    const applyment = await submitted()
    await world.runDue()
    await world.nextJob()
    expect(versionsOf(applyment)).toHaveLength(1)
    expect(world.gateway.requests.filter((request) => request === 'upload')).toHaveLength(PICTURES.length)
  })

  test('an upload: the pictures that are there are not uploaded again', async () => {
    onceAt('upload', 'lose_answer', 3)
    const applyment = await submitted()
    await world.runDue()
    await world.nextJob()
    expect(world.gateway.requests.filter((request) => request === 'upload')).toHaveLength(PICTURES.length + 1)
    expect(versionsOf(applyment)).toHaveLength(1)
  })

  test('while the platform cannot be asked, nothing is sent', async () => {
    world.gateway.fault = () => 'lose_request'
    const applyment = await submitted()
    await world.runDue()
    await world.nextJob()
    expect(new Set(world.gateway.requests)).toEqual(new Set(['query']))
    expect(await world.read(applyment.id)).toMatchObject({ state: 'submitting' })
  })

  test('it is asked ever more seldom while the platform is down', async () => {
    world.gateway.fault = () => 'lose_request'
    const { id } = await submitted()
    const waits: number[] = []
    for (const age of [0, 5 * MINUTE_MS, 20 * MINUTE_MS, DAY_MS]) {
      world.pass(age)
      const outcome = await carryOutSubmission(world.deps, id)
      waits.push(outcome.state === 'again' ? Math.round((outcome.at.getTime() - world.clock.at) / 1000) : -1)
    }
    expect(waits).toEqual([10, 60, 300, 3600])
  })
})

describe('what is refused comes back to be mended', () => {
  test.each(['upload', 'submit'] as const)('at the %s, in the platform’s words', async (request) => {
    onceAt(request, 'refuse')
    const { id } = await submitted()
    await world.runDue()
    expect(await world.read(id)).toMatchObject({ state: 'draft', submitProblem: '图片文件为空 (PARAM_ERROR)' })
    expect(await world.sentences(id)).toContain('applyment_refused')

    await submitApplyment(world.deps, id, '林晓')
    await world.runDue()
    const again = await world.read(id)
    expect(again).toMatchObject({ state: 'auditing', submissions: 2 })
    expect(again.submitProblem).toBeUndefined()
    expect(versionsOf(again)).toHaveLength(1)
  })

  test('a resubmission that is refused stands as rejected, as it does at the platform', async () => {
    const before = await rejected()
    await saveApplyment(world.deps, before.id, { version: before.version, form: { [SHORT_NAME]: '老陈粉店' } }, '林晓')
    await submitApplyment(world.deps, before.id, '林晓')
    onceAt('submit', 'refuse')
    await world.runDue()
    expect(await world.read(before.id)).toMatchObject({
      state: 'rejected',
      submitProblem: `${REFUSAL.message} (${REFUSAL.code})`,
      objections: [TOO_PERSONAL],
    })
  })
})

describe('a death at any instant leaves one application', () => {
  test('the first submission', async () => {
    for (let k = 1; ; k++) {
      const applyment = await submitted()
      const dying = dyingAt(k, world.deps)
      const died = await diesIn(() => carryOutSubmission(dying.deps, applyment.id))
      for (let runs = 0; runs < 5; runs++) await carryOutSubmission(world.deps, applyment.id)
      await askApplyment(world.deps, applyment.id)
      expect(versionsOf(applyment), `died at step ${k}`).toHaveLength(1)
      expect(await world.eventStates(applyment.id), `died at step ${k}`).toEqual(['auditing'])
      expect(await world.read(applyment.id)).toMatchObject({ state: 'auditing' })
      if (!died) return expect(k).toBeGreaterThan(10)
    }
  })

  test('a resubmission', async () => {
    for (let k = 1; ; k++) {
      const before = await rejected()
      await saveApplyment(
        world.deps,
        before.id,
        { version: before.version, form: { [SHORT_NAME]: '老陈粉店' } },
        '林晓',
      )
      await submitApplyment(world.deps, before.id, '林晓')
      const dying = dyingAt(k, world.deps)
      const died = await diesIn(() => carryOutSubmission(dying.deps, before.id))
      for (let runs = 0; runs < 3; runs++) await carryOutSubmission(world.deps, before.id)
      expect(versionsOf(before), `died at step ${k}`).toHaveLength(2)
      expect(await world.read(before.id)).toMatchObject({ state: 'auditing', objections: [] })
      if (!died) return expect(k).toBeGreaterThan(5)
    }
  })

  test('rejected anew while we were away: what the reviewer says counts, and nothing is sent', async () => {
    const before = await rejected()
    await saveApplyment(world.deps, before.id, { version: before.version, form: { [SHORT_NAME]: '老陈粉店' } }, '林晓')
    await submitApplyment(world.deps, before.id, '林晓')
    onceAt('submit', 'lose_answer')
    await carryOutSubmission(world.deps, before.id)
    world.gateway.move(before.businessCode, 'rejected', { objections: [{ ...TOO_PERSONAL, rejectReason: '仍不符' }] })
    await carryOutSubmission(world.deps, before.id)
    expect(versionsOf(before)).toHaveLength(2)
    expect(await world.read(before.id)).toMatchObject({ state: 'rejected', objections: [{ rejectReason: '仍不符' }] })
  })
})

describe('a rejection is a list of work', () => {
  test('each comment is mended, or left with a note, before it may go out again', async () => {
    const before = await rejected()
    expect(before).toMatchObject({ state: 'rejected', objections: [TOO_PERSONAL] })
    await expect(submitApplyment(world.deps, before.id, '林晓')).rejects.toMatchObject({ code: 'APPLYMENT_INCOMPLETE' })

    const kept = await keepObjection(world.deps, before.id, { index: 0, note: '与门头一致' }, '林晓')
    expect(kept.objections[0]?.kept).toMatchObject({ note: '与门头一致', by: '林晓' })
    await submitApplyment(world.deps, before.id, '林晓')
    await world.runDue()
    expect(versionsOf(before)).toHaveLength(2)
    expect((await world.store.read.applyments.submissions(before.id)).map(({ number }) => number)).toEqual([1, 2])
  })

  test('being asked about does not make the form old that somebody is typing into', async () => {
    const before = await rejected()
    await askApplyment(world.deps, before.id)
    const form = { [SHORT_NAME]: '老陈粉店' }
    const saved = await saveApplyment(world.deps, before.id, { version: before.version, form }, '林晓')
    expect(saved.version).toBe(before.version + 1)
  })

  test('the same comment again keeps its note; another does not', async () => {
    const before = await rejected()
    await keepObjection(world.deps, before.id, { index: 0, note: '与门头一致' }, '林晓')
    await askApplyment(world.deps, before.id)
    expect((await world.read(before.id)).objections[0]?.kept).toBeDefined()
    world.gateway.move(before.businessCode, 'rejected', { objections: [{ ...TOO_PERSONAL, rejectReason: '仍不符' }] })
    await askApplyment(world.deps, before.id)
    expect((await world.read(before.id)).objections[0]?.kept).toBeUndefined()
  })
})

describe('the platform’s states are recorded as they come', () => {
  test('to the end, with an event and a sentence for each, and then nobody asks any more', async () => {
    const { id, businessCode } = await audited()
    for (const state of ['to_be_confirmed', 'to_be_signed', 'signing', 'finished'] as const) {
      world.gateway.move(businessCode, state, state === 'finished' ? { subMchid: '1900000110' } : {})
      await world.nextJob()
      expect(await world.read(id)).toMatchObject({ state })
    }
    expect(await world.read(id)).toMatchObject({ subMchid: '1900000110' })
    expect(await world.eventStates(id)).toEqual(['auditing', 'to_be_confirmed', 'to_be_signed', 'signing', 'finished'])
    expect((await world.sentences(id)).slice(-1)).toEqual(['applyment_finished'])
    expect(await world.store.read.jobs.open('ask_applyment', id)).toBeUndefined()
  })

  test('a state that we do not know is kept raw and asked about again', async () => {
    const { id, businessCode } = await audited()
    world.gateway.move(businessCode, 'unknown')
    await world.nextJob()
    expect(await world.read(id)).toMatchObject({ state: 'unknown', gatewayState: 'APPLYMENT_STATE_NEW' })
    expect(await world.store.read.jobs.open('ask_applyment', id)).toBeDefined()
  })

  test('an answer that cannot be read changes nothing', async () => {
    const before = await audited()
    onceAt('query', 'lose_answer')
    expect(await askApplyment(world.deps, before.id)).toMatchObject({ state: 'again' })
    expect(await world.read(before.id)).toEqual(before)
  })

  test('an old answer is not written over a newer submission', async () => {
    const before = await rejected()
    const asked = world.deps.channel
    const slow = {
      ...world.deps,
      channel: async (...given: Parameters<typeof asked>) => {
        const channel = await asked(...given)
        return {
          ...channel,
          queryApplyment: async (ref: ApplymentRef) => {
            const seen = await channel.queryApplyment?.(ref)
            await keepObjection(world.deps, before.id, { index: 0, note: '与门头一致' }, '林晓')
            await submitApplyment(world.deps, before.id, '林晓')
            return seen ?? { state: 'absent' as const }
          },
        }
      },
    }
    expect(await askApplyment(slow, before.id)).toEqual({ state: 'done' })
    expect(await world.read(before.id)).toMatchObject({ state: 'submitting' })
  })

  test('a cancelled one is copied under a new number, and only then', async () => {
    const before = await audited()
    await expect(copyApplyment(world.deps, before.id, '林晓')).rejects.toMatchObject({ code: 'APPLYMENT_OPEN' })
    world.gateway.move(before.businessCode, 'canceled')
    await askApplyment(world.deps, before.id)
    const copy = await copyApplyment(world.deps, before.id, '林晓')
    expect(copy).toMatchObject({ state: 'draft', form: before.form, submissions: 0 })
    expect(copy.businessCode).not.toBe(before.businessCode)
    await expect(copyApplyment(world.deps, before.id, '林晓')).rejects.toMatchObject({ code: 'APPLYMENT_OPEN' })
  })

  test('is locked meanwhile', async () => {
    const { id, version } = await audited()
    const save = saveApplyment(world.deps, id, { version, form: { [SHORT_NAME]: '老陈粉店' } }, '林晓')
    await expect(save).rejects.toMatchObject({ code: 'APPLYMENT_LOCKED', facts: { state: 'auditing' } })
    await expect(submitApplyment(world.deps, id, '林晓')).rejects.toMatchObject({ code: 'APPLYMENT_LOCKED' })
  })
})
