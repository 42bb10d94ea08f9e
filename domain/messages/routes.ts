import type { RouteId } from '../ids.ts'
import type { Secret } from '../secret.ts'
import type { Language } from '../text.ts'
import type { Recipient } from './messages.ts'

export const ROBOT_KINDS = ['wecom', 'dingtalk', 'feishu'] as const
export type RobotKind = (typeof ROBOT_KINDS)[number]
export const ROUTE_KINDS = ['smtp', 'sms', ...ROBOT_KINDS] as const
export type RouteKind = (typeof ROUTE_KINDS)[number]

/** Where such robots live. */
export const ROBOT_HOSTS: Readonly<Record<RobotKind, readonly string[]>> = {
  wecom: ['qyapi.weixin.qq.com'],
  dingtalk: ['oapi.dingtalk.com'],
  feishu: ['open.feishu.cn', 'open.larksuite.com'],
}

/** `implicit`: TLS from the first byte, port 465. `starttls`: it begins in the clear and has to turn, port 587. */
export const SMTP_TLS = ['implicit', 'starttls', 'none'] as const
export type SmtpTls = (typeof SMTP_TLS)[number]

/** A way by which messages leave the house. */
export type MessageRoute = SmtpRoute | SmsRoute | RobotRoute
type RouteBase = {
  id: RouteId
  name: string
  /** What is sent here is said in this language. */
  language: Language
  pausedAt?: Date
  createdAt: Date
  updatedAt: Date
}
export type SmtpRoute = RouteBase & {
  kind: 'smtp'
  host: string
  port: number
  tls: SmtpTls
  user?: string
  password?: Secret<'smtp_password'>
  from: string
  /** Whether clients are written to as well; members always are. */
  clients: boolean
}
/** A gateway of the company's own, to which we say by HTTP what is to be sent; behind it is whoever sells text messages. */
export type SmsRoute = RouteBase & {
  kind: 'sms'
  address: string
  /** Signs each request as Standard Webhooks do. */
  secret: Secret<'webhook_secret'>
  /** Whether clients get notices as well; codes by which they open their links they get in any case. */
  clients: boolean
}
/** A robot in a group of ours. Whoever has its address can write there, so the address is a secret. */
export type RobotRoute = RouteBase & {
  kind: RobotKind
  url: Secret<'robot_url'>
  signing?: Secret<'robot_signing_key'>
  /** Where the group asks for it, each message has to hold this word. */
  keyword?: string
}

/** Robots stand in groups of ours: no client is there to read. */
export function serves(route: MessageRoute, to: Recipient): boolean {
  if ('phone' in to) return route.kind === 'sms'
  if ('member' in to) return route.kind === 'smtp'
  if ('members' in to) return route.kind !== 'sms'
  return (route.kind === 'smtp' || route.kind === 'sms') && route.clients
}

/** Kept of a secret to be shown: enough to tell two apart, never the secret. */
export type RouteTrace = { field: 'password' | 'url' | 'signing' | 'secret'; fingerprint: string; length: number }
