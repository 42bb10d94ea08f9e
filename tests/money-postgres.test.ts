import type { OnboardingDeps } from '@ruzhu/domain/deps.ts'
import type { Handed } from '@ruzhu/domain/messages/courier.ts'
import { addRoute } from '@ruzhu/domain/messages/save-route.ts'
import { sendKey } from '@ruzhu/domain/messages/send-key.ts'
import { sendMessage } from '@ruzhu/domain/messages/send-message.ts'
import { tryRoute } from '@ruzhu/domain/messages/try-route.ts'
import { fen } from '@ruzhu/domain/money.ts'
import { receiveNotification } from '@ruzhu/domain/notifications/receive-notification.ts'
import { askPayment } from '@ruzhu/domain/payments/ask-payment.ts'
import { createPayment } from '@ruzhu/domain/payments/create-payment.ts'
import type { Payment } from '@ruzhu/domain/payments/payments.ts'
import { askRefund } from '@ruzhu/domain/refunds/ask-refund.ts'
import { createRefund } from '@ruzhu/domain/refunds/create-refund.ts'
import { Secret } from '@ruzhu/domain/secret.ts'
import { postgres } from '@ruzhu/storage/testing/postgres.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { disagreements } from './money/agreement.ts'
import { agreeWhateverHappens } from './money/random.ts'
import { furnish, openWorld, type World } from './money/world.ts'

const databases = await postgres()

describe.skipIf(!databases)('two server processes over one PostgreSQL', () => {
  let world: World
  let processes: OnboardingDeps[]
  beforeAll(async () => {
    world = await openWorld(await databases?.url())
    processes = [world.deps, await world.secondProcess()]
  })
  afterAll(async () => {
    await world.close()
    await databases?.stop()
  })

  /** Both of them, `times` each, all at once. */
  const bothAtOnce = <Result>(times: number, work: (deps: OnboardingDeps, i: number) => Promise<Result>) =>
    Promise.all(Array.from({ length: 2 * times }, (_, i) => work(processes[i % 2] ?? world.deps, i)))
  const tea = (outTradeNo: string) =>
    ({ methodId: world.method.id, scene: 'native', outTradeNo, description: '一杯茶', amount: fen(1000) }) as const
  const paymentOf = ({ id }: Payment) => world.store.read.payments.byId(id)

  test('the same order at both is one payment', async () => {
    const made = await bothAtOnce(10, (deps) => createPayment(deps, tea('BOTH-1')))
    expect(new Set(made.map(({ id }) => id)).size).toBe(1)
  })

  test('two clients take the same number at once: each has a number of its own at the gateway', async () => {
    const other = await furnish(world.deps, '面馆')
    for (let i = 0; i < 10; i++) {
      const made = await bothAtOnce(1, (deps, side) =>
        createPayment(deps, { ...tea(`SAME-${i}`), methodId: side === 0 ? world.method.id : other.id }),
      )
      expect(new Set(made.map(({ gatewayTradeNo }) => gatewayTradeNo)).size).toBe(2)
    }
  })

  test('both hear and ask that it is paid: told once', async () => {
    const made = await createPayment(world.deps, tea('BOTH-2'))
    world.gateway.pay(made.gatewayTradeNo)
    await bothAtOnce(10, async (deps, i) => {
      await receiveNotification(deps, world.method.id, world.gateway.paymentNotice(made.gatewayTradeNo))
      await (i % 4 < 2 ? askPayment(deps, made.id) : world.runDue(deps))
    })
    expect(await paymentOf(made)).toMatchObject({ state: 'paid', paid: 1000 })
    expect(await world.eventTypes(made.id)).toEqual(['payment.paid'])
    await world.untilQuiet()
    expect(await disagreements(world, made.outTradeNo)).toEqual([])
  })

  test('both refund at once, and all refunds end at once: never more than was paid, and every fen is counted', async () => {
    const made = await createPayment(world.deps, tea('BOTH-3'))
    world.gateway.pay(made.gatewayTradeNo)
    await askPayment(world.deps, made.id)
    world.gateway.refundsEnd = 'pending'
    const asked = await bothAtOnce(25, (deps, i) =>
      createRefund(deps, { paymentId: made.id, outRefundNo: `B3-${i}`, amount: fen(90) }).catch(
        (error: unknown) => error,
      ),
    )
    const codes = asked.map((one) => (one instanceof Error && 'code' in one ? one.code : 'taken'))
    expect(codes.filter((code) => code === 'taken')).toHaveLength(11)
    expect(codes.filter((code) => code === 'REFUND_TOO_LARGE')).toHaveLength(39)

    world.gateway.refundsEnd = 'refunded'
    const refunds = await world.store.read.refunds.ofPayment(made.id)
    await Promise.all(refunds.flatMap(({ id }) => processes.map((deps) => askRefund(deps, id))))
    expect(await paymentOf(made)).toMatchObject({ state: 'partially_refunded', refunded: 990, refundReserved: 990 })
    await world.untilQuiet()
    expect(await disagreements(world, made.outTradeNo)).toEqual([])
  })

  test('both carry the same message: it is handed over once', async () => {
    const rule = { kind: 'wecom', name: '运营群', language: 'zh-CN' } as const
    const url = new Secret('robot_url', 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k')
    const { id } = await addRoute(world.deps, { ...rule, url }, 'test')
    const asker = world.deps.newId('us')
    let handed = 0
    const courier = async (): Promise<Handed> => {
      handed += 1
      return { outcome: 'sent' }
    }
    for (let i = 0; i < 10; i++) {
      const messageId = await tryRoute(world.deps, id, asker)
      const key = sendKey({ messageId, routeId: id })
      await bothAtOnce(2, (deps) => sendMessage({ ...deps, courier }, key))
      expect(await world.store.read.messages.byId(messageId)).toMatchObject({ state: 'sent' })
      expect(handed).toBe(i + 1)
    }
  })

  test('whatever happens in whatever order, the sums hold, and in the end we and the gateway agree', async () => {
    await agreeWhateverHappens(world, processes, 40)
  }, 120_000)
})
