import { applymentWork } from '@ruzhu/domain/applyments/notice-applyment.ts'
import type { Applyment } from '@ruzhu/domain/applyments/applyments.ts'
import { askApplyment } from '@ruzhu/domain/applyments/ask-applyment.ts'
import { carryOutSubmission } from '@ruzhu/domain/applyments/carry-out-submission.ts'
import { keepObjection } from '@ruzhu/domain/applyments/keep-objection.ts'
import { submitApplyment } from '@ruzhu/domain/applyments/submit-applyment.ts'
import type { OnboardingDeps } from '@ruzhu/domain/deps.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { diesIn, dyingAt } from './money/crash.ts'
import { type Fault, VersionsGateway } from './onboarding/versions-gateway.ts'
import { openWorld, type World } from './onboarding/world.ts'

/** Where the gateway numbers each version anew, and knows none of our numbers. */

let world: World
let gateway: VersionsGateway
let deps: OnboardingDeps
beforeEach(async () => {
  world = await openWorld()
  await world.aProvider()
  gateway = new VersionsGateway()
  deps = {
    ...world.deps,
    channel: () => Promise.resolve(gateway.channel()),
    describe(channel) {
      const known = world.deps.describe(channel)
      return known && { ...known, subjectTypes: known.subjectTypes.map((type) => ({ ...type, pictures: 'in_form' })) }
    },
  }
})
afterEach(() => world.close())

const OBJECTION = { field: '', fieldName: '', rejectReason: '资料不符合要求' }

async function submitted(): Promise<Applyment> {
  return submitApplyment(deps, (await world.aDraft()).id, '林晓')
}
/** Rejected without a field: a person says what was done about it, and it may go out again. */
async function resubmitted(): Promise<Applyment> {
  const { id } = await submitted()
  await carryOutSubmission(deps, id)
  gateway.reject([OBJECTION])
  await askApplyment(deps, id)
  await keepObjection(deps, id, { index: 0, note: '已核对' }, '林晓')
  return submitApplyment(deps, id, '林晓')
}
async function carriedOut({ id }: Applyment, times = 3): Promise<Applyment> {
  for (let runs = 0; runs < times; runs++) await carryOutSubmission(deps, id)
  return world.read(id)
}
function onceAt(call: string, fault: Fault) {
  let met = false
  gateway.fault = (one) => {
    if (one !== call || met) return undefined
    met = true
    return fault
  }
}

test('its pictures travel in the form, and its number is the last version’s', async () => {
  const first = await carriedOut(await submitted())
  expect(first).toMatchObject({ state: 'auditing', applymentId: 'order-1' })
  expect(first.begunId).toBeUndefined()
  expect(gateway.handedIn()[0]?.pictures).toHaveLength(5)

  gateway.reject([OBJECTION])
  await askApplyment(deps, first.id)
  await keepObjection(deps, first.id, { index: 0, note: '已核对' }, '林晓')
  const second = await carriedOut(await submitApplyment(deps, first.id, '林晓'))
  expect(second).toMatchObject({ state: 'auditing', applymentId: 'order-2', objections: [] })
})

describe('what gets lost is handed in once', () => {
  test.each(['begin', 'fill', 'hand_in', 'cancel'])('%s', async (call) => {
    for (const fault of ['lose_request', 'lose_answer'] as const) {
      const handedIn = gateway.handedIn().length
      onceAt(call === 'cancel' ? 'fill' : call, fault)
      const applyment = await submitted()
      await carryOutSubmission(deps, applyment.id)
      if (call === 'cancel') onceAt('cancel', fault)
      expect(await carriedOut(applyment)).toMatchObject({ state: 'auditing' })
      expect(gateway.handedIn(), fault).toHaveLength(handedIn + 1)
    }
  })
})

describe('a death at any instant leaves one order of each version', () => {
  test.each([
    ['the first', submitted, 1],
    ['a later one', resubmitted, 2],
  ] as const)('%s', async (_which, prepare, orders) => {
    for (let k = 1; ; k++) {
      const before = gateway.handedIn().length
      const applyment = await prepare()
      const dying = dyingAt(k, deps)
      const died = await diesIn(() => carryOutSubmission(dying.deps, applyment.id))
      expect(await carriedOut(applyment), `died at step ${k}`).toMatchObject({ state: 'auditing', objections: [] })
      expect(gateway.handedIn().length - before, `died at step ${k}`).toBe(orders)
      if (!died) return expect(k).toBeGreaterThan(5)
    }
  })
})

test('refused on the way, it stands as it stood, and what was begun is forgotten', async () => {
  const { id } = await resubmitted()
  onceAt('fill', 'lose_answer')
  await carryOutSubmission(deps, id)
  expect(await world.read(id)).toMatchObject({ state: 'submitting', applymentId: 'order-1', begunId: 'order-2' })
  onceAt('fill', 'refuse')
  await carryOutSubmission(deps, id)
  const after = await world.read(id)
  expect(after).toMatchObject({ state: 'rejected', applymentId: 'order-1', objections: [OBJECTION] })
  expect(after.submitProblem).toContain('类目不符合要求')
  expect(after.begunId).toBeUndefined()
})

test('rejected for the same reason while we were away: the new number tells that it had arrived', async () => {
  const { id } = await resubmitted()
  onceAt('hand_in', 'lose_answer')
  await carryOutSubmission(deps, id)
  gateway.reject([OBJECTION])
  await carryOutSubmission(deps, id)
  expect(await world.read(id)).toMatchObject({ state: 'rejected', applymentId: 'order-2', objections: [OBJECTION] })
  expect(gateway.handedIn()).toHaveLength(2)
})

test('what the gateway tells of a number makes us ask at once; of a number that is nobody’s, nothing', async () => {
  const { id, providerId } = await carriedOut(await submitted())
  gateway.reject([OBJECTION])
  const work = await applymentWork(deps, providerId, { kind: 'applyment', number: 'order-1' })
  await world.store.transaction(async (tx) => work?.(tx))
  await world.runDue(deps)
  expect(await world.read(id)).toMatchObject({ state: 'rejected' })
  expect(await applymentWork(deps, providerId, { kind: 'applyment', number: 'order-9' })).toBeUndefined()
})
