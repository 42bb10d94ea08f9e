import { text } from '@ruzhu/cli/demo/api.ts'
import { expect } from 'vitest'
import type { Answer, House } from '../api/house.ts'

/** A client with a merchant number and keys of its own, as each gateway plays it. */
export const OWN_ACCOUNTS = {
  'WeChat Pay v3': { channel: 'wechatpay', open: wechatpay('v3'), number: 'mchid' },
  'WeChat Pay v2': { channel: 'wechatpay', open: wechatpay('v2'), number: 'mchid' },
  Alipay: { channel: 'alipay', open: alipay, number: 'pid' },
} as const
export type OwnKind = keyof typeof OWN_ACCOUNTS

/** What a person enters, and what of it may be seen nowhere afterwards. */
export type Own = {
  settings: Record<string, string>
  secrets: Record<string, string>
  number: string
  appId: string
  appSecret: string
}

function wechatpay(version: 'v2' | 'v3') {
  return async (house: House): Promise<Own> => {
    const made = await house.simulatorApi.post('/_sim/wechatpay/merchants', { kind: 'direct', keys: 'public_key' })
    const given = (name: string) => text(made, name)
    const own = {
      mchid: given('mchid'),
      appid: given('appid'),
      certificate: given('certificate'),
      api_version: version,
    }
    const keys = { public_key_id: given('public_key_id'), public_key: given('public_key') }
    return {
      settings: version === 'v2' ? own : { ...own, ...keys },
      secrets: {
        private_key: given('private_key'),
        ...(version === 'v2' ? { api_v2_key: given('api_v2_key') } : { api_v3_key: given('api_v3_key') }),
      },
      number: given('mchid'),
      appId: given('appid'),
      appSecret: given('app_secret'),
    }
  }
}

async function alipay(house: House): Promise<Own> {
  const made = await house.simulatorApi.post('/_sim/alipay/apps', { kind: 'merchant' })
  const [appId, number] = [text(made, 'app_id'), text(made, 'seller_id')]
  return {
    settings: { app_id: appId, pid: number, alipay_public_key: text(made, 'alipay_public_key') },
    secrets: { private_key: text(made, 'app_private_key') },
    number,
    appId,
    appSecret: '',
  }
}

export async function aClient(house: House, name: string, wants: readonly object[] = []): Promise<string> {
  const body = { name, contact_name: '李雷', contact_phone: '13800138000', ...(wants.length > 0 && { wants }) }
  const made = await house.person('POST', '/v1/clients', body)
  expect(made.status, made.text).toBe(201)
  return text(made.json, 'id')
}

export function saveOwn(house: House, clientId: string, kind: OwnKind, own: Own, changes: Partial<Own> = {}) {
  const { settings, secrets } = { ...own, ...changes }
  const { channel } = OWN_ACCOUNTS[kind]
  return house.person('POST', '/v1/client-accounts', { client_id: clientId, channel, name: '总店', settings, secrets })
}

/** A client that is paid by its own keys, by a method that is switched on. */
export async function openDirect(house: House, kind: OwnKind, scenes: readonly string[] = ['native'], given?: Own) {
  const own = given ?? (await OWN_ACCOUNTS[kind].open(house))
  const clientId = await aClient(house, `直连客户 ${kind} ${own.number}`)
  const saved = await saveOwn(house, clientId, kind, own)
  expect(saved.status, saved.text).toBe(201)
  const accountId = text(saved.json, 'id')
  const method = await house.person('POST', '/v1/methods', {
    client_id: clientId,
    account_id: accountId,
    name: '直连收款',
    scenes,
    apps: scenes.includes('mini_program') ? [{ kind: 'mini_program', appid: own.appId }] : [],
  })
  expect(method.status, method.text).toBe(201)
  const methodId = text(method.json, 'id')
  await enabled(house, methodId)
  return { own, clientId, accountId, methodId, made: method, saved }
}

export async function enabled(house: House, methodId: string): Promise<Answer> {
  const answer = await house.person('POST', `/v1/methods/${methodId}/enable`)
  expect(answer.status, answer.text).toBe(200)
  return answer
}
