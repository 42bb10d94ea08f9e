import { REFUSALS_KEPT, REFUSALS_KEPT_MS, type KeptRefusal } from '@ruzhu/domain/refusals/refusals.ts'
import { expect, test } from 'vitest'
import { contract } from '../testing/contract.ts'

contract('refusals', (given) => {
  const refusalOf = (changes: Partial<KeptRefusal> = {}): KeptRefusal => {
    const { a, clock } = given()
    return {
      id: a.newId('gn'),
      clientId: a.newId('cl'),
      providerId: a.newId('sp'),
      methodId: a.newId('pm'),
      subject: a.newId('pay'),
      call: 'prepay',
      refusal: { channel: 'somepay', status: 400, code: 'PARAM_ERROR', message: '参数错误', requestId: '08F5-268' },
      at: clock.now(),
      ...changes,
    }
  }

  test('a refusal is found by its object, its request, its method and its client', async () => {
    const { store } = given()
    const kept = refusalOf()
    await store.transaction((tx) => tx.refusals.insert(kept))
    await store.transaction((tx) => tx.refusals.insert(refusalOf({ refusal: { ...kept.refusal, requestId: 'other' } })))
    const { refusals } = store.read
    expect(await refusals.ofSubject(kept.subject, 5)).toEqual([kept])
    expect(await refusals.ofRequest('08F5-268')).toEqual([kept])
    expect(kept.methodId && (await refusals.ofMethod(kept.methodId, 5))).toEqual([kept])
    expect(await refusals.ofClient(kept.clientId, 5)).toEqual([kept])
  })

  test('without a method it is counted by its client, and what the gateway left out stays out', async () => {
    const { store } = given()
    const { methodId: _none, ...rest } = refusalOf({ call: 'applyment' })
    const kept = { ...rest, refusal: { channel: 'somepay', status: 403, code: 'NO_AUTH', message: '' } }
    await store.transaction((tx) => tx.refusals.insert(kept))
    expect(await store.read.refusals.ofClient(kept.clientId, 5)).toEqual([kept])
  })

  test('of a method only the newest are kept, and of another one none is lost by that', async () => {
    const { store, a } = given()
    const [busy, calm] = [a.newId('pm'), refusalOf()]
    await store.transaction((tx) => tx.refusals.insert(calm))
    await store.transaction(async (tx) => {
      for (let n = 0; n < REFUSALS_KEPT + 30; n++)
        await tx.refusals.insert(refusalOf({ methodId: busy, subject: `${n}` }))
    })
    const kept = await store.read.refusals.ofMethod(busy, 1000)
    expect(kept).toHaveLength(REFUSALS_KEPT)
    expect(calm.methodId && (await store.read.refusals.ofMethod(calm.methodId, 5))).toEqual([calm])
  })

  test('what is old goes as new ones come', async () => {
    const { store, clock } = given()
    const old = refusalOf()
    await store.transaction((tx) => tx.refusals.insert(old))
    clock.pass(REFUSALS_KEPT_MS + 1)
    // a few old rows go with each new one, so that none has to wait for all
    for (let n = 0; n < 10; n++) await store.transaction((tx) => tx.refusals.insert(refusalOf()))
    expect(await store.read.refusals.ofSubject(old.subject, 5)).toEqual([])
  })
})
