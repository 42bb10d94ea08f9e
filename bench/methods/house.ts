import { addClient } from '@ruzhu/domain/clients/create-client.ts'
import type { ClientId, MethodId } from '@ruzhu/domain/ids.ts'
import { fen } from '@ruzhu/domain/money.ts'
import { createPayment } from '@ruzhu/domain/payments/create-payment.ts'
import { isOffered } from '@ruzhu/domain/payments/payments.ts'
import type { Records } from '@ruzhu/domain/store.ts'
import { readConfig } from '@ruzhu/server/config.ts'
import { type RunningServer, startServer } from '@ruzhu/server/start.ts'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ANSWERED_AT } from '../wechatpay/answering.ts'
import { newAccount, newMethod } from './accounts.ts'

export type PayingHouse = Awaited<ReturnType<typeof openPayingHouse>>

/**
 * A server whose clients are each paid by an account and keys of their own. Its clock stands where the gateway's answers
 * are signed, so that nothing falls due meanwhile.
 */
export async function openPayingHouse(clients: number, gateway: string) {
  const folder = await mkdtemp(join(tmpdir(), 'ruzhu-bench-'))
  const config = readConfig({
    RUZHU_PORT: '0',
    RUZHU_DATA_DIR: folder,
    RUZHU_SIMULATOR: 'off',
    RUZHU_WECHATPAY_URL: gateway,
    RUZHU_LOG: 'silent',
  })
  const server = await startServer({ config, now: () => ANSWERED_AT })
  const methods = await fill(server, clients)
  const { deps } = server.parts
  let paid = 0
  return {
    /** Each time with the keys of the next client. A payment that failed would be the fastest of all. */
    async pay(): Promise<void> {
      const methodId = methods[paid++ % methods.length]
      if (!methodId) throw new RangeError('one method at least')
      const payment = await createPayment(deps, { ...ORDER, methodId, outTradeNo: `BENCH-${paid}` })
      if (!isOffered(payment)) throw new Error(`${payment.id} was not offered`)
    },
    async close() {
      await server.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const ORDER = {
  scene: 'jsapi',
  description: '招牌牛腩粉',
  amount: fen(8800),
  payerOpenid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o',
} as const

type Deps = RunningServer['parts']['deps']

/** Each in two steps, as people do it: with a client its key to seal things with is made, and kept before anything is sealed. */
async function fill({ parts: { deps } }: RunningServer, clients: number): Promise<readonly MethodId[]> {
  const clientIds = await deps.store.transaction(async (tx) => {
    const ids: ClientId[] = []
    for (let n = 0; n < clients; n++) ids.push(await addNumbered(tx, deps, n))
    return ids
  })
  const methods: MethodId[] = []
  for (const [n, clientId] of clientIds.entries()) {
    const account = newAccount(deps.newId('sp'), clientId, n)
    const method = newMethod(deps.newId('pm'), account)
    methods.push(method.id)
    await deps.store.transaction(async (tx) => {
      await tx.providers.insert(account, '林晓')
      if (!(await tx.methods.insert(method))) throw new Error(`${method.name} is taken`)
    })
  }
  return methods
}

async function addNumbered(tx: Records, deps: Deps, n: number): Promise<ClientId> {
  const input = { name: `示例第 ${n} 号餐饮有限公司`, contactName: '李雷', contactPhone: '13800138000', wants: [] }
  const { id } = await addClient(tx, deps, input, '林晓')
  return id
}
