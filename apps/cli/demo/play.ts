import type { ChannelModule } from '@ruzhu/channels/contract/channel.ts'
import { fen, yuanFromFen } from '@ruzhu/domain/money.ts'
import { type Api, connect, text } from './api.ts'
import * as authorizing from './authorizing.ts'
import { ledgerBooks, ourBooks, shopBook } from './books.ts'
import type { ClientFile } from './client-file.ts'
import { differences, sum } from './compare.ts'
import * as onboarding from './onboarding.ts'
import type { Running } from './processes.ts'
import * as selling from './selling.ts'
import { setUpProvider, signIn, startServer, startShop } from './set-up.ts'
import { Disappointment, type Story } from './story.ts'

type Stage = {
  channel: ChannelModule
  story: Story
  folder: string
  file: ClientFile
  keep: (process: Running) => void
}

/** The whole of it, in the order in which it happens to a real client. */
export async function play(stage: Stage): Promise<void> {
  const { story, folder, keep } = stage
  const { house } = await story.step('start', async () => {
    const house = await startServer(folder, keep)
    return { house, facts: { url: house.url, simulator: house.simulator } }
  })
  const { administrator, ruzhu } = await story.step('sign_in', async () => {
    const { email, hint, ...sides } = await signIn(house)
    return { ...sides, facts: { email, hint } }
  })
  const sides = { administrator, ruzhu, simulator: connect(house.simulator), url: house.url }
  const { providerId } = await story.step('provider', async () => {
    const { id, account } = await setUpProvider(stage.channel, administrator, sides.simulator)
    return { providerId: id, facts: { account } }
  })
  const { clientId } = await story.step('client', async () => ({
    clientId: await onboarding.createClient(sides.ruzhu, stage.channel.descriptor.name, stage.file),
    facts: { name: stage.file.client.name },
  }))
  const onboard = stage.channel.descriptor.authorization ? byAuthorization : byApplyment
  await sell(stage, sides, await onboard(stage, sides, { clientId, providerId }))
}

type Sides = { administrator: Api; ruzhu: Api; simulator: Api; url: string }

type Begun = { clientId: string; providerId: string }

/** The merchant is paid at the platform already, and lets us act for it. */
async function byAuthorization({ channel, story }: Stage, { ruzhu }: Sides, begun: Begun): Promise<selling.Merchant> {
  const { link } = await story.step('link', async () => {
    const link = await authorizing.makeLink(ruzhu, { ...begun, channel: channel.descriptor.name })
    return { link, facts: { url: new URL(link.url).host } }
  })
  await story.step('agree', async () => {
    const { subMchid } = await authorizing.agree(link, ruzhu)
    return { facts: { sub_mchid: subMchid } }
  })
  return { clientId: begun.clientId }
}

/** From a name on a list to a sub_mchid, with one rejection on the way. */
async function byApplyment(
  { story, file }: Stage,
  { ruzhu, simulator }: Sides,
  begun: Begun,
): Promise<selling.Merchant> {
  const { applyment } = await story.step('fill', async () => {
    const filled = await onboarding.fillApplyment(ruzhu, begun, file)
    return { applyment: filled, facts: { fields: filled.fields, pictures: filled.pictures } }
  })
  await story.step('check', async () => ({ facts: await onboarding.checkApplyment(ruzhu, applyment) }))
  await story.step('submit', async () => {
    const submitted = await onboarding.submit(ruzhu, applyment)
    const { uploads } = await onboarding.lookAtSubmission(simulator, file)
    return { facts: { applyment_id: text(submitted, 'applyment_id'), uploads } }
  })
  await story.step('reject', async () => {
    await onboarding.reject(ruzhu, simulator, applyment, file)
    return { facts: { field_name: file.rejection.field_name, reason: file.rejection.reject_reason } }
  })
  await story.step('mend', async () => {
    const { number } = await onboarding.mend(ruzhu, applyment, file)
    const before = String(file.form[file.rejection.path])
    return { facts: { before, after: file.rejection.mended, number } }
  })

  const who = String(file.form['contact_info.contact_name'])
  const then = async (act: onboarding.PlatformAct, state: string) => {
    await onboarding.act(simulator, ruzhu, applyment, act)
    return onboarding.reached(ruzhu, applyment, state)
  }
  await story.step('approve', async () => {
    await then('approve', 'to_be_confirmed')
    return { facts: { who } }
  })
  await story.step('verify_account', async () => {
    await then('verify_account', 'to_be_signed')
    return { facts: { who } }
  })
  await story.step('sign', async () => {
    await then('sign', 'signing')
    return { facts: {} }
  })
  await story.step('open', async () => {
    await onboarding.act(simulator, ruzhu, applyment, 'open')
    const finished = await onboarding.reachedByPolling(ruzhu, applyment, 'finished')
    return { facts: { sub_mchid: text(finished, 'sub_mchid') } }
  })
  return { clientId: applyment.clientId, applymentId: applyment.id }
}

/** From a payment method to the first refund, and to books that agree. */
async function sell(
  stage: Stage,
  { administrator, ruzhu, simulator, url }: Sides,
  merchant: selling.Merchant,
): Promise<void> {
  const { story, folder, file, keep } = stage
  const { methodId } = await story.step('method', async () => ({
    methodId: await selling.makeMethod(ruzhu, merchant, file),
    facts: { name: file.method.name },
  }))
  const { shop } = await story.step('shop', async () => {
    const shopUrl = await startShop(folder, administrator, { url, clientId: merchant.clientId, methodId }, keep)
    return { shop: connect(shopUrl), facts: { url: shopUrl } }
  })
  const { order } = await story.step('order', async () => {
    const order = await selling.placeOrder(shop, file)
    return { order, facts: { item: file.order.item, amount: yuan(order.amountFen), out_trade_no: order.no } }
  })
  await story.step('pay', async () => {
    const transactionId = await selling.payOrder(simulator, order)
    return { facts: { amount: yuan(order.amountFen), transaction_id: transactionId } }
  })
  await story.step('notified', async () => {
    await selling.notificationArrived(simulator, order)
    await selling.shopKnows(shop, order, 'paid')
    return { facts: { event: 'payment.paid' } }
  })
  await story.step('refund', async () => {
    const { leftFen } = await selling.refundPart(ruzhu, shop, order, file)
    return { facts: { amount: yuan(file.refund.amount_fen), left: yuan(leftFen) } }
  })
  await story.step('compare', () => compare(ruzhu, simulator, shop))
}

/** Every order and every fen, ours against the platform's and the shop's against the platform's, from both sides. */
async function compare(ruzhu: Api, simulator: Api, shop: Api) {
  const [ours, ledger, shops] = await Promise.all([ourBooks(ruzhu), ledgerBooks(simulator), shopBook(shop)])
  const found = [
    ...differences(ours.payments, ledger.payments),
    ...differences(ours.refunds, ledger.refunds),
    ...differences(shops, ledger.payments),
  ]
  if (found.length > 0) throw new Disappointment('books that agree', JSON.stringify(found))
  return {
    facts: {
      payments: ledger.payments.entries.length,
      paid: yuan(sum(ledger.payments)),
      refunds: ledger.refunds.entries.length,
      refunded: yuan(sum(ledger.refunds)),
    },
  }
}

function yuan(amount: number): string {
  return `¥${yuanFromFen(fen(amount))}`
}
