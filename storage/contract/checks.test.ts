import type { CheckResult, CheckRun } from '@ruzhu/domain/checks/checks.ts'
import type { PaymentMethod } from '@ruzhu/domain/methods/methods.ts'
import { later, MINUTE_MS } from '@ruzhu/domain/time.ts'
import { expect, test } from 'vitest'
import { contract, type Given } from '../testing/contract.ts'

const passed: CheckResult = {
  name: 'signature',
  state: 'pass',
  title: { 'zh-CN': '签名能通过平台验证', en: 'The platform takes our signature' },
  fix: [],
  durationMs: 214,
}

async function method({ store, a }: Given): Promise<PaymentMethod> {
  const client = a.client()
  const one = a.method(client)
  await store.transaction(async (tx) => {
    await tx.clients.insert(client)
    await tx.methods.insert(one)
  })
  return one
}

function runOf({ a, clock }: Given, { id: methodId, clientId }: PaymentMethod): CheckRun {
  return { id: a.newId('ck'), methodId, clientId, by: '林晓', startedAt: clock.now(), results: [] }
}

contract('checks', (given) => {
  test('one run of a method is under way at a time; its results come one by one, until it ends', async () => {
    const { store, clock } = given()
    const one = await method(given())
    const run = { ...runOf(given(), one), only: ['signature', 'product/native'] }
    const insert = (it: CheckRun) => store.transaction((tx) => tx.checks.insert(it))
    const update = (it: CheckRun) => store.transaction((tx) => tx.checks.update(it))
    expect(await insert(run)).toBe(true)
    expect(await insert(runOf(given(), one))).toBe(false)
    expect(await insert(runOf(given(), await method(given())))).toBe(true)
    expect(await store.read.checks.open(one.id)).toEqual(run)

    const some = { ...run, results: [passed] }
    expect(await update(some)).toBe(true)
    expect(await store.read.checks.byId(run.id)).toEqual(some)
    expect((await store.read.checks.latest([one.id])).size).toBe(0)

    const ended = { ...some, endedAt: clock.pass(2) }
    expect(await update(ended)).toBe(true)
    expect(await update({ ...ended, results: [] })).toBe(false)
    expect(await store.read.checks.open(one.id)).toBeUndefined()
    expect(await store.read.checks.latest([one.id])).toEqual(new Map([[one.id, ended]]))
    expect(await insert(runOf(given(), one))).toBe(true)
  })

  test('the last run of each method is found, also behind one that is under way; old ones are forgotten', async () => {
    const { store, clock } = given()
    const [one, other] = [await method(given()), await method(given())]
    const runs = []
    for (const of of [one, one, one, other]) {
      clock.pass(1)
      const run = { ...runOf(given(), of), endedAt: clock.now() }
      runs.push(run)
      await store.transaction((tx) => tx.checks.insert(run))
    }
    clock.pass(1)
    const open = runOf(given(), one)
    await store.transaction((tx) => tx.checks.insert(open))
    const latest = () => store.read.checks.latest([one.id, other.id])
    expect(await latest()).toEqual(new Map([runs[2], runs[3]].map((run) => [run?.methodId, run])))
    expect(await store.read.checks.latest([])).toEqual(new Map())

    const page = await store.read.checks.ofMethod(one.id, { limit: 2 })
    expect(page.rows).toEqual([open, runs[2]])
    const rest = await store.read.checks.ofMethod(one.id, { limit: 2, ...(page.next && { after: page.next }) })
    expect(rest).toEqual({ rows: [runs[1], runs[0]] })
    await store.transaction((tx) => tx.checks.forgetOlder(one.id, 2))
    expect(await store.read.checks.ofMethod(one.id, { limit: 9 })).toEqual({ rows: [open, runs[2]] })
    await store.transaction((tx) => tx.checks.makeRoom(one.id, clock.now()))
    expect(await store.read.checks.open(one.id)).toBeUndefined()
    expect((await latest()).get(one.id)).toEqual(runs[2])
    const [, , dated] = runs
    await store.transaction((tx) => tx.checks.makeRoom(one.id, dated?.startedAt ?? clock.now()))
    expect((await latest()).get(one.id)?.id).not.toBe(dated?.id)
  })

  test('a word for what no platform tells is kept, said again, and taken back', async () => {
    const { store, clock } = given()
    const { id: methodId } = await method(given())
    const word = { methodId, name: 'pay_directory', by: '林晓', at: clock.now() }
    const again = { ...word, by: '周宁', at: clock.pass(5) }
    await store.transaction((tx) => tx.checks.keepWord(word))
    await store.transaction((tx) => tx.checks.keepWord(again))
    expect(await store.read.checks.words([methodId])).toEqual([again])
    expect(await store.read.checks.words([])).toEqual([])
    await store.transaction((tx) => tx.checks.dropWord(methodId, 'pay_directory'))
    expect(await store.read.checks.words([methodId])).toEqual([])
  })

  test('an order is known before it is sent, and until it is closed', async () => {
    const { store, a, clock } = given()
    const { id: methodId, providerId, subMchid } = await method(given())
    const whose = { methodId, providerId, subMchid, scene: 'native' } as const
    const order = { id: a.newId('co'), ...whose, createdAt: clock.now() }
    await store.transaction((tx) => tx.checks.insertOrder(order))
    expect(await store.read.checks.order(order.id)).toEqual(order)
    const at = clock.pass(1)
    await store.transaction((tx) => tx.checks.closeOrder(order.id, at))
    expect(await store.read.checks.order(order.id)).toEqual({ ...order, closedAt: at })
    expect(await store.read.checks.order(a.newId('co'))).toBeUndefined()
  })

  test('a probe is taken once; what was never taken is forgotten', async () => {
    const { store, a, clock } = given()
    const { id: methodId } = await method(given())
    const probe = { id: a.newId('kn'), methodId, createdAt: clock.now() }
    const lost = { id: a.newId('kn'), methodId, createdAt: clock.now() }
    const take = (id: typeof probe.id) => store.transaction((tx) => tx.checks.takeProbe(id))
    await store.transaction(async (tx) => {
      await tx.checks.insertProbe(probe)
      await tx.checks.insertProbe(lost)
    })
    expect(await take(probe.id)).toEqual(probe)
    expect(await take(probe.id)).toBeUndefined()
    await store.transaction((tx) => tx.checks.forgetProbesBefore(later(clock.now(), MINUTE_MS)))
    expect(await take(lost.id)).toBeUndefined()
  })
})
