import { type AnsweredProblem, PROBLEMS_KEPT, PROBLEMS_KEPT_MS } from '@ruzhu/domain/problems/problems.ts'
import { expect, test } from 'vitest'
import { contract } from '../testing/contract.ts'

contract('problems', (given) => {
  let count = 0
  const problemOf = (changes: Partial<AnsweredProblem> = {}): AnsweredProblem => ({
    requestId: `rq_${++count}`,
    caller: given().a.newId('ak'),
    clientId: given().a.newId('cl'),
    operation: 'createPayment',
    status: 422,
    code: 'GATEWAY_REFUSED',
    subject: given().a.newId('pay'),
    gateway: { code: 'PARAM_ERROR', message: '参数错误', requestId: '08F5' },
    at: given().clock.now(),
    ...changes,
  })

  test('an answered problem is found by its request id', async () => {
    const { store } = given()
    const whole = problemOf()
    const { clientId: _c, subject: _s, gateway: _g, ...bare } = problemOf()
    for (const problem of [whole, bare]) await store.transaction((tx) => tx.problems.insert(problem))
    for (const problem of [whole, bare]) {
      expect(await store.read.problems.byRequestId(problem.requestId)).toEqual(problem)
    }
    expect(await store.read.problems.byRequestId('rq_none')).toBeUndefined()
  })

  test('of a caller only the newest are kept, and what is old goes when something new comes', async () => {
    const { store, a, clock } = given()
    const [caller, old] = [a.newId('ak'), problemOf()]
    await store.transaction((tx) => tx.problems.insert(old))
    const first = problemOf({ caller })
    await store.transaction((tx) => tx.problems.insert(first))
    await store.transaction(async (tx) => {
      for (let n = 0; n < PROBLEMS_KEPT; n++) await tx.problems.insert(problemOf({ caller, at: clock.pass(1) }))
    })
    expect(await store.read.problems.byRequestId(first.requestId)).toBeUndefined()
    expect(await store.read.problems.byRequestId(old.requestId)).toEqual(old)
    clock.pass(PROBLEMS_KEPT_MS + 1)
    await store.transaction((tx) => tx.problems.insert(problemOf()))
    expect(await store.read.problems.byRequestId(old.requestId)).toBeUndefined()
  })
})
