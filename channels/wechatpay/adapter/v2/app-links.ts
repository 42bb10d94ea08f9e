import type { LinkSeen, ListsSeen, PermissionCalls } from '@ruzhu/domain/permissions/permissions.ts'
import type { ProviderAccount } from '@ruzhu/domain/providers/providers.ts'
import { Transport } from '@ruzhu/wechatpay/transport.ts'
import { CertifiedV2Client } from '@ruzhu/wechatpay/v2/client.ts'
import { addPayDirectory, addSubAppid, querySubDevConfig } from '@ruzhu/wechatpay/v2/sub-dev-config.ts'
import { given, secret } from '../account-fields.ts'
import { readV2Account } from './account.ts'
import type { V2Options } from './open.ts'
import { notOkV2 } from './provider.ts'

type Settings = Required<Pick<PermissionCalls, 'listed' | 'linkAppid' | 'addDirectory'>>
export type AppLinks = Settings & { close(): Promise<void> }

/**
 * The apps in which a sub-merchant is paid, and the directories of its pages. Only APIv2 has this, on connections that show the certificate: missing where
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
    listed: (subMchid) => listsOf(client, subMchid),
    linkAppid: (of) => link(client, of),
    addDirectory: (of) => allow(client, of),
    close: () => certified.close(),
  }
}

async function listsOf(client: CertifiedV2Client, subMchid: string): Promise<ListsSeen> {
  const answer = await querySubDevConfig(client, subMchid)
  if (answer.state !== 'ok') return notOkV2(answer)
  const { appid_config_list: appids, jsapi_path_list: directories } = answer.body
  return { state: 'listed', appids: appids.map(({ sub_appid }) => sub_appid), directories }
}

/** What is there already is there: an answer that got lost may be asked for again. */
async function link(client: CertifiedV2Client, of: { subMchid: string; appid: string }): Promise<LinkSeen> {
  const answer = await addSubAppid(client, { sub_mch_id: of.subMchid, sub_appid: of.appid })
  return answer.state === 'ok' ? { state: 'linked' } : notOkV2(answer)
}

async function allow(client: CertifiedV2Client, of: { subMchid: string; directory: string }): Promise<LinkSeen> {
  const answer = await addPayDirectory(client, { sub_mch_id: of.subMchid, jsapi_path: of.directory })
  return answer.state === 'ok' ? { state: 'linked' } : notOkV2(answer)
}
