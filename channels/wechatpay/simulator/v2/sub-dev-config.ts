import { knownApp } from '../accounts.ts'
import type { Merchant } from '../merchants.ts'
import { DIRECTORIES_AT_MOST, isPayDirectory } from '../platform/directories.ts'
import { subMerchantOf } from '../relations.ts'
import type { State } from '../state.ts'
import { askedBy, lacking, malformed } from './asked.ts'
import type { XmlCall } from './door.ts'
import type { Written } from './order-fields.ts'
import { forbidden } from './refusal.ts'

/*
 * What a provider sets up for a sub-merchant: where its pages pay from, and its own apps.
 * https://pay.weixin.qq.com/wiki/doc/api/mch_bank.php?chapter=9_25
 */

const APPIDS_AT_MOST = 50

/** One thing at a time: a directory or an appid. What is there already is there. */
export function addSubDevConfig(state: State, call: XmlCall): Written {
  const sub = subOf(state, call)
  const asked = askedBy(call.fields)
  const directory = asked.maybe('jsapi_path', 256)
  const appid = asked.maybe('sub_appid', 32) ?? asked.maybe('subscribe_appid', 32)
  if (directory === undefined && appid === undefined) throw lacking('jsapi_path')
  if (directory !== undefined && appid !== undefined) throw forbidden('PARAM_ERROR', '只能配置一个参数')
  const changed = directory === undefined ? withApp(state, sub, appid ?? '') : withDirectory(sub, directory)
  state.merchants.put(sub.mchid, changed)
  return {}
}

export function querySubDevConfig(state: State, call: XmlCall): Written {
  const { payDirectories = [], appids } = subOf(state, call)
  const configs = appids.map((sub_appid) => ({ sub_appid, subscribe_appid: '' }))
  return {
    jsapi_path_list: JSON.stringify({ jsapi_path_list: payDirectories }),
    appid_config_list: JSON.stringify({ appid_config_list: configs }),
  }
}

function subOf(state: State, { merchant, fields }: XmlCall): Merchant {
  if (merchant.kind !== 'provider') throw forbidden('NOAUTH', '商户无权限使用该接口')
  return subMerchantOf(state, merchant, askedBy(fields).need('sub_mch_id', 32))
}

function withDirectory(sub: Merchant, directory: string): Merchant {
  const before = sub.payDirectories ?? []
  if (!isPayDirectory(directory)) throw malformed('jsapi_path')
  if (before.includes(directory)) return sub
  if (before.length >= DIRECTORIES_AT_MOST) throw forbidden('PARAM_ERROR', 'JSAPI支付授权目录数量已达上限')
  return { ...sub, payDirectories: [...before, directory] }
}

function withApp(state: State, sub: Merchant, appid: string): Merchant {
  if (!/^wx[0-9a-z]{16}$/.test(appid)) throw forbidden('APPID_NOT_EXIST', 'APPID不存在')
  knownApp(state, appid)
  if (sub.appids.includes(appid)) return sub
  if (sub.appids.length >= APPIDS_AT_MOST) throw forbidden('PARAM_ERROR', '关联的APPID数量已达上限')
  return { ...sub, appids: [...sub.appids, appid] }
}
