import type { OnboardingDeps } from '@ruzhu/domain/deps.ts'
import { fen } from '@ruzhu/domain/money.ts'
import { receiveNotification } from '@ruzhu/domain/notifications/receive-notification.ts'
import { askPayment } from '@ruzhu/domain/payments/ask-payment.ts'
import { closePayment } from '@ruzhu/domain/payments/close-payment.ts'
import { createPayment } from '@ruzhu/domain/payments/create-payment.ts'
import type { PaymentRequest } from '@ruzhu/domain/payments/payment-request.ts'
import type { Payment } from '@ruzhu/domain/payments/payments.ts'
import { askRefund } from '@ruzhu/domain/refunds/ask-refund.ts'
import { createRefund } from '@ruzhu/domain/refunds/create-refund.ts'
import { AppError } from '@ruzhu/domain/errors.ts'
import { Secret } from '@ruzhu/domain/secret.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { disagreements } from './money/agreement.ts'
import { diesIn, dyingAt } from './money/crash.ts'
import type { Fault } from './money/gateway.ts'
import { openWorld, type World } from './money/world.ts'

let world: World
let number = 0
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

type Tried = { request: PaymentRequest; made?: Payment }
type Case = {
  name: string
  /** What has happened before. */
  before?: (tried: Tried) => Promise<unknown>
  /** What we are doing when the process dies. */
  act: (deps: OnboardingDeps, tried: Tried) => Promise<unknown>
  /** What others do when it is dead, and the client's system when it is back. */
  after?: (tried: Tried) => unknown
  /** Without the crash it takes so many steps at least, or it is not the case that it says. */
  steps: number
}

const create = async (tried: Tried) => {
  tried.made = await createPayment(world.deps, tried.request)
}
const pay = ({ request }: Tried) => world.gateway.pay(request.outTradeNo)
/** The payer pays what was shown, under whichever number. */
async function payOffered({ request }: Tried): Promise<void> {
  const made = await world.store.read.payments.byOutTradeNo(world.method.clientId, request.outTradeNo)
  if (made?.pay) world.gateway.pay(made.gatewayTradeNo)
}
async function askAbout({ request }: Tried): Promise<void> {
  const made = await world.store.read.payments.byOutTradeNo(world.method.clientId, request.outTradeNo)
  if (made) await askPayment(world.deps, made.id)
}
async function elsewhere({ outTradeNo }: PaymentRequest, state: 'open' | 'paid'): Promise<void> {
  world.gateway.orderElsewhere(outTradeNo, state)
}
const sell = async (tried: Tried) => {
  await create(tried)
  pay(tried)
  await askPayment(world.deps, made(tried).id)
}
const repeat = (tried: Tried) => createPayment(world.deps, tried.request).catch(expected)
const till = (request: PaymentRequest): PaymentRequest => ({
  ...request,
  scene: 'bar_code',
  authCode: new Secret('auth_code', '289821938427483742'),
})
const refund = (deps: OnboardingDeps, tried: Tried) =>
  createRefund(deps, { paymentId: made(tried).id, outRefundNo: `R-${tried.request.outTradeNo}`, amount: fen(3000) })
const notify = (deps: OnboardingDeps, { request }: Tried) =>
  receiveNotification(deps, world.method.id, world.gateway.paymentNotice(request.outTradeNo))

const CASES: readonly Case[] = [
  {
    name: 'creating a payment, then the payer pays what was shown',
    act: (deps, { request }) => createPayment(deps, request),
    after: payOffered,
    steps: 3,
  },
  {
    name: 'creating a payment, and it is paid although we know of no offer',
    act: (deps, { request }) => createPayment(deps, request),
    after: async (tried) => {
      if (pay(tried)) await notify(world.deps, tried)
    },
    steps: 3,
  },
  {
    name: 'creating a payment, then the client repeats and the payer pays',
    act: (deps, { request }) => createPayment(deps, request),
    after: async (tried) => {
      await repeat(tried)
      pay(tried)
    },
    steps: 3,
  },
  ...(['open', 'paid'] as const).flatMap((state): Case[] => [
    {
      name: `creating a payment whose number another system has used (${state}), then the client repeats and the payer pays`,
      before: ({ request }) => elsewhere(request, state),
      act: (deps, { request }) => createPayment(deps, request),
      after: async (tried) => {
        await askAbout(tried)
        await repeat(tried)
        await payOffered(tried)
      },
      steps: 5,
    },
    {
      name: `creating a payment whose number another system has used (${state}), and nobody repeats`,
      before: ({ request }) => elsewhere(request, state),
      act: (deps, { request }) => createPayment(deps, request),
      after: askAbout,
      steps: 5,
    },
  ]),
  { name: 'charging at a till', act: (deps, { request }) => createPayment(deps, till(request)), steps: 5 },
  {
    name: 'charging at a till, then the same code is sent again',
    act: (deps, { request }) => createPayment(deps, till(request)),
    after: ({ request }) => createPayment(world.deps, till(request)).catch(expected),
    steps: 5,
  },
  {
    name: 'charging at a till, then another payer’s code is sent under the number',
    act: (deps, { request }) => createPayment(deps, till(request)),
    after: ({ request }) =>
      createPayment(world.deps, { ...till(request), payerClientIp: '203.0.113.7' }).catch(expected),
    steps: 5,
  },
  ...(['closed', 'paid'] as const).map(
    (state): Case => ({
      name: `charging at a till under a number that another system has used (${state})`,
      before: async ({ request }) => world.gateway.orderElsewhere(request.outTradeNo, state, { amount: fen(100) }),
      act: (deps, { request }) => createPayment(deps, till(request)),
      after: ({ request }) => createPayment(world.deps, till(request)).catch(expected),
      steps: 8,
    }),
  ),
  {
    name: 'asking about a paid one',
    before: sellUnasked,
    act: (deps, tried) => askPayment(deps, made(tried).id),
    steps: 3,
  },
  {
    name: 'closing what has expired',
    before: async (tried) => {
      await create(tried)
      world.clock.at = made(tried).expiresAt.getTime()
    },
    act: (deps, tried) => askPayment(deps, made(tried).id),
    steps: 5,
  },
  { name: 'closing', before: create, act: (deps, tried) => closePayment(deps, made(tried).id), steps: 4 },
  {
    name: 'closing what was just paid',
    before: sellUnasked,
    act: (deps, tried) => closePayment(deps, made(tried).id),
    steps: 4,
  },
  {
    name: 'hearing that it was paid',
    before: sellUnasked,
    act: async (deps, tried) => {
      await notify(deps, tried)
      await world.runDue(deps)
    },
    // what was not acknowledged, the gateway sends again
    after: (tried) => notify(world.deps, tried),
    steps: 8,
  },
  {
    name: 'hearing that it was paid after it was closed, and giving it back',
    before: async (tried) => {
      await create(tried)
      await closePayment(world.deps, made(tried).id)
      world.gateway.payAlthoughClosed(tried.request.outTradeNo)
      await notify(world.deps, tried)
    },
    act: async (deps) => {
      for (let rounds = 0; rounds < 4; rounds++) await world.runDue(deps)
    },
    steps: 15,
  },
  { name: 'refunding', before: sell, act: refund, steps: 4 },
  {
    name: 'refunding, and the client repeats',
    before: sell,
    act: refund,
    after: (tried) => refund(world.deps, tried).catch(expected),
    steps: 4,
  },
  {
    name: 'sending a refund that never arrived',
    before: async (tried) => {
      await sell(tried)
      world.gateway.fault = (asked) => (asked.startsWith('refund') ? 'lose_request' : undefined)
      await refund(world.deps, tried)
      world.gateway.fault = () => undefined
    },
    act: async (deps, tried) => {
      const [refund] = await world.store.read.refunds.ofPayment(made(tried).id)
      if (refund) await askRefund(deps, refund.id)
    },
    steps: 6,
  },
  {
    name: 'telling the client’s system',
    before: sell,
    act: (deps) => world.runDue(deps),
    steps: 6,
  },
]

describe.each(CASES)('killed while $name', (one) => {
  test.each<Fault | undefined>([undefined, 'lose_request', 'lose_answer', 'refuse'])(
    'at any instant, nothing is lost or doubled (the gateway’s first answer: %s)',
    async (fault) => {
      const steps = await stepsUntilThrough(one, fault)
      if (fault === undefined) expect(steps).toBeGreaterThanOrEqual(one.steps)
    },
  )
})

/** Kills at step 1, 2, 3, … until it gets through, and lets everything settle after each. */
async function stepsUntilThrough(one: Case, fault: Fault | undefined): Promise<number> {
  for (let k = 1; ; k++) {
    number += 1
    const outTradeNo = `CRASH-${number}`
    const amount = fen(8800)
    const tried: Tried = {
      request: { methodId: world.method.id, scene: 'native', outTradeNo, description: '一杯茶', amount },
    }
    await one.before?.(tried)
    let faults = fault === undefined ? 0 : 1
    world.gateway.fault = () => (faults-- > 0 ? fault : undefined)
    const dying = dyingAt(k, world.deps)
    const died = await diesIn(() => one.act(dying.deps, tried).catch(expected))
    world.gateway.fault = () => undefined
    await one.after?.(tried)
    await world.untilQuiet()
    expect(await disagreements(world, outTradeNo), `killed at step ${k}`).toEqual([])
    if (!died) return dying.steps()
  }
}

/** Refusals and lost answers are told to the caller; only a crash or a fault of ours goes on. */
function expected(error: unknown): void {
  if (!(error instanceof AppError)) throw error
}

function made({ made }: Tried): Payment {
  if (!made) throw new Error('it was not made')
  return made
}

async function sellUnasked(tried: Tried): Promise<void> {
  await create(tried)
  pay(tried)
}
