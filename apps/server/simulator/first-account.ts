import type { ChannelModule } from '@ruzhu/channels/contract/channel.ts'
import type { AskSimulator } from '@ruzhu/channels/contract/test-account.ts'
import { CHANNELS } from '@ruzhu/channels/index.ts'
import { redirectUri } from '@ruzhu/domain/grants/start-authorization.ts'
import { request } from 'undici'
import type { Parts } from '../parts.ts'
import { notifyUrl, save } from '../routes/provider-accounts.ts'

/** Where there is no account at a platform yet, the simulator opens one, so that a newcomer can begin with a client at once. */
export async function makeFirstAccounts(parts: Parts, simulatorUrl: string): Promise<void> {
  const held = new Set((await parts.deps.store.read.providers.ours()).map(({ channel }) => channel))
  for (const channel of CHANNELS.filter(({ descriptor }) => !held.has(descriptor.name))) {
    await makeAccount(parts, channel, asking(simulatorUrl))
  }
}

async function makeAccount(parts: Parts, { descriptor, testAccount }: ChannelModule, ask: AskSimulator) {
  const { open, enter } = await testAccount()
  const { account } = await save(parts, { channel: descriptor.name, ...(await open(ask)) }, { name: '模拟器' })
  const { id, settings } = account
  await enter?.(ask, settings, { notifyUrl: notifyUrl(parts.deps, id), redirectUri: redirectUri(parts.deps, id) })
}

function asking(simulatorUrl: string): AskSimulator {
  return async (method, path, body) => {
    const answer = await request(new URL(path, simulatorUrl), {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    })
    const said: unknown = await answer.body.json()
    const isGood = answer.statusCode < 300 && typeof said === 'object' && said !== null
    if (!isGood) throw new Error(`the simulator answered ${answer.statusCode} to ${method} ${path}`)
    return { ...said }
  }
}
