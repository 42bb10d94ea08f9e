import { CHANNELS } from '@ruzhu/channels/index.ts'
import { checkPassport } from '@ruzhu/credentials/passport/check-passport.ts'
import type { OpenOptions } from '@ruzhu/channels/contract/channel.ts'
import { isSubMerchant } from '@ruzhu/domain/applyments/sub-merchants.ts'
import type { OnboardingDeps } from '@ruzhu/domain/deps.ts'
import { oweTonight } from '@ruzhu/domain/checks/nightly.ts'
import { AppError } from '@ruzhu/domain/errors.ts'
import type { SendWebhook } from '@ruzhu/domain/events/deliver-event.ts'
import { doubtGrants } from '@ruzhu/domain/grants/ask-grant.ts'
import { newestActive } from '@ruzhu/domain/grants/grants.ts'
import { owe } from '@ruzhu/domain/jobs/owe.ts'
import { idMaker } from '@ruzhu/domain/ids.ts'
import { keepNextSteps } from '@ruzhu/domain/journeys/keep-next-steps.ts'
import { oweEverybody } from '@ruzhu/domain/journeys/move-next-steps.ts'
import { oweMorning } from '@ruzhu/domain/messages/morning-summary.ts'
import { lockFolder } from '@ruzhu/storage/lock-folder.ts'
import { findMasterKey } from '@ruzhu/storage/master-key-files.ts'
import { loadMasterKey } from '@ruzhu/storage/master-key.ts'
import { openStore } from '@ruzhu/storage/open-store.ts'
import { Vault } from '@ruzhu/storage/vault.ts'
import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { People } from './access/people.ts'
import { buildApp } from './app.ts'
import { Knocker } from './checks/knock.ts'
import { Closing } from './closing.ts'
import type { Config } from './config.ts'
import { checkHouse } from './doctor/house-checks.ts'
import { startJobs } from './jobs/jobs.ts'
import { openWithKeys } from './keys/open-account.ts'
import { readKeys } from './keys/read-keys.ts'
import { loggerOptions } from './logging.ts'
import { makeFolder } from './make-folder.ts'
import { OpenedAccounts } from './opened-accounts.ts'
import { MessageCourier } from './messages/courier.ts'
import type { ChannelPart, Parts } from './parts.ts'
import { PAGES_FOLDER } from './client-pages/assets.ts'
import { CONSOLE_FOLDER } from './routes/console.ts'
import { WebhookSender } from './webhooks/send.ts'
import { CHINESE_WORKDAYS } from './workdays.ts'

export type StartOptions = {
  config: Config
  now?: () => Date
  log?: { write(line: string): unknown }
  consoleFolder?: string
  pagesFolder?: string
  /** Starts the simulator beside us, where there is to be one; called once the data folder is ours. */
  startSimulator?: () => Promise<{ url: string; close(): Promise<void> }>
}

export type RunningServer = {
  /** Where it listens. */
  url: string
  parts: Parts
  /** Of the master key that was made just now; it has to be kept as safe as the data. */
  newMasterKeyFile: string | undefined
  /** The address of a page that lets one person in, once. */
  signInLink(): Promise<string>
  /** Ends what is under way, within bounds, and lets everything go. */
  close(): Promise<void>
}

/** Opens storage, channels, HTTP and jobs. Whatever fails on the way, what was opened before is closed again. */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const closing = new Closing()
  try {
    return await open(options, closing)
  } catch (error) {
    await Promise.allSettled([closing.close()]) // what failed first is what is told
    throw error
  }
}

async function open(options: StartOptions, closing: Closing): Promise<RunningServer> {
  const {
    config,
    now = () => new Date(),
    log = process.stderr,
    consoleFolder = CONSOLE_FOLDER,
    pagesFolder = PAGES_FOLDER,
  } = options
  await makeFolder(config.dataDir)
  // PostgreSQL is made for several processes; of a file there is one master
  if (!config.databaseUrl) closing.add(await lockFolder(config.dataDir))
  const gateways = await openGateways(options, closing)
  const newId = idMaker(now, randomBytes)
  const { newMasterKeyFile, ...storage } = await openStorage(config, now, closing)
  const store = keepNextSteps(storage.store, { describe, workdays: CHINESE_WORKDAYS, now, newId })
  const lost = (err: unknown) => app.log.warn({ err }, 'a refused grant is not asked about before tomorrow')
  const merchants = merchantsOf({ store, describe, now, newId }, lost)
  const channels = await openChannels(gateways.urls, { now, ...merchants }, closing)
  const opened = openedAccounts(channels, {
    store,
    now,
    onError: (err) => app.log.warn({ err }, 'that a key is in use was not noted'),
    unusable: (keys, err) => app.log.error({ err, keys }, 'keys that are kept beside cannot be used'),
  })
  closing.add(() => opened.close())

  let publicUrl = config.publicUrl ?? '' // where it listens, known once it does
  const deps: OnboardingDeps = {
    store,
    now,
    newId,
    get publicUrl() {
      return publicUrl
    },
    describe,
    workdays: CHINESE_WORKDAYS,
    channel: (id) => opened.channel(id),
  }
  const knocker = new Knocker({ isLive: config.environment === 'live' })
  closing.add(() => knocker.close())
  const courier = new MessageCourier({ rule: { loopback: config.environment === 'test' }, now })
  closing.add(() => courier.close())
  const parts: Parts = {
    deps,
    people: new People({ store, now, newId }),
    environment: config.environment,
    checks: { passport: checkPassport, knock: knocker.knock },
    courier: courier.carry,
    checkHouse: () => checkHouse({ deps, config }),
    channels,
    simulatorUrl: config.environment === 'test' ? gateways.simulatorUrl : undefined,
    https: publicUrl.startsWith('https://'),
  }
  const app = await buildApp({ ...parts, logger: loggerOptions(config.logLevel, log), consoleFolder, pagesFolder })
  closing.add(() => app.server.closeAllConnections())
  closing.add(() => app.close())
  await app.listen({ host: config.host, port: config.port })
  const url = addressOf(app.server.address(), config.host)
  publicUrl ||= url

  const sender = new WebhookSender({ rule: { loopback: config.environment === 'test' } })
  closing.add(() => sender.close())
  // another version may tell next steps in other words, and may have kept no lives of keys
  await store.transaction(async (tx) => {
    await oweMorning(tx, deps)
    await oweEverybody(tx, deps)
    await owe(tx, deps, 'watch_keys', 'all', now())
  })
  await store.transaction((tx) => oweTonight(tx, deps))
  const send: SendWebhook = (...delivery) => sender.send(...delivery)
  const jobs = startJobs(deps, { send, courier: courier.carry, checks: parts.checks, readKeys }, app.log)
  closing.add(() => jobs.stop())
  return {
    url,
    parts,
    newMasterKeyFile,
    signInLink: async () => `${publicUrl}/sign-in?token=${await parts.people.newLink()}`,
    close: () => closing.close(),
  }
}

/** Where the gateways are: with a simulator of our own, at the port that it took. */
async function openGateways({ config, startSimulator }: StartOptions, closing: Closing) {
  const simulator = await startSimulator?.()
  if (!simulator) return { urls: config.gateways, simulatorUrl: config.simulator?.url }
  closing.add(() => simulator.close())
  const urls = Object.entries(config.gateways).map(([name, url]) => {
    return [name, url === config.simulator?.url ? simulator.url : url] as const
  })
  return { urls: Object.fromEntries(urls), simulatorUrl: simulator.url }
}

async function openStorage(config: Config, now: () => Date, closing: Closing) {
  const file = join(config.dataDir, 'master.key')
  const { key, created } = await loadMasterKey({ env: config.masterKey?.reveal(), file })
  const url = config.databaseUrl?.reveal() ?? `sqlite:${join(config.dataDir, 'ruzhu.db')}`
  const [env, nextEnv] = [config.masterKey?.reveal(), config.nextMasterKey?.reveal()]
  const vault = new Vault(key, randomBytes, (id) => findMasterKey({ env, nextEnv, file }, id))
  const store = await openStore({ url, vault, now })
  closing.add(() => store.close())
  return { store, newMasterKeyFile: created ? file : undefined }
}

async function openChannels(
  urls: Config['gateways'],
  options: Omit<OpenOptions, 'baseUrl'>,
  closing: Closing,
): Promise<ChannelPart[]> {
  return Promise.all(
    CHANNELS.map(async ({ descriptor, open }) => {
      const baseUrl = urls[descriptor.name]
      if (baseUrl === undefined) throw new RangeError(`no gateway is configured for ${descriptor.name}`)
      const opened = await open({ ...options, baseUrl })
      closing.add(() => opened.close())
      return { descriptor, open: opened }
    }),
  )
}

/**
 * How a merchant is called for. Looked up at each call: it may take its grant back at any time. Doubts are written down
 * beside the call, not in its way.
 */
function merchantsOf(
  bits: Pick<OnboardingDeps, 'store' | 'describe' | 'now' | 'newId'>,
  onError: (error: unknown) => void,
): Pick<OpenOptions, 'findGrant' | 'grantRefused' | 'isSubMerchant'> {
  return {
    isSubMerchant: (providerId, subMchid) => isSubMerchant(bits, providerId, subMchid),
    findGrant: async (providerId, subMchid) =>
      newestActive(await bits.store.read.grants.ofMerchant(providerId, subMchid))?.token,
    grantRefused: (providerId, subMchid) => void doubtGrants(bits, providerId, subMchid).catch(onError),
  }
}

const describe: OnboardingDeps['describe'] = (channel) =>
  CHANNELS.find(({ descriptor }) => descriptor.name === channel)?.descriptor

function openedAccounts(channels: readonly ChannelPart[], parts: Parameters<typeof openWithKeys>[0]): OpenedAccounts {
  return new OpenedAccounts({
    accounts: parts.store.read.providers,
    open: async (account) => {
      const part = channels.find(({ descriptor }) => descriptor.name === account.channel)
      if (!part) throw new AppError('PROVIDER_MISSING', { id: account.id })
      return openWithKeys(parts, part, account)
    },
  })
}

/** As a person on this machine would type it. */
function addressOf(address: AddressInfo | string | null, host: string): string {
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const local = ['127.0.0.1', '0.0.0.0', '::', '::1', 'localhost'].includes(host)
  return `http://${local ? 'localhost' : host.includes(':') ? `[${host}]` : host}:${port}`
}
