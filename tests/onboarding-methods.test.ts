import type { Reader } from '@ruzhu/domain/access/reader.ts'
import type { Role } from '@ruzhu/domain/access/access.ts'
import { askApplyment } from '@ruzhu/domain/applyments/ask-applyment.ts'
import { submitApplyment } from '@ruzhu/domain/applyments/submit-applyment.ts'
import type { ClientId, UserId } from '@ruzhu/domain/ids.ts'
import { readChecklist, readNextSteps } from '@ruzhu/domain/journeys/read-next-step.ts'
import { createMethod } from '@ruzhu/domain/methods/create-method.ts'
import { disableMethod, enableMethod } from '@ruzhu/domain/methods/enable-method.ts'
import { updateMethod } from '@ruzhu/domain/methods/update-method.ts'
import type { Records } from '@ruzhu/domain/store.ts'
import { say } from '@ruzhu/domain/text.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWorld, type World } from './onboarding/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await world.aProvider()
})
afterAll(() => world.close())

const APPID = 'wx1234567890abcdef'

/** A client whose application the platform has finished. */
async function opened(): Promise<ClientId> {
  const draft = await world.aDraft()
  await submitApplyment(world.deps, draft.id, '林晓')
  await world.runDue()
  world.gateway.move(draft.businessCode, 'finished', { subMchid: '1900000110' })
  await askApplyment(world.deps, draft.id)
  return draft.clientId
}

describe('a payment method', () => {
  test('gets its merchant number from the platform’s word, and waits for it', async () => {
    const { clientId } = await world.aDraft()
    const early = createMethod(world.deps, { clientId, name: '门店扫码', scenes: ['native'] }, '林晓')
    await expect(early).rejects.toMatchObject({ code: 'METHOD_NOT_READY' })

    const client = await opened()
    const method = await createMethod(world.deps, { clientId: client, name: '门店扫码', scenes: ['native'] }, '林晓')
    expect(method).toMatchObject({ state: 'draft', subMchid: '1900000110', channel: 'wechatpay' })
  })

  test('has a name of its own among those of the client, of at most 50 places', async () => {
    const clientId = await opened()
    const create = (name: string) => createMethod(world.deps, { clientId, name, scenes: ['native'] }, '林晓')
    await create('汉'.repeat(25))
    const other = await create('扫码')
    await expect(create('扫码')).rejects.toMatchObject({ code: 'METHOD_NAME_TAKEN' })
    await expect(updateMethod(world.deps, other.id, { name: '汉'.repeat(25) }, '林晓')).rejects.toMatchObject({
      code: 'METHOD_NAME_TAKEN',
    })
    await expect(create('汉'.repeat(26))).rejects.toMatchObject({ code: 'INPUT_INVALID' })
  })

  test.each([
    ['no scene', { scenes: [] }],
    ['a scene twice', { scenes: ['native', 'native'] as const }],
    [
      'an AppID of another form',
      { scenes: ['native'] as const, apps: [{ kind: 'mini_program', appid: 'wx1' }] as const },
    ],
  ])('with %s is refused', async (_what, wrong) => {
    const clientId = await opened()
    const created = createMethod(world.deps, { clientId, name: '扫码', ...wrong }, '林晓')
    await expect(created).rejects.toMatchObject({ code: 'INPUT_INVALID' })
  })

  test('is switched on once its scenes have what they need, and the client’s system hears of it', async () => {
    const clientId = await opened()
    const { id } = await createMethod(world.deps, { clientId, name: '小程序', scenes: ['mini_program'] }, '林晓')
    await expect(enableMethod(world.deps, id, '林晓')).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      facts: { problems: ['/apps: mini_program needed for mini_program'] },
    })
    await updateMethod(world.deps, id, { apps: [{ kind: 'mini_program', appid: APPID }] }, '林晓')
    expect(await enableMethod(world.deps, id, '林晓')).toMatchObject({
      state: 'active',
      apps: [{ kind: 'mini_program', appid: APPID }],
    })
    await enableMethod(world.deps, id, '林晓')
    expect(await world.eventStates(id)).toEqual(['active'])
    await expect(updateMethod(world.deps, id, { apps: [] }, '林晓')).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    })
    expect(await disableMethod(world.deps, id, '林晓')).toMatchObject({ state: 'disabled' })
    expect(await world.sentences(id)).toEqual(['method_created', 'method_changed', 'method_enabled', 'method_disabled'])
  })
})

const reader = (role: Role): Reader => ({
  caller: { kind: 'person', userId: 'us_1' as UserId, name: '林晓', role },
  environment: 'test',
  describe: world.deps.describe,
  workdays: world.deps.workdays,
})

describe('the next steps of a page of clients', () => {
  test('cost the same number of questions for one client and for twenty', async () => {
    const ids = [await opened()]
    for (let i = 0; i < 19; i++) ids.push((await world.aDraft()).clientId)
    expect(await questionsFor(ids.slice(0, 1))).toBe(QUESTIONS)
    expect(await questionsFor(ids)).toBe(QUESTIONS)
    expect(await questionsFor([])).toBe(0)
  })

  test('nor do they cost more for a client with twenty methods', async () => {
    const clientId = await opened()
    const scenes = ['native'] as const
    for (let i = 0; i < 20; i++) {
      const { id } = await createMethod(world.deps, { clientId, name: `收银台 ${i}`, scenes }, '林晓')
      await enableMethod(world.deps, id, '林晓')
    }
    expect(await questionsFor([clientId])).toBe(QUESTIONS)
  })

  test('tell of each where it stands', async () => {
    const fresh = await world.aClient()
    const draft = await world.aDraft()
    const done = await opened()
    const steps = await readNextSteps(
      world.store.read,
      [fresh.id, draft.clientId, done],
      world.now(),
      reader('operator'),
    )
    expect([...steps.values()].map(({ nextStep }) => nextStep.key).toSorted()).toEqual([
      'materials.start',
      'method.create',
      'submit.review',
    ])
    expect(steps.get(draft.clientId)?.platforms).toEqual([
      { channel: 'wechatpay', applymentId: draft.id, state: 'draft' },
    ])
    expect(steps.get(fresh.id)?.platforms).toEqual([{ channel: 'wechatpay', state: 'none' }])
  })

  test('show a button that its reader may not press, and whose it is', async () => {
    const { clientId } = await world.aDraft()
    const primary = async (role: Role) =>
      (await readChecklist(world.store.read, clientId, world.now(), reader(role)))?.nextStep.primary
    expect((await primary('operator'))?.disabledReason).toBeUndefined()
    const reason = (await primary('reader'))?.disabledReason
    expect(reason && say(reason, 'zh-CN')).toBe('需要「运营」角色')
  })

  test('of nobody is nothing', async () => {
    expect(await readChecklist(world.store.read, 'cl_none' as ClientId, world.now(), reader('reader'))).toBeUndefined()
  })
})

/** One for each noun that a next step depends on; whoever adds another says here that it is worth it. */
const QUESTIONS = 16

async function questionsFor(clientIds: ClientId[]): Promise<number> {
  let questions = 0
  const read = counted(world.store.read, () => {
    questions += 1
  })
  expect((await readNextSteps(read, clientIds, world.now(), reader('operator'))).size).toBe(clientIds.length)
  return questions
}

/** The same records, with each question counted. */
function counted(read: Records, count: () => void): Records {
  const nouns = Object.entries(read).map(([noun, questions]) => [
    noun,
    Object.fromEntries(
      Object.entries(questions).map(([name, ask]) => [
        name,
        (...given: unknown[]) => {
          count()
          return Reflect.apply(ask, questions, given)
        },
      ]),
    ),
  ])
  return Object.fromEntries(nouns) as Records
}
