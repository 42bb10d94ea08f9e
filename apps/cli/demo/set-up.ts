import type { ChannelModule } from '@ruzhu/channels/contract/channel.ts'
import type { AskSimulator } from '@ruzhu/channels/contract/test-account.ts'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Api, connect, text } from './api.ts'
import { type Running, freePort, start } from './processes.ts'
import { Disappointment } from './story.ts'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
const LAUNCHER = join(ROOT, 'apps/cli/ruzhu.mjs')
const SHOP = join(ROOT, 'apps/demo-shop/main.ts')
const EMAIL = 'linxiao@example.com'

export type House = { url: string; simulator: string; signInLink: URL }

/** The server as a client would run it, with an embedded database and the simulator, on ports that are free. */
export async function startServer(folder: string, keep: (process: Running) => void): Promise<House> {
  const port = Number(process.env['RUZHU_PORT'] || (await freePort()))
  const simulatorPort = Number(process.env['RUZHU_SIMULATOR_PORT'] || (await freePort()))
  const server = start('ruzhu serve', [LAUNCHER, 'serve', '--no-build'], {
    cwd: folder,
    logFile: join(folder, 'server.log'),
    env: {
      RUZHU_ENVIRONMENT: 'test',
      RUZHU_PORT: String(port),
      RUZHU_SIMULATOR: 'on',
      RUZHU_SIMULATOR_PORT: String(simulatorPort),
      RUZHU_DATA_DIR: join(folder, 'data'),
      RUZHU_LOG: 'info',
    },
  })
  keep(server)
  const [link] = await server.line(/https?:\/\/\S*token=\S+/)
  return {
    url: `http://127.0.0.1:${port}`,
    simulator: `http://127.0.0.1:${simulatorPort}`,
    signInLink: new URL(link),
  }
}

export type SignedIn = { administrator: Api; ruzhu: Api; hint: string; email: string }

/** Signs in as a person does, by the link, and makes the key that programs go on with. */
export async function signIn({ url, signInLink }: House): Promise<SignedIn> {
  const token = signInLink.searchParams.get('token')
  if (!token) throw new Disappointment('a token in the sign-in link', signInLink.href)
  const fromConsole = { 'content-type': 'application/json', 'x-ruzhu-console': '1', origin: url }
  const claimed = await fetch(new URL('/v1/session/claim', url), {
    method: 'POST',
    headers: fromConsole,
    body: JSON.stringify({ token, email: EMAIL, name: '林晓', password: 'ruzhu-demo-password-2026' }),
  })
  if (!claimed.ok) throw new Disappointment('2xx for the sign-in link', `${claimed.status} ${await claimed.text()}`)
  const cookie = claimed.headers
    .getSetCookie()
    .map((header) => header.split(';')[0])
    .join('; ')
  const administrator = connect(url, () => ({ 'x-ruzhu-console': '1', origin: url, cookie }))
  const key = text(await administrator.post('/v1/api-keys', { name: 'ruzhu demo' }), 'key')
  const ruzhu = connect(url, () => ({ authorization: `Bearer ${key}` }))
  return { administrator, ruzhu, hint: key.slice(0, 8), email: EMAIL }
}

/** Takes the numbers and keys that the platform hands to a new service provider, and saves them with us. */
export async function setUpProvider(
  { descriptor, testAccount }: ChannelModule,
  administrator: Api,
  simulator: Api,
): Promise<{ account: string; id: string }> {
  const { open, enter } = await testAccount()
  const ask: AskSimulator = (method, path, body) =>
    method === 'POST' ? simulator.post(path, body) : simulator.patch(path, body)
  const opened = await open(ask)
  const saved = await administrator.post('/v1/provider-accounts', { channel: descriptor.name, ...opened })
  if (enter && 'notify_url' in saved) {
    const addresses = { notifyUrl: text(saved, 'notify_url'), redirectUri: text(saved, 'redirect_uri') }
    await enter(ask, opened.settings, addresses)
  }
  const identity = descriptor.account.filter((field) => field.identity).map(({ name }) => opened.settings[name])
  return { account: identity.join(' · '), id: text(saved, 'id') }
}

/** The client's own system: told its port, its key and the secret of its webhooks, as a developer would be. */
export async function startShop(
  folder: string,
  administrator: Api,
  about: { url: string; clientId: string; methodId: string },
  keep: (process: Running) => void,
): Promise<string> {
  const port = await freePort()
  const shopUrl = `http://127.0.0.1:${port}`
  const key = await administrator.post('/v1/api-keys', { name: 'demo shop', client_id: about.clientId })
  const endpoint = await administrator.post('/v1/webhook-endpoints', {
    client_id: about.clientId,
    url: `${shopUrl}/webhooks/ruzhu`,
  })
  const shop = start('demo shop', [SHOP], {
    cwd: folder,
    logFile: join(folder, 'shop.log'),
    env: {
      SHOP_PORT: String(port),
      SHOP_RUZHU_URL: about.url,
      SHOP_API_KEY: text(key, 'key'),
      SHOP_METHOD_ID: about.methodId,
      SHOP_WEBHOOK_SECRET: text(endpoint, 'secret'),
    },
  })
  keep(shop)
  await shop.line(/demo shop ready/)
  return shopUrl
}
