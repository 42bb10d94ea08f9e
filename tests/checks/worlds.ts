import { type Json, list, text } from '@ruzhu/cli/demo/api.ts'
import { until } from '@ruzhu/cli/demo/wait.ts'
import type { Scene } from '@ruzhu/domain/payments/payments.ts'
import type { ClientId, MethodId, ProviderId } from '@ruzhu/domain/ids.ts'
import { expect } from 'vitest'
import type { House } from '../api/house.ts'
import { agree, newMerchant, openIsv, visit } from '../authorization/isv.ts'
import { aClient, openDirect } from '../methods/own-accounts.ts'

export type Checked = {
  methodId: string
  clientId: string
  accountId: string
  /** Its number in the simulator, and that of whom the money goes to. */
  account: string
  merchant: string
  appid: string
  /** What was answered as its account was saved. */
  saved: Json
}

/** A client of our company's, paid in QR codes, on phones and in a mini program of its own. */
export async function wechatThroughUs(house: House): Promise<Checked> {
  const sim = house.simulatorApi
  const made = await sim.post('/_sim/wechatpay/merchants', { kind: 'provider', keys: 'both' })
  const account = text(made, 'mchid')
  // an app of its own: that of another merchant, bound below
  const other = await sim.post('/_sim/wechatpay/merchants', { kind: 'direct' })
  const appid = text(other, 'appid')
  const sub = await sim.post(`/_sim/wechatpay/merchants/${account}/sub_merchants`, { sub_appid: appid })
  const accountId = await saveOurs(house, 'wechatpay', {
    settings: {
      sp_mchid: account,
      sp_appid: text(made, 'appid'),
      certificate: text(made, 'certificate'),
      public_key_id: text(made, 'public_key_id'),
      public_key: text(made, 'public_key'),
    },
    secrets: {
      private_key: text(made, 'private_key'),
      api_v3_key: text(made, 'api_v3_key'),
      api_v2_key: text(made, 'api_v2_key'),
    },
  })
  const merchant = text(sub, 'sub_mchid')
  const method = await insertMethod(house, {
    accountId,
    channel: 'wechatpay',
    merchant,
    scenes: ['native', 'h5', 'mini_program'],
    appid,
  })
  const secret = { app_secret: text(other, 'app_secret') }
  const kept = await house.person('PUT', `/v1/methods/${method.methodId}/apps/mini_program/secret`, secret)
  expect(kept.status, kept.text).toBe(200)
  return { ...method, accountId, account, merchant, appid, saved: {} }
}

/** A client with keys of its own, which is paid by its own AppID and in a mini program that is another. */
export async function wechatOfItsOwn(house: House, kind: 'WeChat Pay v3' | 'WeChat Pay v2'): Promise<Checked> {
  const sim = house.simulatorApi
  const other = await sim.post('/_sim/wechatpay/merchants', { kind: 'direct' })
  const made = await sim.post('/_sim/wechatpay/merchants', { kind: 'direct', keys: 'both' })
  const [number, appid] = [text(made, 'mchid'), text(other, 'appid')]
  await sim.patch(`/_sim/wechatpay/merchants/${number}`, { appids: [text(made, 'appid'), appid] })
  const given = (...names: string[]) => Object.fromEntries(names.map((name) => [name, text(made, name)]))
  const isV2 = kind === 'WeChat Pay v2'
  const { clientId, accountId, methodId, saved } = await openDirect(house, kind, ['native', 'h5', 'mini_program'], {
    settings: {
      ...given('mchid', 'appid', 'certificate', ...(isV2 ? [] : ['public_key_id', 'public_key'])),
      api_version: isV2 ? 'v2' : 'v3',
    },
    secrets: given('private_key', 'api_v2_key', ...(isV2 ? [] : ['api_v3_key'])),
    number,
    appId: appid,
    appSecret: text(other, 'app_secret'),
  })
  const secret = { app_secret: text(other, 'app_secret') }
  const kept = await house.person('PUT', `/v1/methods/${methodId}/apps/mini_program/secret`, secret)
  expect(kept.status, kept.text).toBe(200)
  return { methodId, clientId, accountId, account: number, merchant: number, appid, saved: saved.json }
}

/** A merchant who granted our application everything, and is paid by QR code, on a website and in a mini program. */
export async function alipayThroughUs(house: House): Promise<Checked> {
  const isv = await openIsv(house)
  const merchant = await newMerchant(house.simulatorApi)
  const clientId = await aClient(house, `客户 ${merchant.pid}`)
  const asked = { client_id: clientId, channel: 'alipay', provider_account_id: isv.providerId }
  const started = await house.person('POST', '/v1/authorizations', asked)
  const { pc } = started.json['links'] as { pc: string }
  await visit(house, await agree(house, pc, merchant.appId))
  await until('the grant', async () => {
    const grants = list((await house.person('GET', `/v1/grants?client_id=${clientId}`)).json, 'data')
    return grants.length > 0 ? { found: grants } : { seen: 'none' }
  })
  const made = await house.person('POST', '/v1/methods', {
    client_id: clientId,
    name: '收款',
    scenes: ['native', 'page', 'mini_program'],
    apps: [{ kind: 'mini_program', appid: merchant.appId }],
  })
  expect(made.status, made.text).toBe(201)
  const methodId = text(made.json, 'id')
  const { appId: account, providerId: accountId } = isv
  return { methodId, clientId, accountId, account, merchant: merchant.appId, appid: merchant.appId, saved: {} }
}

/** A merchant with an application of its own: keys by themselves, or certificates. */
export async function alipayOfItsOwn(house: House, mode: 'key' | 'certificate'): Promise<Checked> {
  const made = await house.simulatorApi.post('/_sim/alipay/apps', { kind: 'merchant', sign_mode: mode })
  // codes by a contract of their own, as in the world through us
  const account = text(made, 'app_id')
  const certificates = () => ({
    app_certificate: text(made, 'app_cert'),
    alipay_certificate: text(made, 'alipay_cert'),
    alipay_root_certificate: text(made, 'alipay_root_cert'),
  })
  const { clientId, accountId, methodId, saved } = await openDirect(house, 'Alipay', ['native', 'page'], {
    settings: {
      app_id: account,
      pid: text(made, 'seller_id'),
      ...(mode === 'key' ? { alipay_public_key: text(made, 'alipay_public_key') } : certificates()),
    },
    secrets: { private_key: text(made, 'app_private_key') },
    number: text(made, 'seller_id'),
    appId: account,
    appSecret: '',
  })
  return { methodId, clientId, accountId, account, merchant: account, appid: account, saved: saved.json }
}

type Kept = { settings: Record<string, string>; secrets: Record<string, string> }

async function saveOurs(house: House, channel: string, kept: Kept): Promise<string> {
  const saved = await house.person('POST', '/v1/provider-accounts', { channel, name: '我们的账号', ...kept })
  expect(saved.status, saved.text).toBe(201)
  return text(saved.json, 'id')
}

type NewMethod = { accountId: string; channel: string; merchant: string; scenes: Scene[]; appid: string }

/** As if its application had been through: how that is, others show. */
async function insertMethod(house: House, { accountId, channel, merchant, scenes, appid }: NewMethod) {
  const clientId = await aClient(house, `客户 ${merchant}`)
  const { store, newId, now } = house.server.parts.deps
  const methodId = newId('pm')
  await store.transaction((tx) =>
    tx.methods.insert({
      id: methodId,
      clientId: clientId as ClientId,
      providerId: accountId as ProviderId,
      channel,
      mode: 'provider',
      name: '收款',
      subMchid: merchant,
      apps: [{ kind: 'mini_program', appid }],
      scenes,
      place: 0,
      state: 'active',
      createdAt: now(),
      updatedAt: now(),
    }),
  )
  return { methodId: methodId as MethodId as string, clientId }
}
