import { changeTime } from '../conditional.ts'
import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'
import { type Environment, isLoopback, webhookUrl } from '../events/webhook-url.ts'
import { characters, isPlainText, refuseProblems } from '../field-check.ts'
import type { RouteId } from '../ids.ts'
import { isMailAddress } from './mail-address.ts'
import {
  type MessageRoute,
  type RobotKind,
  type RobotRoute,
  ROBOT_HOSTS,
  type SmsRoute,
  type SmtpRoute,
} from './routes.ts'

type Stamps = 'id' | 'createdAt' | 'updatedAt' | 'pausedAt'
export type NewRoute = Omit<SmtpRoute, Stamps> | Omit<SmsRoute, Stamps> | Omit<RobotRoute, Stamps>
export type RouteChanges = Partial<Omit<SmtpRoute, Stamps | 'kind'>> &
  Partial<Omit<SmsRoute, Stamps | 'kind'>> &
  Partial<Omit<RobotRoute, Stamps | 'kind'>> & { paused?: boolean }

const MOST_ROUTES = 20

export async function addRoute(deps: Deps, input: NewRoute, environment: Environment): Promise<MessageRoute> {
  const now = deps.now()
  const route: MessageRoute = { ...input, id: deps.newId('rt'), createdAt: now, updatedAt: now }
  checkRoute(route, environment)
  return deps.store.transaction(async (tx) => {
    const others = await tx.messages.routes()
    refuseProblems({
      name: others.some(({ name }) => name === route.name) && 'is taken by another route',
      kind: others.length >= MOST_ROUTES && `there are ${MOST_ROUTES} routes already`,
    })
    await tx.messages.insertRoute(route)
    return route
  })
}

/** A secret that is left out stays as it is. */
export async function changeRoute(
  deps: Deps,
  id: RouteId,
  { paused, ...changes }: RouteChanges,
  environment: Environment,
): Promise<MessageRoute> {
  return deps.store.transaction(async (tx) => {
    const before = await tx.messages.route(id)
    if (!before) throw new AppError('NOT_FOUND', { id })
    const now = deps.now()
    const { pausedAt, ...rest } = before
    const stops = paused ?? pausedAt !== undefined
    const updatedAt = changeTime(before.updatedAt, now)
    const whole = { ...rest, ...changes, updatedAt, ...(stops && { pausedAt: pausedAt ?? now }) }
    const after = whole as MessageRoute // what is not of its kind was refused by `refuseForeign`
    refuseForeign(before, changes)
    checkRoute(after, environment)
    if (!(await tx.messages.updateRoute(after, before.updatedAt))) throw new AppError('CONFLICT', { id })
    return after
  })
}

/** What still waits for it fails, and says so. */
export async function removeRoute(deps: Deps, id: RouteId): Promise<void> {
  const removed = await deps.store.transaction((tx) => tx.messages.removeRoute(id))
  if (!removed) throw new AppError('NOT_FOUND', { id })
}

const OF_ALL = ['name', 'language']
const OF_MAIL = ['host', 'port', 'tls', 'user', 'password', 'from', 'clients']
const OF_SMS = ['address', 'secret', 'clients']
const OF_ROBOTS = ['url', 'signing', 'keyword']

function refuseForeign({ kind }: MessageRoute, changes: object): void {
  const own = [...OF_ALL, ...(kind === 'smtp' ? OF_MAIL : kind === 'sms' ? OF_SMS : OF_ROBOTS)]
  refuseProblems(
    Object.fromEntries(Object.keys(changes).map((name) => [name, !own.includes(name) && 'not of this kind'])),
  )
}

function checkRoute(route: MessageRoute, environment: Environment): void {
  refuseProblems({ name: !isLine(route.name, 50) && '1 to 50 characters on one line' })
  if (route.kind === 'smtp') checkMail(route, environment)
  else if (route.kind === 'sms') checkSms(route)
  else checkRobot(route, environment)
}

/** Ports at which mail servers are spoken to; others would make us knock at doors of whoever is named. */
const MAIL_PORTS = [25, 465, 587, 2525]

function checkMail({ host, port, from, user, password, tls }: SmtpRoute, environment: Environment): void {
  refuseProblems({
    host: !/^[\w.:-]{1,253}$/.test(host) && 'a host name or an address',
    port: environment === 'live' && !MAIL_PORTS.includes(port) && `one of ${MAIL_PORTS.join(', ')}`,
    from: !isSender(from) && 'an address of mail, or a name with the address in angle brackets',
    user: user !== undefined && !isLine(user, 254) && '1 to 254 characters on one line',
    password: user !== undefined && password === undefined && 'is needed with a user name',
    tls: tls === 'none' && user !== undefined && environment === 'live' && 'a password is never sent in the clear',
  })
}

function isSender(from: string): boolean {
  const named = /^([^<>]{1,80}) <([^<>]+)>$/.exec(from)
  return named ? isPlainText(named[1] ?? '') && isMailAddress(named[2] ?? '') : isMailAddress(from)
}

/** It may stand within the company, and without TLS on this machine alone: what goes there are numbers and codes. */
function checkSms({ address, secret }: SmsRoute): void {
  refuseProblems({
    address: !isGatewayAddress(address) && 'an https address, or http on this machine; without name, password and #',
    secret:
      !/^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/.test(secret.reveal()) && '`whsec_` and 24 to 64 random bytes in Base64',
  })
}

function isGatewayAddress(address: string): boolean {
  const url = URL.parse(address)
  if (url === null || address.length > 2048 || address.includes('#') || url.username + url.password !== '') return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))
}

function checkRobot({ kind, url, signing, keyword }: RobotRoute, environment: Environment): void {
  const { hostname } = new URL(webhookUrl(url.reveal(), environment))
  const known = ROBOT_HOSTS[kind as RobotKind]
  refuseProblems({
    url: !known.includes(hostname) && !(environment === 'test' && isLoopback(hostname)) && `at ${known.join(' or ')}`,
    signing_key: signing !== undefined && kind === 'wecom' && 'robots of WeCom sign nothing',
    keyword: keyword !== undefined && !isLine(keyword, 20) && '1 to 20 characters on one line',
  })
}

function isLine(value: string, longest: number): boolean {
  return value.trim() !== '' && value === value.trim() && characters(value) <= longest && isPlainText(value)
}
