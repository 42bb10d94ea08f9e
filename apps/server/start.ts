import { CHANNELS } from '@ruzhu/channels/index.ts'
import type { OnboardingDeps } from '@ruzhu/domain/deps.ts'
import { AppError } from '@ruzhu/domain/errors.ts'
import { idMaker } from '@ruzhu/domain/ids.ts'
import { lockFolder } from '@ruzhu/storage/lock-folder.ts'
import { loadMasterKey } from '@ruzhu/storage/master-key.ts'
import { openStore } from '@ruzhu/storage/open-store.ts'
import { Vault } from '@ruzhu/storage/vault.ts'
import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { People } from './access/people.ts'
import { buildApp } from './app.ts'
import { Closing } from './closing.ts'
import type { Config } from './config.ts'
import { startJobs } from './jobs/jobs.ts'
import { loggerOptions } from './logging.ts'
import { makeFolder } from './make-folder.ts'
import type { Parts } from './parts.ts'
import { CONSOLE_FOLDER } from './routes/console.ts'
import { WebhookSender } from './webhooks/send.ts'

export type StartOptions = {
  config: Config
  now?: () => Date
  log?: { write(line: string): unknown }
  consoleFolder?: string
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
    await closing.close()
    throw error
  }
}

async function open(
  {
    config,
    now = () => new Date(),
    log = process.stderr,
    consoleFolder = CONSOLE_FOLDER,
    startSimulator,
  }: StartOptions,
  closing: Closing,
): Promise<RunningServer> {
  const { dataDir, environment } = config
  await makeFolder(dataDir)
  // PostgreSQL is made for several processes; of a file there is one master
  if (!config.databaseUrl) closing.add(await lockFolder(dataDir))
  const simulator = await startSimulator?.()
  if (simulator) closing.add(() => simulator.close())
  const simulatorUrl = simulator?.url ?? config.simulator?.url
  const baseUrl = simulator && config.wechatpayUrl === config.simulator?.url ? simulator.url : config.wechatpayUrl

  const keyFile = join(dataDir, 'master.key')
  const master = await loadMasterKey({ env: config.masterKey?.reveal(), file: keyFile })
  const url = config.databaseUrl?.reveal() ?? `sqlite:${join(dataDir, 'ruzhu.db')}`
  const store = await openStore({ url, vault: new Vault(master.key), now })
  closing.add(() => store.close())

  const channels = await Promise.all(
    CHANNELS.map(async ({ descriptor, open }) => ({
      descriptor,
      open: await open({ baseUrl, now }),
    })),
  )
  closing.add(() => Promise.all(channels.map(({ open }) => open.close())))
  const sender = new WebhookSender({ rule: { loopback: environment === 'test' } })
  closing.add(() => sender.close())

  let listening = ''
  const deps: OnboardingDeps = {
    store,
    now,
    newId: idMaker(now, randomBytes),
    get publicUrl() {
      return config.publicUrl ?? listening
    },
    describe: (channel) => channels.find(({ descriptor }) => descriptor.name === channel)?.descriptor,
    async channel(providerId) {
      const account = await store.read.providers.byId(providerId)
      const open = channels.find(({ descriptor }) => descriptor.name === account?.channel)?.open
      if (!account || !open) throw new AppError('PROVIDER_MISSING', { id: providerId })
      return open(account)
    },
  }
  const parts: Parts = {
    deps,
    people: new People({ store, now, newId: deps.newId }),
    environment,
    channels,
    simulatorUrl: environment === 'test' ? simulatorUrl : undefined,
    https: config.publicUrl?.startsWith('https://') ?? false,
  }

  const app = await buildApp({ ...parts, logger: loggerOptions(config.logLevel, log), consoleFolder })
  closing.add(() => app.server.closeAllConnections())
  closing.add(() => app.close())
  await app.listen({ host: config.host, port: config.port })
  listening = addressOf(app.server.address(), config.host)
  const jobs = startJobs(deps, (...delivery) => sender.send(...delivery), app.log)
  closing.add(() => jobs.stop())

  return {
    url: listening,
    parts,
    newMasterKeyFile: master.created ? keyFile : undefined,
    signInLink: async () => `${config.publicUrl ?? listening}/sign-in?token=${await parts.people.newLink()}`,
    close: () => closing.close(),
  }
}

/** As a person on this machine would type it. */
function addressOf(address: AddressInfo | string | null, host: string): string {
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const local = ['127.0.0.1', '0.0.0.0', '::', '::1', 'localhost'].includes(host)
  return `http://${local ? 'localhost' : host.includes(':') ? `[${host}]` : host}:${port}`
}
