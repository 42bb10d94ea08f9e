import type { AppidsSeen, LinkSeen, PermissionCalls } from '@ruzhu/domain/permissions/permissions.ts'
import type { ProviderAccount } from '@ruzhu/domain/providers/providers.ts'
import { Transport } from '@ruzhu/wechatpay/transport.ts'
import { CertifiedV2Client } from '@ruzhu/wechatpay/v2/client.ts'
import { addSubAppid, querySubDevConfig } from '@ruzhu/wechatpay/v2/sub-dev-config.ts'
import { given, secret } from '../account-fields.ts'
import { readV2Account } from './account.ts'
import type { V2Options } from './open.ts'
import { notOkV2 } from './provider.ts'

export type AppLinks = Required<Pick<PermissionCalls, 'appids' | 'linkAppid'>> & { close(): Promise<void> }

/**
 * The apps in which a sub-merchant is paid. Only APIv2 has this, on connections that show the certificate: missing where
 * an account has no APIv2 key, or keeps no certificate.
 */
export function appLinks(
  account: ProviderAccount,
  { baseUrl, transport, now, nonce }: V2Options,
): AppLinks | undefined {
  if (secret(account, 'api_v2_key') === '' || given(account, 'certificate') === undefined) return undefined
  const { spMchid, spAppid, key, identity } = readV2Account(account)
  const certified = new Transport(baseUrl, undefined, identity)
  const merchant = { mchId: spMchid, appid: spAppid, key }
  const client = new CertifiedV2Client({ transport, certified, merchant, now, ...(nonce ? { nonce } : {}) })
  return {
    appids: (subMchid) => appidsOf(client, subMchid),
    linkAppid: (of) => link(client, of),
    close: () => certified.close(),
  }
}

async function appidsOf(client: CertifiedV2Client, subMchid: string): Promise<AppidsSeen> {
  const answer = await querySubDevConfig(client, subMchid)
  if (answer.state !== 'ok') return notOkV2(answer)
  return { state: 'listed', appids: answer.body.appid_config_list.map(({ sub_appid }) => sub_appid) }
}

/** What is there already is there: an answer that got lost may be asked for again. */
async function link(client: CertifiedV2Client, of: { subMchid: string; appid: string }): Promise<LinkSeen> {
  const answer = await addSubAppid(client, { sub_mch_id: of.subMchid, sub_appid: of.appid })
  return answer.state === 'ok' ? { state: 'linked' } : notOkV2(answer)
}
