import { list, text } from '@ruzhu/cli/demo/api.ts'
import { Secret } from '@ruzhu/domain/secret.ts'
import { X509Certificate } from 'node:crypto'
import type { House } from '../api/house.ts'
import type { Link } from './link.ts'
import type { Checked } from './worlds.ts'

/** How a client is reached: through our company, or with v3 or APIv2 keys of its own. */
export type WechatMode = 'provider' | 'v3' | 'v2'

/** @property ahead  puts our clock so many milliseconds ahead */
export type Around = { house: () => House; world: () => Checked; ahead: (ms: number) => void }

const ALL = ['JSAPI', 'NATIVE', 'H5', 'APP']
const PRODUCT = { native: 'NATIVE', h5: 'H5', mini_program: 'JSAPI' } as const
const OWN_APP = { provider: 'sp_appid', v3: 'appid', v2: 'appid' } as const
const NATIVE_PATH = {
  provider: '/v3/pay/partner/transactions/native',
  v3: '/v3/pay/transactions/native',
  v2: '/pay/unifiedorder',
} as const

/** Every link of WeChat Pay, each with how it breaks alone; looked at by the tests, and told in docs/checks.md. */
export function wechatLinks(mode: WechatMode, { house, world, ahead }: Around): readonly Link[] {
  const sim = (path: string, body: object) => house().simulatorApi.patch(`/_sim/wechatpay/${path}`, body)
  const account = (body: object) => sim(`merchants/${world().account}`, body)
  const merchant = (body: object) => sim(`merchants/${world().merchant}`, body)
  const kept = () => house().server.parts.deps.store.read.providers.byId(world().accountId as never)
  const own = (change: Change) => putAside(house(), world().accountId, change)
  const fault = async (match: object, effect: object) => {
    const { id } = await house().simulatorApi.post('/_sim/faults', { match, ...effect })
    return () => healed(house(), id)
  }
  const anotherMerchant = () =>
    house().simulatorApi.post('/_sim/wechatpay/merchants', { kind: 'provider', keys: 'public_key' })
  const setAnew = (field: 'api_v3_key' | 'api_v2_key', value: string) => async () => {
    const before = (await kept())?.secrets[field]?.reveal() ?? ''
    await account({ [field]: value })
    return () => account({ [field]: before })
  }

  const all: (Link & { modes?: readonly WechatMode[] })[] = [
    {
      what: 'a value that lost a digit',
      check: 'format',
      break: () => own({ secrets: { [mode === 'v2' ? 'api_v2_key' : 'api_v3_key']: 'x'.repeat(31) } }),
    },
    {
      what: 'the private key of another',
      check: 'key_pair',
      break: async () => own({ secrets: { private_key: text(await anotherMerchant(), 'private_key') } }),
    },
    {
      what: 'the certificate of another',
      check: 'certificate_owner',
      break: async () => {
        const other = await anotherMerchant()
        const secrets = { private_key: text(other, 'private_key') }
        return own({ settings: { certificate: text(other, 'certificate') }, secrets })
      },
    },
    {
      what: 'a certificate that has expired',
      check: 'validity',
      break: async () => {
        const made = await account({ rotate: 'merchant_certificate', valid_days: -1 })
        const certificate = text(made, 'certificate')
        const settings = { certificate, serial_no: new X509Certificate(certificate).serialNumber }
        return own({ settings, secrets: { private_key: text(made, 'private_key') } })
      },
    },
    {
      what: 'a clock that is six minutes ahead',
      check: 'clock',
      break: async () => {
        ahead(6 * 60_000)
        return async () => ahead(0)
      },
    },
    {
      what: 'a certificate that the platform replaced',
      check: 'signature',
      code: 'SIGN_ERROR',
      modes: ['provider', 'v3'],
      break: async () => {
        const keys = await account({ rotate: 'merchant_certificate' })
        await account({ revoke: (await kept())?.settings['serial_no'] ?? '' })
        const certificate = text(keys, 'certificate')
        const settings = { certificate, serial_no: new X509Certificate(certificate).serialNumber }
        return () => own({ settings, secrets: { private_key: text(keys, 'private_key') } })
      },
    },
    {
      what: 'an APIv2 key that was set anew: it signs everything',
      check: 'signature',
      modes: ['v2'],
      break: setAnew('api_v2_key', 'Y1'.repeat(16)),
    },
    {
      what: 'answers that are signed wrongly',
      check: 'answer',
      code: 'WECHATPAY_KEY_MISMATCH',
      modes: ['provider', 'v3'],
      break: () => fault({ path: '/v3/security/echo' }, { effect: 'bad_signature' }),
    },
    {
      what: 'answers that are signed wrongly',
      check: 'answer',
      modes: ['v2'],
      break: () => fault({ path: '/pay/orderquery' }, { effect: 'bad_signature' }),
    },
    {
      what: 'a public key that the platform changed',
      check: 'platform_key',
      code: 'WECHATPAY_KEY_MISMATCH',
      modes: ['provider', 'v3'],
      break: async () => {
        const keys = await account({ rotate: 'public_key' })
        const settings = { public_key: text(keys, 'public_key'), public_key_id: text(keys, 'public_key_id') }
        return () => own({ settings })
      },
    },
    {
      what: 'an APIv3 key that was set anew',
      check: 'api_v3_key',
      modes: ['provider', 'v3'],
      break: setAnew('api_v3_key', 'Z1'.repeat(16)),
    },
    {
      what: 'an APIv2 key that was set anew',
      check: 'api_v2_key',
      modes: ['provider', 'v3'],
      break: setAnew('api_v2_key', 'Y1'.repeat(16)),
    },
    {
      what: 'a sub-merchant of another provider',
      check: 'grant',
      modes: ['provider'],
      break: async () => {
        const other = text(await anotherMerchant(), 'mchid')
        const sub = await house().simulatorApi.post(`/_sim/wechatpay/merchants/${other}/sub_merchants`, {})
        await moneyTo(house(), world().methodId, text(sub, 'sub_mchid'))
        return () => moneyTo(house(), world().methodId, world().merchant)
      },
    },
    {
      what: 'the account’s AppID unlinked',
      check: 'appid',
      code: 'APPID_MCHID_NOT_MATCH',
      modes: ['provider', 'v2'], // a merchant of v3 is paid by the AppIDs of its apps: see below
      break: async () => {
        const appids = await appidsOf(house(), world().account)
        const mine = (await kept())?.settings[OWN_APP[mode]]
        await account({ appids: appids.filter((one) => one !== mine) })
        return () => account({ appids })
      },
    },
    {
      what: 'the client’s AppID unlinked',
      check: 'app/mini_program',
      code: 'APPID_MCHID_NOT_MATCH',
      break: async () => {
        const appids = await appidsOf(house(), world().merchant)
        await merchant({ appids: appids.filter((one) => one !== world().appid) })
        return () => merchant({ appids })
      },
    },
    ...(['native', 'h5', 'mini_program'] as const).map((scene) => ({
      what: `a product that the client took back: ${scene}`,
      check: `product/${scene}`,
      code: mode === 'v2' ? 'NOAUTH' : 'NO_AUTH',
      break: async () => {
        await merchant({ products: ALL.filter((one) => one !== PRODUCT[scene]) })
        return () => merchant({ products: ALL })
      },
    })),
    {
      what: 'a rule that stands against an order',
      check: 'order/native',
      code: mode === 'v2' ? 'RULELIMIT' : 'RULE_LIMIT',
      break: () =>
        fault(
          { path: NATIVE_PATH[mode] },
          {
            effect: 'error',
            ...(mode === 'v2' ? { code: 'RULELIMIT' } : { status: 403, code: 'RULE_LIMIT' }),
            message: '业务规则限制',
            ...(mode === 'v2' && { times: 1 }), // the scenes share one address
          },
        ),
    },
    {
      what: 'refunds not granted',
      check: 'refund_permission',
      code: mode === 'v2' ? 'NOAUTH' : 'NO_AUTH',
      break: async () => {
        await merchant({ refund_permission: false })
        return () => merchant({ refund_permission: true })
      },
    },
    {
      what: 'an AppSecret that was reset',
      check: 'app_secret/mini_program',
      code: '40125',
      break: async () => {
        const { app_secret } = await sim(`apps/${world().appid}`, { reset_secret: true })
        return () => house().person('PUT', `/v1/methods/${world().methodId}/apps/mini_program/secret`, { app_secret })
      },
    },
  ]
  return all.filter(({ modes }) => modes?.includes(mode) ?? true)
}

export async function healed(house: House, id: unknown): Promise<void> {
  await fetch(`${house.simulator.url}/_sim/faults/${String(id)}`, { method: 'DELETE' })
}

export type Change = { settings?: Record<string, string>; secrets?: Record<string, string> }

/** What stands in an account, put aside past every rule, and put back. */
export async function putAside(house: House, accountId: string, change: Change): Promise<() => Promise<unknown>> {
  const { store, now } = house.server.parts.deps
  const before = await store.read.providers.byId(accountId as never)
  if (!before) throw new Error('the account is there')
  const secrets = Object.entries(change.secrets ?? {}).map(([name, value]) => [name, new Secret(name, value)] as const)
  const put = (one: typeof before) =>
    store.transaction((tx) => tx.providers.update({ ...one, updatedAt: now() }, 'tester'))
  await put({
    ...before,
    settings: { ...before.settings, ...change.settings },
    secrets: { ...before.secrets, ...Object.fromEntries(secrets) },
  })
  return () => put(before)
}

async function appidsOf(house: House, mchid: string): Promise<string[]> {
  const { merchants } = await house.simulatorApi.get('/_sim/wechatpay/merchants')
  return (list({ merchants }, 'merchants').find((one) => one['mchid'] === mchid)?.['appids'] ?? []) as string[]
}

/** The method is led to another number. */
async function moneyTo(house: House, methodId: string, subMchid: string): Promise<void> {
  const { store, now } = house.server.parts.deps
  const method = await store.read.methods.byId(methodId as never)
  if (!method) throw new Error('the method is there')
  await store.transaction((tx) => tx.methods.update({ ...method, subMchid, updatedAt: now() }, method))
}
