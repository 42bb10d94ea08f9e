import { readClientFile } from '@ruzhu/cli/demo/client-file.ts'
import { act, createClient, fillApplyment, reached, submit } from '@ruzhu/cli/demo/onboarding.ts'
import { makeMethod } from '@ruzhu/cli/demo/selling.ts'
import type { Api } from '@ruzhu/cli/demo/api.ts'
import { makeFirstAccounts } from '@ruzhu/server/simulator/first-account.ts'
import type { Call, House } from './house.ts'

export type Shop = { clientId: string; applymentId: string; methodId: string; key: string; call: Call; api: Api }

/** A client that has been taken all the way to an enabled payment method, and a key that is bound to it. */
export async function openShop(house: House): Promise<Shop> {
  await makeFirstAccounts(house.server.parts, house.simulator.url)
  const { api: ruzhu, call } = await house.program()
  const file = await readClientFile()
  const clientId = await createClient(ruzhu, 'wechatpay', file)
  const accounts = await call('GET', '/v1/provider-accounts')
  const [account] = accounts.json.data as { id: string }[]
  const applyment = await fillApplyment(ruzhu, { clientId, providerId: account?.id ?? '' }, file)
  await submit(ruzhu, applyment)
  for (const [what, state] of STEPS) {
    await act(house.simulatorApi, ruzhu, applyment, what)
    await reached(ruzhu, applyment, state)
  }
  const methodId = await makeMethod(ruzhu, applyment, file)
  const own = await house.program(clientId)
  return { clientId, applymentId: applyment.id, methodId, ...own }
}

const STEPS = [
  ['approve', 'to_be_confirmed'],
  ['verify_account', 'to_be_signed'],
  ['sign', 'signing'],
  ['open', 'finished'],
] as const

let count = 0

export function order(shop: Pick<Shop, 'methodId'>, changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    method_id: shop.methodId,
    scene: 'native',
    out_trade_no: `T${Date.now()}${String(++count).padStart(4, '0')}`,
    description: '招牌牛腩粉 × 2',
    amount_fen: 7600,
    ...changes,
  }
}
