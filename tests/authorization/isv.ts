import { type Api, text } from '@ruzhu/cli/demo/api.ts'
import { expect } from 'vitest'
import type { Answer, House } from '../api/house.ts'

/** Our account as a service provider of Alipay, known at the platform with both our addresses. */
export type Isv = { appId: string; pid: string; providerId: string; notifyUrl: string; redirectUri: string }

export async function openIsv(house: House): Promise<Isv> {
  const simulator = house.simulatorApi
  const made = await simulator.post('/_sim/alipay/apps', { kind: 'isv', name: '示例服务商有限公司' })
  const [appId, pid] = [text(made, 'app_id'), text(made, 'seller_id')]
  const saved = await house.person('POST', '/v1/provider-accounts', {
    channel: 'alipay',
    name: '示例服务商（支付宝）',
    settings: { app_id: appId, pid, alipay_public_key: text(made, 'alipay_public_key') },
    secrets: { private_key: text(made, 'app_private_key') },
  })
  expect(saved.status, saved.text).toBe(201)
  const [notifyUrl, redirectUri] = [text(saved.json, 'notify_url'), text(saved.json, 'redirect_uri')]
  await simulator.patch(`/_sim/alipay/apps/${appId}`, { gateway_url: here(notifyUrl), redirect_uris: [redirectUri] })
  return { appId, pid, providerId: text(saved.json, 'id'), notifyUrl, redirectUri }
}

/** Node resolves `localhost` to another address than a simulator of IPv4 takes. */
export function here(url: string): string {
  return url.replace('localhost', '127.0.0.1')
}

/** A merchant of Alipay's, with an application of its own. */
export async function newMerchant(simulator: Api): Promise<{ appId: string; pid: string }> {
  const made = await simulator.post('/_sim/alipay/apps', { kind: 'merchant' })
  return { appId: text(made, 'app_id'), pid: text(made, 'seller_id') }
}

export async function newClient(house: House, name: string): Promise<string> {
  const wants = [{ channel: 'alipay', scenes: ['native'] }]
  const made = await house.person('POST', '/v1/clients', {
    name,
    contact_name: '李雷',
    contact_phone: '13800138000',
    wants,
  })
  expect(made.status, made.text).toBe(201)
  return text(made.json, 'id')
}

/** The merchant agrees on the platform's page: the address that its browser is sent back to. */
export async function agree(house: House, link: string, merchant: string): Promise<string> {
  const asked = new URL(link).searchParams
  const { redirect } = await house.simulatorApi.post('/_sim/alipay/authorise', {
    app_id: asked.get('app_id'),
    redirect_uri: asked.get('redirect_uri'),
    state: asked.get('state'),
    merchant,
  })
  return String(redirect)
}

/** What a browser without any session gets there. */
export async function visit(house: House, address: string): Promise<Answer> {
  const { pathname, search } = new URL(address)
  return house.anybody('GET', `${pathname}${search}`, undefined, { accept: 'text/html' })
}
