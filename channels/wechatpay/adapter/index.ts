import type { AccountTools } from '@ruzhu/domain/checks/asking.ts'
import type { Channel, OpenChannel, PlatformKey } from '@ruzhu/domain/channel.ts'
import type { TryAs } from '@ruzhu/domain/providers/passport.ts'
import type { ProviderAccount } from '@ruzhu/domain/providers/providers.ts'
import { WechatClient } from '@ruzhu/wechatpay/client.ts'
import { Transport } from '@ruzhu/wechatpay/transport.ts'
import type { OpenedChannel, OpenOptions } from '../../contract/channel.ts'
import { readAccount } from './account.ts'
import { accountChecksV2 } from './checks/account-v2.ts'
import { accountChecksV3 } from './checks/account-v3.ts'
import { type AccountChecks, accountRunnerOf, runnerOf } from './checks/index.ts'
import { secret } from './account-fields.ts'
import { queryApplyment, submitApplyment } from './applyments.ts'
import { bankLists } from './banks.ts'
import { readingBoth } from './both-notifications.ts'
import { closePayment, prepay, queryPayment } from './payments.ts'
import { permissionCalls } from './permissions.ts'
import { uploadPicture } from './pictures.ts'
import { probe } from './probe.ts'
import type { Provider } from './provider.ts'
import { queryRefund, refund } from './refunds.ts'
import { settlementCalls } from './settlement.ts'
import { tryKey } from './try-key.ts'
import { speaksV2, v2KeyOf } from './v2/account.ts'
import { appLinks, type AppLinks } from './v2/app-links.ts'
import { openV2, type V2Options } from './v2/open.ts'
import { WITHOUT_V3 } from './v2/without-v3.ts'

/** @property nonce  32 characters of [0-9A-Za-z], never the same twice; random unless given */
export type WechatpayOptions = OpenOptions & { nonce?: () => string }

/**
 * WeChat Pay for service providers and for merchants with keys of their own: v3, or APIv2 where an account says so. All
 * accounts share one set of connections, but for those on which APIv2 wants to see a certificate.
 */
export function openWechatpay({ baseUrl, now, nonce }: WechatpayOptions): OpenedChannel {
  const transport = new Transport(baseUrl)
  const options = { baseUrl, transport, now, ...(nonce ? { nonce } : {}) }
  const open: OpenChannel = async (account, besides = []) => openAccount(account, { ...options, besides })
  return Object.assign(open, { close: () => transport.close() })
}

function openAccount(account: ProviderAccount, options: V2Options): Channel {
  const isMerchants = account.clientId !== undefined
  const links = isMerchants ? undefined : appLinks(account, options)
  if (speaksV2(account)) {
    const { calls, own, provider, close } = openV2(account, options)
    const v3 = secret(account, 'api_v3_key') === '' ? undefined : providerOf(account, options)
    const onboarding = isMerchants ? {} : v3 ? onboardingOf(v3, links) : WITHOUT_V3
    const tryV3 = v3 && tryAsOf(v3, options, isMerchants)
    const checks = checksOf((tools) => accountChecksV2(provider, tools, tryV3), calls, options)
    return {
      ...readingBoth({ ...calls, ...onboarding, ...checks }, { v2: own, v3 }),
      close: closing(close, links?.close),
    }
  }
  const v3 = providerOf(account, options)
  const key = v2KeyOf(account)
  const v2 = key && { spMchid: v3.spMchid, key, now: options.now }
  const onboarding = isMerchants ? {} : onboardingOf(v3, links)
  const tryAs = tryAsOf(v3, options, isMerchants)
  const calls = callsOf(v3, { isMerchants })
  const checks = checksOf((tools) => accountChecksV3(v3, tools, tryAs), calls, options)
  return {
    ...readingBoth({ ...calls, ...onboarding, tryAs, ...checks }, { v2, v3 }),
    ...(links && { close: links.close }),
  }
}

function checksOf(
  account: (tools: AccountTools) => AccountChecks,
  calls: Pick<Channel, 'refund'>,
  options: V2Options,
): Pick<Channel, 'checks' | 'accountChecks'> {
  return {
    checks: (tools) => runnerOf(tools, account(tools), { ...calls, loginUrl: loginUrlOf(options) }),
    accountChecks: (tools) => accountRunnerOf(tools, account(tools)),
  }
}

/** Who logs in is known on another host; a played gateway has one for both. */
function loginUrlOf({ baseUrl }: Pick<V2Options, 'baseUrl'>): string {
  return baseUrl.replace('//api.mch.weixin.qq.com', '//api.weixin.qq.com')
}

function closing(...closes: readonly (AppLinks['close'] | undefined)[]): () => Promise<void> {
  return async () => void (await Promise.all(closes.map((close) => close?.())))
}

function tryAsOf({ client, spAppid, now }: Provider, { transport }: V2Options, isMerchants: boolean): TryAs {
  return (kind, value) => tryKey({ transport, merchant: client.merchant, spAppid, isMerchants, now }, kind, value)
}

function providerOf(account: ProviderAccount, { transport, now, nonce, besides }: V2Options): Provider {
  const { spMchid, spAppid, merchant } = readAccount(account, besides)
  const client = new WechatClient({ transport, merchant, now, ...(nonce ? { nonce } : {}) })
  return { client, spMchid, spAppid, now }
}

function callsOf(provider: Provider, whose: { isMerchants: boolean }): Omit<Channel, 'readNotification'> {
  return {
    prepay: (order) => prepay(provider, order),
    queryPayment: (ref) => queryPayment(provider, ref),
    closePayment: (ref) => closePayment(provider, ref),
    refund: (order) => refund(provider, order),
    queryRefund: (ref) => queryRefund(provider, ref),
    probe: () => probe(provider, whose),
    platformKeys: () => platformKeys(provider),
  }
}

/** As they are held now: certificates are fetched when they are needed, and again before they change. */
function platformKeys({ client }: Provider): readonly PlatformKey[] {
  const { publicKey, certificates, current } = client.merchant.platformKeys
  const named = publicKey ? [{ serial: publicKey.id, isInUse: true }] : []
  const listed = certificates.map(({ serialNo: serial, validFrom, validTo }) => {
    return { serial, validFrom, validTo, isInUse: serial === current?.id }
  })
  return [...named, ...listed]
}

type Onboarding = Pick<
  Channel,
  'uploadPicture' | 'submitApplyment' | 'queryApplyment' | 'banks' | 'settlement' | 'permissions'
>

/** Only v3 has these, and only service providers: an account that speaks APIv2 uses them too, once it has the keys. */
function onboardingOf(provider: Provider, links: AppLinks | undefined): Onboarding {
  return {
    uploadPicture: (picture) => uploadPicture(provider, picture),
    submitApplyment: (submission) => submitApplyment(provider, submission),
    queryApplyment: (ref) => queryApplyment(provider, ref),
    banks: bankLists(provider),
    settlement: settlementCalls(provider),
    permissions: {
      ...permissionCalls(provider),
      ...(links && { listed: links.listed, linkAppid: links.linkAppid, addDirectory: links.addDirectory }),
    },
  }
}
