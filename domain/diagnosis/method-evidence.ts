import { newestActive } from '../grants/grants.ts'
import { appidFor } from '../methods/apps.ts'
import { clockTime } from './clock-time.ts'
import { alone, decisive, line, type Looked, methodHref, type RecordLine } from './record-line.ts'

export function isAppKnown({ dossier: { method, account, payment }, clues }: Looked): readonly RecordLine[] {
  if (!method) return []
  const href = methodHref(method)
  const known = [...method.apps.map(({ appid }) => appid), ...Object.values(account?.outline.settings ?? {})]
  const own = method.apps.map(({ appid }) => appid)
  const listed = (own.length > 0 ? own : known.filter((value) => APPID.test(value))).join('、')
  const strange = clues.named.appid.find((appid) => appid.length > 8 && !known.includes(appid))
  if (strange !== undefined && account) return [decisive('diagnosis.app_strange', { appid: strange, listed }, href)]
  const missing = payment !== undefined && appidFor(method.apps, payment.scene) === undefined
  if (missing && method.apps.length > 0) return [line('supports', 'diagnosis.app_missing', { listed }, href)]
  if (method.apps.length === 0) return [line('notes', 'diagnosis.no_app', {}, href)]
  return [line('notes', 'diagnosis.apps', { listed }, href)]
}

/** As they look at either gateway. */
const APPID = /^(?:wx[0-9a-z]{16}|\d{16})$/

export function isMerchantKnown({ dossier: { method, account }, clues }: Looked): readonly RecordLine[] {
  if (!method) return []
  const params = { sub_mchid: method.subMchid }
  const other = clues.named.merchant.find((mchid) => mchid !== method.subMchid)
  if (other !== undefined)
    return [decisive('diagnosis.other_merchant', { ...params, asked: other }, methodHref(method))]
  if (account && method.mode === 'provider' && Object.values(account.outline.settings).includes(method.subMchid)) {
    return [decisive('diagnosis.merchant_is_ours', params, methodHref(method))]
  }
  const same = clues.named.merchant.includes(method.subMchid)
  return [
    line(
      same ? 'rules_out' : 'notes',
      same ? 'diagnosis.same_merchant' : 'diagnosis.merchant',
      params,
      methodHref(method),
    ),
  ]
}

export function isSceneOffered({ dossier: { method, payment } }: Looked): readonly RecordLine[] {
  if (!method || !payment) return []
  const params = { scene: payment.scene, scenes: method.scenes.join('、') }
  const offered = method.scenes.includes(payment.scene)
  return [
    line(
      offered ? 'notes' : 'supports',
      offered ? 'diagnosis.scene' : 'diagnosis.scene_missing',
      params,
      methodHref(method),
    ),
  ]
}

export function isMethodOn({ dossier: { method } }: Looked): readonly RecordLine[] {
  if (!method) return []
  const params = { name: method.name }
  const { standing } = method
  if (standing === 'active' || standing === 'check_failed')
    return [line('rules_out', 'diagnosis.method_active', params, methodHref(method))]
  return [alone(`diagnosis.method_${standing}`, params, methodHref(method))]
}

export function isGranted({ dossier: { method, grants } }: Looked): readonly RecordLine[] {
  if (!method || method.mode === 'direct') return []
  const { clientId, subMchid: sub_mchid } = method
  const href = `/clients/${clientId}`
  const given = grants.filter((grant) => grant.providerId === method.providerId && grant.subMchid === sub_mchid)
  const active = newestActive(given)
  if (active) return [line('rules_out', 'diagnosis.granted', { sub_mchid, at: clockTime(active.checkedAt) }, href)]
  const withdrawn = given.find(({ withdrawnAt }) => withdrawnAt !== undefined)?.withdrawnAt
  if (withdrawn) return [alone('diagnosis.grant_withdrawn', { sub_mchid, at: clockTime(withdrawn) }, href)]
  return grants.length > 0 ? [line('supports', 'diagnosis.not_granted', { sub_mchid }, href)] : []
}
