import { parse } from '../answers.ts'
import { Fields } from '../reading.ts'
import type { CallOptions } from '../transport.ts'
import type { V2Answer } from './answers.ts'
import type { CertifiedV2Client } from './client.ts'
import type { V2Fields } from './fields.ts'

/*
 * What a service provider sets for a sub-merchant. There is no v3 call for it. Needs the client certificate; MD5 always,
 * and no nonce. https://pay.weixin.qq.com/wiki/doc/api/mch_bank.php?chapter=9_25
 */

export type SubDevConfig = {
  jsapi_path_list: readonly string[]
  appid_config_list: readonly { sub_appid: string; subscribe_appid: string | undefined }[]
}

const OF_SETTINGS = { signType: 'MD5', nonce: false } as const

/** Lets the sub-merchant be paid in this mini program or account, once its owner has confirmed. */
export function addSubAppid(
  client: CertifiedV2Client,
  request: { sub_mch_id: string; sub_appid: string },
  options?: CallOptions,
): Promise<V2Answer<void>> {
  return addSubDevConfig(client, request, options)
}

/**
 * Lets pages of this directory open the cashier.
 *
 * @param request.jsapi_path  with scheme and host, ending in `/`; at most five for a sub-merchant
 */
export function addPayDirectory(
  client: CertifiedV2Client,
  request: { sub_mch_id: string; jsapi_path: string },
  options?: CallOptions,
): Promise<V2Answer<void>> {
  return addSubDevConfig(client, request, options)
}

/** The account that a payer is invited to follow after paying. */
export function addSubscribeAppid(
  client: CertifiedV2Client,
  request: { sub_mch_id: string; sub_appid: string; subscribe_appid: string },
  options?: CallOptions,
): Promise<V2Answer<void>> {
  return addSubDevConfig(client, request, options)
}

export function querySubDevConfig(
  client: CertifiedV2Client,
  subMchId: string,
  options?: CallOptions,
): Promise<V2Answer<SubDevConfig>> {
  const parameters = { sub_mch_id: subMchId }
  const call = { path: '/secapi/mch/querysubdevconfig', parameters, read: readConfig, ...OF_SETTINGS } as const
  return client.callCertified({ ...call, question: true }, options)
}

type Addition = { sub_mch_id: string; sub_appid?: string; jsapi_path?: string; subscribe_appid?: string }

function addSubDevConfig(client: CertifiedV2Client, parameters: Addition, options?: CallOptions) {
  const call = { path: '/secapi/mch/addsubdevconfig', parameters, read: () => undefined, ...OF_SETTINGS } as const
  return client.callCertified(call, options)
}

/** Two lists, each JSON inside the XML. */
function readConfig(fields: V2Fields): SubDevConfig {
  return {
    jsapi_path_list: listed(fields, 'jsapi_path_list')?.texts('jsapi_path_list') ?? [],
    appid_config_list: (listed(fields, 'appid_config_list')?.list('appid_config_list') ?? []).map((entry) => ({
      sub_appid: entry.text('sub_appid'),
      subscribe_appid: entry.textIfAny('subscribe_appid'),
    })),
  }
}

function listed(fields: V2Fields, name: string): Fields | undefined {
  const text = fields.textIfAny(name)
  return text === undefined ? undefined : new Fields(parse(Buffer.from(text)), name)
}
