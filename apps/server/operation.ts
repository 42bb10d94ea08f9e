import type { FastifyBaseLogger, FastifyInstance, FastifySchema, RawServerDefault } from 'fastify'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { Caller } from '@ruzhu/domain/access/access.ts'
import type { Permission } from '@ruzhu/domain/access/may.ts'

/** What the API is about, in the order of its reference. */
export const TAGS = {
  session: { 'zh-CN': '登录', en: 'Sign-in to the console' },
  access: { 'zh-CN': '成员与接口密钥', en: 'Members and API keys' },
  channels: { 'zh-CN': '支付渠道', en: 'Channels' },
  provider_accounts: { 'zh-CN': '服务商账号', en: 'Service provider accounts' },
  clients: { 'zh-CN': '客户与下一步', en: 'Clients and their next steps' },
  links: { 'zh-CN': '资料链接', en: 'Links by which clients fill in forms' },
  materials: { 'zh-CN': '资料图片', en: 'Pictures of documents' },
  applyments: { 'zh-CN': '进件', en: 'Applications (进件)' },
  grants: { 'zh-CN': '商家授权', en: 'Authorisations by merchants' },
  client_accounts: { 'zh-CN': '客户自己的账号', en: 'Accounts of a client’s own' },
  keys: { 'zh-CN': '密钥与证书', en: 'Keys and certificates' },
  methods: { 'zh-CN': '支付方式', en: 'Payment methods' },
  payments: { 'zh-CN': '收款', en: 'Payments' },
  refunds: { 'zh-CN': '退款', en: 'Refunds' },
  events: { 'zh-CN': '事件', en: 'Events' },
  webhook_endpoints: { 'zh-CN': '通知地址', en: 'Webhook endpoints' },
  diagnoses: { 'zh-CN': '诊断', en: 'Diagnoses' },
  messages: { 'zh-CN': '消息与提醒', en: 'Messages and reminders' },
  gateway: { 'zh-CN': '平台通知', en: 'Notifications of the gateways' },
} as const
export type Tag = keyof typeof TAGS

declare module 'fastify' {
  interface FastifySchema {
    operationId?: string
    tags?: readonly Tag[]
    /** English, one line. */
    summary?: string
    /** Chinese. */
    description?: string
    /** The body is a form with one file: a picture, or one of so many bytes. */
    multipart?: true | { limitBytes: number }
    /** Media types of an answer that is not JSON. */
    produces?: readonly string[]
    hide?: boolean
    /** Changes nothing, and what was sent is not to be kept either: an Idempotency-Key has nothing to do here. */
    keepsNothing?: boolean
    access?: Access
  }
  interface FastifyRequest {
    caller: Caller
  }
}

/** Who may call: anybody, anybody who is known, or who has the right. */
export type Access = 'public' | 'known' | Permission

export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>

/** An operation of the API as its schema; what a route validates with is what the OpenAPI document says. */
export function operation<const Schema extends FastifySchema>(schema: Schema): Schema {
  return schema
}
