import type { OnboardingDeps } from '@ruzhu/domain/deps.ts'
import { AppError } from '@ruzhu/domain/errors.ts'
import { fen } from '@ruzhu/domain/money.ts'
import { receiveNotification } from '@ruzhu/domain/notifications/receive-notification.ts'
import { askPayment } from '@ruzhu/domain/payments/ask-payment.ts'
import { closePayment } from '@ruzhu/domain/payments/close-payment.ts'
import { createPayment } from '@ruzhu/domain/payments/create-payment.ts'
import { createRefund } from '@ruzhu/domain/refunds/create-refund.ts'
import { Secret } from '@ruzhu/domain/secret.ts'
import { HOUR_MS, MINUTE_MS } from '@ruzhu/domain/time.ts'
import * as fc from 'fast-check'
import { expect } from 'vitest'
import { brokenSums, disagreements } from './agreement.ts'
import { diesIn, dyingAt } from './crash.ts'
import type { Fault } from './gateway.ts'
import type { World } from './world.ts'

const payment = fc.nat({ max: 1 })
const move = fc.oneof(
  fc.record({ kind: fc.constant('create'), payment }),
  fc.record({ kind: fc.constant('elsewhere'), payment, state: fc.constantFrom('open', 'paid', 'closed') }),
  fc.record({
    kind: fc.constant('pay'),
    payment,
    amount: fc.option(fc.constant(fen(700)), { freq: 10, nil: undefined }),
  }),
  fc.record({ kind: fc.constant('pay although closed'), payment }),
  fc.record({ kind: fc.constant('notify'), payment }),
  fc.record({ kind: fc.constant('close'), payment }),
  fc.record({ kind: fc.constant('ask'), payment }),
  fc.record({ kind: fc.constant('refund'), payment, no: fc.nat({ max: 3 }), amount: fc.integer({ min: 1, max: 900 }) }),
  fc.record({
    kind: fc.constant('refunds end'),
    as: fc.constantFrom('pending', 'refunded', 'closed', 'needs_attention'),
  }),
  fc.record({ kind: fc.constant('listen'), status: fc.constantFrom(204, 500) }),
  fc.record({ kind: fc.constant('pass'), ms: fc.constantFrom(5000, MINUTE_MS, 30 * MINUTE_MS, 2 * HOUR_MS) }),
  fc.record({ kind: fc.constant('work') }),
)
type Move = typeof move extends fc.Arbitrary<infer One> ? One : never
const fault = fc.option(fc.constantFrom<Fault>('lose_request', 'lose_answer', 'refuse'), { nil: undefined, freq: 3 })
/** Up to three moves at the same time, each killed at some step or not, and what the gateway's next answers meet. */
const round = fc.record({
  moves: fc.array(fc.record({ move, diesAt: fc.option(fc.integer({ min: 1, max: 8 }), { nil: Infinity, freq: 3 }) }), {
    minLength: 1,
    maxLength: 3,
  }),
  faults: fc.array(fault, { maxLength: 3 }),
})

let number = 0

/** Throws where the sums break on the way, or our records and the gateway's ledger disagree in the end. */
export async function agreeWhateverHappens(
  world: World,
  processes: readonly OnboardingDeps[],
  numRuns: number,
): Promise<void> {
  const property = fc.asyncProperty(fc.array(round, { minLength: 3, maxLength: 14 }), async (rounds) => {
    number += 1
    const orders = [`RANDOM-${number}-a`, `RANDOM-${number}-b`]
    world.gateway.refundsEnd = 'refunded'
    world.gateway.looksAtStateFirst = number % 2 === 0
    world.listen(() => 204)
    for (const { moves, faults } of rounds) {
      const left = [...faults]
      world.gateway.fault = () => left.shift()
      await Promise.all(
        moves.map(({ move, diesAt }, i) => {
          const deps = processes[i % processes.length] ?? world.deps
          return diesIn(() => make(world, orders, move, dyingAt(diesAt, deps).deps))
        }),
      )
      for (const order of orders) expect(await sumsOf(world, order)).toEqual([])
    }
    await settle(world, orders)
    for (const order of orders) expect(await disagreements(world, order)).toEqual([])
  })
  await fc.assert(property, { numRuns })
}

async function make(world: World, orders: readonly string[], move: Move, deps: OnboardingDeps): Promise<void> {
  const outTradeNo = 'payment' in move ? (orders[move.payment] ?? '') : ''
  try {
    await (await moveOf(world, move, outTradeNo, deps))()
  } catch (error) {
    if (!(error instanceof AppError)) throw error
  }
}

async function moveOf(world: World, move: Move, outTradeNo: string, deps: OnboardingDeps): Promise<() => unknown> {
  const { gateway, method, store } = world
  const made = await store.read.payments.byOutTradeNo(method.clientId, outTradeNo)
  const order = made?.gatewayTradeNo ?? outTradeNo
  switch (move.kind) {
    case 'create':
      return () =>
        createPayment(deps, {
          methodId: method.id,
          ...(isTill(outTradeNo) ? AT_TILL : { scene: 'native' }),
          outTradeNo,
          description: '一杯茶',
          amount: fen(900),
        })
    case 'elsewhere':
      // an order of another system that nobody ends would be asked about for ever at a till
      return () =>
        gateway.orderElsewhere(outTradeNo, isTill(outTradeNo) && move.state === 'open' ? 'closed' : move.state)
    case 'pay':
      return () => gateway.ours(order) && gateway.pay(order, made?.pay && move.amount)
    case 'pay although closed':
      return () => gateway.ours(order)?.state === 'closed' && gateway.payAlthoughClosed(order)
    case 'notify':
      return () => gateway.ours(order)?.paid !== undefined && notify(world, order, deps)
    case 'close':
      return () => made && closePayment(deps, made.id)
    case 'ask':
      return () => made && askPayment(deps, made.id)
    case 'refund':
      return () =>
        made &&
        createRefund(deps, { paymentId: made.id, outRefundNo: `${outTradeNo}-${move.no}`, amount: fen(move.amount) })
    case 'refunds end':
      return () => {
        gateway.refundsEnd = move.as
      }
    case 'listen':
      return () => world.listen(() => move.status)
    case 'pass':
      return () => world.pass(move.ms)
    case 'work':
      return () => world.runDue(deps)
  }
}

/** Every third run has one that is paid by being sent. */
const isTill = (outTradeNo: string) => /[0369]-b$/.test(outTradeNo)
const AT_TILL = { scene: 'bar_code', authCode: new Secret('auth_code', '289821938427483742') } as const

const notify = (world: World, outTradeNo: string, deps: OnboardingDeps = world.deps) =>
  receiveNotification(deps, world.method.id, world.gateway.paymentNotice(outTradeNo))

async function sumsOf(world: World, outTradeNo: string): Promise<string[]> {
  return world.store.transaction(async (tx) => {
    const made = await tx.payments.byOutTradeNo(world.method.clientId, outTradeNo)
    return made ? brokenSums(made, await tx.refunds.ofPayment(made.id)) : []
  })
}

/** The gateway is well again and tells what it had not got through, the client's system listens, and all is worked off. */
async function settle(world: World, orders: readonly string[]): Promise<void> {
  world.gateway.fault = () => undefined
  world.gateway.refundsEnd = 'refunded'
  for (const refund of world.gateway.refunds.values()) {
    if (refund.state === 'needs_attention') refund.state = 'refunded'
  }
  world.listen(() => 204)
  for (const order of orders) {
    const made = await world.store.read.payments.byOutTradeNo(world.method.clientId, order)
    const number = made?.gatewayTradeNo ?? order
    if (world.gateway.ours(number)?.paid !== undefined) await notify(world, number)
  }
  await world.untilQuiet()
}
