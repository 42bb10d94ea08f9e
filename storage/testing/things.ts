import { randomBytes } from 'node:crypto'
import type { Applyment } from '@ruzhu/domain/applyments/applyments.ts'
import type { Client } from '@ruzhu/domain/clients/clients.ts'
import type { Delivery, Event, WebhookEndpoint } from '@ruzhu/domain/events/events.ts'
import type { Authorization, Grant } from '@ruzhu/domain/grants/grants.ts'
import { idMaker, type NewId } from '@ruzhu/domain/ids.ts'
import type { Confirmation } from '@ruzhu/domain/journeys/confirmations.ts'
import type { KeyLife } from '@ruzhu/domain/keys/keys.ts'
import type { ClientLink } from '@ruzhu/domain/links/client-links.ts'
import type { Material } from '@ruzhu/domain/materials/materials.ts'
import type { PaymentMethod } from '@ruzhu/domain/methods/methods.ts'
import { fen, ZERO } from '@ruzhu/domain/money.ts'
import type { Payment } from '@ruzhu/domain/payments/payments.ts'
import type { ProviderAccount } from '@ruzhu/domain/providers/providers.ts'
import type { Refund } from '@ruzhu/domain/refunds/refunds.ts'
import { Secret } from '@ruzhu/domain/secret.ts'
import { HOUR_MS, later } from '@ruzhu/domain/time.ts'

/** A clock that stands until it is told to go on. */
export class Clock {
  #at = new Date('2026-11-22T02:32:08.000Z')
  now = (): Date => this.#at
  pass(ms: number): Date {
    this.#at = later(this.#at, ms)
    return this.#at
  }
}

export type Things = ReturnType<typeof things>

/** Plausible things of every noun, each with a number of its own. */
export function things(clock: Clock) {
  const { now } = clock
  const newId: NewId = idMaker(now, randomBytes)
  let count = 0
  const stamps = () => ({ createdAt: now(), updatedAt: now() })

  function client(changes: Partial<Client> = {}): Client {
    const id = newId('cl')
    return {
      id,
      name: `云杉茶室${++count}`,
      contactName: '李雷',
      contactPhone: '13800138000',
      wants: [],
      ...stamps(),
      ...changes,
    }
  }

  function provider(changes: Partial<ProviderAccount> = {}): ProviderAccount {
    const secrets = { api_v3_key: new Secret('api_v3_key', randomBytes(16).toString('hex')) }
    return {
      id: newId('sp'),
      channel: 'somepay',
      name: '服务商',
      settings: { sp_mchid: '1900' },
      secrets,
      ...stamps(),
      ...changes,
    }
  }

  function keyLife(holder: string, changes: Partial<KeyLife> = {}): KeyLife {
    return {
      id: newId('kl'),
      holder,
      part: 'api_v3_key',
      state: 'active',
      pieces: [{ field: 'api_v3_key', kind: 'secret', fingerprint: 'sha256:9f3c1ab0', length: 32 }],
      madeAt: now(),
      madeBy: '林晓',
      updatedAt: now(),
      ...changes,
    }
  }

  function method(of: Client, changes: Partial<PaymentMethod> = {}): PaymentMethod {
    return {
      id: newId('pm'),
      clientId: of.id,
      providerId: newId('sp'),
      channel: 'somepay',
      mode: 'provider',
      name: `方式${++count}`,
      subMchid: '1230000109',
      apps: [],
      scenes: ['native'],
      place: 0,
      state: 'active',
      ...stamps(),
      ...changes,
    }
  }

  function authorization(of: Client, changes: Partial<Authorization> = {}): Authorization {
    return {
      id: newId('az'),
      clientId: of.id,
      providerId: newId('sp'),
      channel: 'somepay',
      state: 'open',
      links: { pc: 'https://somepay.example/agree?state=ticket', phone: 'somepay://agree?state=ticket' },
      expiresAt: later(now(), HOUR_MS),
      createdBy: '林晓',
      ...stamps(),
      ...changes,
    }
  }

  function grant(of: Client, changes: Partial<Grant> = {}): Grant {
    return {
      id: newId('gr'),
      clientId: of.id,
      providerId: newId('sp'),
      channel: 'somepay',
      subMchid: '2088102150527498',
      authAppId: `2021${String(++count).padStart(12, '0')}`,
      state: 'active',
      token: new Secret('app_auth_token', randomBytes(20).toString('hex')),
      refreshToken: new Secret('app_refresh_token', randomBytes(20).toString('hex')),
      grantedAt: now(),
      refreshAt: later(now(), HOUR_MS),
      checkedAt: now(),
      ...stamps(),
      ...changes,
    }
  }

  function payment(by: PaymentMethod, changes: Partial<Payment> = {}): Payment {
    const id = newId('pay')
    return {
      id,
      clientId: by.clientId,
      methodId: by.id,
      providerId: by.providerId,
      channel: by.channel,
      scene: 'native',
      subMchid: by.subMchid,
      outTradeNo: `order-${id}`,
      gatewayTradeNo: `order-${id}`,
      description: '龙井一壶',
      amount: fen(8800),
      state: 'pending',
      refunded: ZERO,
      refundReserved: ZERO,
      expiresAt: later(now(), HOUR_MS),
      ...stamps(),
      ...changes,
    }
  }

  function refund(of: Payment, changes: Partial<Refund> = {}): Refund {
    const id = newId('rf')
    return {
      id,
      clientId: of.clientId,
      paymentId: of.id,
      providerId: of.providerId,
      channel: of.channel,
      outRefundNo: `refund-${id}`,
      gatewayRefundNo: `refund-${id}`,
      amount: fen(100),
      state: 'pending',
      ...stamps(),
      ...changes,
    }
  }

  function applyment(of: Client, changes: Partial<Applyment> = {}): Applyment {
    const id = newId('ap')
    return {
      id,
      clientId: of.id,
      providerId: newId('sp'),
      channel: 'somepay',
      subjectType: 'SUBJECT_TYPE_ENTERPRISE',
      businessCode: `1900_${id}`,
      state: 'draft',
      stateAt: now(),
      form: {},
      version: 1,
      submissions: 0,
      objections: [],
      ...stamps(),
      ...changes,
    }
  }

  function confirmation(about: Confirmation['about'], changes: Partial<Confirmation> = {}): Confirmation {
    const said = { channel: 'somepay', step: 'certify', values: {}, by: '林晓', at: now() }
    return { id: newId('cf'), about, ...said, ...changes }
  }

  function link(of: Applyment, changes: Partial<ClientLink> = {}): ClientLink {
    return {
      id: newId('ln'),
      clientId: of.clientId,
      applymentId: of.id,
      ask: { name: '林晓' },
      expiresAt: later(now(), HOUR_MS),
      createdBy: '林晓',
      wrongProofs: 0,
      uploads: 0,
      filled: [],
      markKey: randomBytes(16).toString('hex'),
      ...stamps(),
      ...changes,
    }
  }

  function material(of: Client, changes: Partial<Material> = {}): Material {
    return {
      id: newId('mt'),
      clientId: of.id,
      filename: '营业执照.png',
      mediaType: 'image/png',
      size: 3,
      sha256: randomBytes(32).toString('hex'),
      width: 800,
      height: 600,
      createdAt: now(),
      ...changes,
    }
  }

  function event(of: Client, changes: Partial<Event> = {}): Event {
    const orderKey = newId('pay')
    return { id: newId('ev'), clientId: of.id, type: 'payment.paid', orderKey, data: {}, createdAt: now(), ...changes }
  }

  function endpoint(of: Client, changes: Partial<WebhookEndpoint> = {}): WebhookEndpoint {
    const secret = new Secret('webhook_secret', `whsec_${randomBytes(24).toString('base64')}`)
    return { id: newId('we'), clientId: of.id, url: 'https://shop.example/hook', secret, createdAt: now(), ...changes }
  }

  function delivery(of: Event, to: WebhookEndpoint, changes: Partial<Delivery> = {}): Delivery {
    return {
      id: newId('dl'),
      eventId: of.id,
      endpointId: to.id,
      clientId: of.clientId,
      orderKey: of.orderKey,
      state: 'pending',
      attempts: [],
      createdAt: now(),
      ...changes,
    }
  }

  return {
    newId,
    confirmation,
    client,
    provider,
    keyLife,
    method,
    authorization,
    grant,
    payment,
    refund,
    applyment,
    link,
    material,
    event,
    endpoint,
    delivery,
  }
}
