import { CHANNELS } from '@ruzhu/channels/index.ts'
import { Secret } from '@ruzhu/domain/secret.ts'
import { resolve } from 'node:path'
import type { Environment } from './parts.ts'
import { nearest } from './nearest.ts'

export type Config = Readonly<{
  host: string
  port: number
  dataDir: string
  environment: Environment
  /** Where gateways and browsers reach us, without a trailing slash; absent: the address we listen on. */
  publicUrl?: string
  databaseUrl?: Secret<'database_url'>
  masterKey?: Secret<'master_key'>
  /** While one master key takes the place of another: the one that comes. */
  nextMasterKey?: Secret<'master_key'>
  /** Where each channel's gateway is: scheme and host by the channel's name. */
  gateways: Readonly<Record<string, string>>
  /** Absent where there is none. `own`: we start it ourselves, on this port. */
  simulator?: { url: string; own?: { port: number } }
  logLevel: LogLevel
}>
export type LogLevel = (typeof LOG_LEVELS)[number]

const LOG_LEVELS = ['error', 'warn', 'info', 'debug', 'silent'] as const

/** All that is wrong with the environment, each with its mend. */
export class ConfigError extends Error {
  readonly faults: readonly string[]
  override readonly name = 'ConfigError'

  constructor(faults: readonly string[]) {
    super(faults.join('\n'))
    this.faults = faults
  }
}

type Env = Readonly<Record<string, string | undefined>>

/** Reads the environment once. Throws every fault together; nothing runs half-configured. */
export function readConfig(env: Env): Config {
  const faults: string[] = []
  const ask = asker(env, faults)

  const environment = ask('RUZHU_ENVIRONMENT', 'test', oneOf(['test', 'live']), '填 test 或 live / test or live')
  const port = ask('RUZHU_PORT', 7300, portOf, PORT_FIX)
  const host = ask('RUZHU_HOST', '127.0.0.1', hostOf, '填要监听的地址，例如 127.0.0.1 / an address to listen on')
  const publicUrl = ask('RUZHU_PUBLIC_URL', undefined, originOf, ORIGIN_FIX)
  const simulatorPort = ask('RUZHU_SIMULATOR_PORT', 7301, portOf, PORT_FIX)
  const simulatorWish = ask('RUZHU_SIMULATOR', environment === 'test' ? 'on' : 'off', onOffOrOrigin, SIMULATOR_FIX)
  const wishes = CHANNELS.map((channel) => ({
    channel,
    url: ask(urlVariable(channel.descriptor), undefined, originOf, ORIGIN_FIX),
  }))
  const databaseUrl = ask(
    'DATABASE_URL',
    undefined,
    postgresUrl,
    '填 postgres://用户:密码@主机/库 / postgres://user:password@host/db',
  )
  const logLevel = ask(
    'RUZHU_LOG',
    'warn',
    oneOf(LOG_LEVELS),
    `填 ${LOG_LEVELS.join('、')} 之一 / one of ${LOG_LEVELS.join(', ')}`,
  )

  if (environment === 'live') {
    if (simulatorWish !== 'off') faults.push(NO_SIMULATOR_IN_LIVE)
    if (!publicUrl?.startsWith('https://')) faults.push(PUBLIC_URL_IN_LIVE)
  }
  faults.push(...unknownNames(env))
  if (faults.length > 0) throw new ConfigError(faults)

  const simulator = simulatorOf(simulatorWish, simulatorPort)
  const simulated = simulator?.url ?? `http://127.0.0.1:${simulatorPort}`
  const gateways = wishes.map(({ channel: { descriptor, liveUrl }, url }) => {
    return [descriptor.name, url ?? (environment === 'live' ? liveUrl : simulated)] as const
  })
  return Object.freeze({
    host,
    port,
    dataDir: resolve(env.RUZHU_DATA_DIR || 'data'),
    environment,
    ...(publicUrl && { publicUrl }),
    ...(databaseUrl && { databaseUrl: new Secret('database_url', databaseUrl) }),
    ...(env.RUZHU_MASTER_KEY && { masterKey: new Secret('master_key', env.RUZHU_MASTER_KEY) }),
    ...(env.RUZHU_MASTER_KEY_NEXT && { nextMasterKey: new Secret('master_key', env.RUZHU_MASTER_KEY_NEXT) }),
    gateways: Object.freeze(Object.fromEntries(gateways)),
    ...(simulator && { simulator }),
    logLevel,
  })
}

const KNOWN = [
  'RUZHU_PORT',
  'RUZHU_HOST',
  'RUZHU_DATA_DIR',
  'RUZHU_ENVIRONMENT',
  'RUZHU_PUBLIC_URL',
  'RUZHU_MASTER_KEY',
  'RUZHU_MASTER_KEY_NEXT',
  ...CHANNELS.map(({ descriptor }) => urlVariable(descriptor)),
  'RUZHU_SIMULATOR',
  'RUZHU_SIMULATOR_PORT',
  'RUZHU_LOG',
  'RUZHU_LANG',
]

/** `RUZHU_WECHATPAY_URL` and the like, for a gateway that is to be reached in another way. */
function urlVariable({ name }: { name: string }): string {
  return `RUZHU_${name.toUpperCase()}_URL`
}

const PORT_FIX = '填 0–65535 的端口 / a port, 0 to 65535'
const ORIGIN_FIX = '填 http(s)://主机[:端口]，不带路径 / http(s)://host[:port] without a path'
const SIMULATOR_FIX = '填 on、off 或模拟器地址 / on, off or the address of a simulator'
const NO_SIMULATOR_IN_LIVE =
  'RUZHU_SIMULATOR：正式环境没有模拟器，请去掉 / a live environment has no simulator; remove it'
const PUBLIC_URL_IN_LIVE =
  'RUZHU_PUBLIC_URL：正式环境要填平台能访问的 https 地址 / live needs the https address where platforms reach this server'

/** Reads one variable, or notes what is wrong with it. An empty one counts as not given. Values are not repeated: they may be secrets. */
function asker(env: Env, faults: string[]) {
  return <Value, Fallback>(
    name: string,
    fallback: Fallback,
    parse: (text: string) => Value | undefined,
    fix: string,
  ): Value | Fallback => {
    const text = env[name]?.trim()
    if (!text) return fallback
    const value = parse(text)
    if (value === undefined) faults.push(`${name}：${fix}`)
    return value ?? fallback
  }
}

function simulatorOf(wish: string, port: number): Config['simulator'] {
  if (wish === 'off') return undefined
  return wish === 'on' ? { url: `http://127.0.0.1:${port}`, own: { port } } : { url: wish }
}

function unknownNames(env: Env): string[] {
  return Object.keys(env)
    .filter((name) => name.startsWith('RUZHU_') && !KNOWN.includes(name))
    .map((name) => {
      const meant = nearest(name, KNOWN)
      return `${name}：没有这个变量，是不是 ${meant}？ / no such variable; did you mean ${meant}?`
    })
}

function oneOf<const Word extends string>(words: readonly Word[]) {
  return (text: string) => words.find((word) => word === text)
}

function portOf(text: string): number | undefined {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : undefined
}

function hostOf(text: string): string | undefined {
  return /^[\w.:-]{1,255}$/.test(text) ? text : undefined
}

function originOf(text: string): string | undefined {
  const url = URL.parse(text)
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.username || url.password) return undefined
  return url.pathname === '/' && !url.search && !url.hash ? url.origin : undefined
}

function onOffOrOrigin(text: string): string | undefined {
  return text === 'on' || text === 'off' ? text : originOf(text)
}

function postgresUrl(text: string): string | undefined {
  const url = URL.parse(text)
  return url && ['postgres:', 'postgresql:'].includes(url.protocol) ? text : undefined
}
