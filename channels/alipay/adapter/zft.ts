import type { ApplymentForm, ApplymentState } from '@ruzhu/domain/applyments/applyments.ts'
import type { ApplymentRef, ApplymentSeen, ApplymentSubmission, SubmitSeen } from '@ruzhu/domain/applyments/gateway.ts'
import { reasonOf } from '@ruzhu/alipay/answers.ts'
import {
  createZftMerchant,
  createZftMerchantQuickly,
  createZftMerchantSimply,
  queryZftOrders,
  type ZftOrder,
} from '@ruzhu/alipay/zft.ts'
import type { ZftMerchant } from '@ruzhu/alipay/zft-merchant.ts'
import { ZFT_KINDS } from '../descriptor/zft-kinds.ts'
import { type Tree, treeOf } from './form-tree.ts'
import { objectionsOf } from './objections.ts'
import { placesOf } from './places.ts'
import { notOk, type Provider } from './provider.ts'

/** 直付通进件, under a number of ours: one that was turned down may come again, any other is refused as a duplicate. */
export async function submitZft(provider: Provider, submission: ApplymentSubmission): Promise<SubmitSeen> {
  const create = WAYS[submission.subjectType] ?? createZftMerchant
  const answer = await create(provider.client, merchantOf(submission))
  return answer.state === 'ok' ? { state: 'accepted', applymentId: answer.body.order_id } : notOk(answer)
}

const WAYS: Readonly<Record<string, typeof createZftMerchant>> = {
  ZFT_SIMPLE: (client, merchant) =>
    createZftMerchantSimply(client, { ...merchant, binding_alipay_logon_id: merchant.binding_alipay_logon_id ?? '' }),
  ZFT_QUICK: createZftMerchantQuickly,
}

/** All tries stand under our number, and the last of them counts. */
export async function queryZft({ client }: Provider, { businessCode }: ApplymentRef): Promise<ApplymentSeen> {
  const answer = await queryZftOrders(client, { external_id: businessCode })
  if (answer.state === 'unknown') return { state: 'unreadable', why: answer.why }
  if (answer.state === 'refused') {
    if (reasonOf(answer) === 'ORDER_NOT_EXIST') return { state: 'absent' }
    return { state: 'unreadable', why: `the query was refused: ${reasonOf(answer)}` }
  }
  const last = answer.body.toSorted((one, other) => timeOf(one) - timeOf(other)).at(-1)
  if (!last) return { state: 'absent' }
  const isOurs = last.external_id === undefined || last.external_id === businessCode
  return isOurs ? standing(last) : { state: 'unreadable', why: 'the answer is about another application' }
}

function timeOf({ apply_time }: ZftOrder): number {
  return apply_time?.getTime() ?? 0
}

function merchantOf({ businessCode, subjectType, form }: ApplymentSubmission): ZftMerchant {
  const kind = ZFT_KINDS.find(({ type }) => type === subjectType)
  const tree = treeOf(form)
  const merchant: Tree = {
    ...tree,
    external_id: businessCode,
    ...(kind && { merchant_type: kind.merchantType, cert_type: kind.certType }),
    ...address(tree['business_address']),
    ...settleRule(form, tree['default_settle_rule']),
  }
  return merchant as unknown as ZftMerchant // what the form asks for, checked before it was submitted
}

function address(said: Tree[string] | undefined) {
  if (typeof said !== 'object' || said === null || !('district_code' in said)) return {}
  const places = placesOf(String(said['district_code']))
  return { business_address: { ...said, ...places, type: 'BUSINESS_ADDRESS' } }
}

/** The rule names the account that is said elsewhere in the form. */
function settleRule(form: ApplymentForm, said: Tree[string] | undefined) {
  if (said === undefined) return {}
  const toCard = form['default_settle_rule.default_settle_type'] === 'bankCard'
  const target = form[toCard ? 'biz_cards.0.account_no' : 'alipay_logon_id']
  return {
    default_settle_rule: {
      default_settle_type: toCard ? 'bankCard' : 'alipayAccount',
      default_settle_target: String(target ?? ''),
    },
  }
}

function standing(order: ZftOrder): ApplymentSeen {
  const { status, order_id, smid, sub_sign_qr_code_url: signUrl, reason = '' } = order
  const state = stateOf(order)
  return {
    state,
    raw: rawOf(order),
    message: reason,
    applymentId: order_id,
    objections: state === 'rejected' ? objections(order) : [],
    ...(signUrl !== undefined && { signUrl }),
    ...(smid !== undefined && status === '99' && { subMchid: smid }),
  }
}

/** 031 covers the review and the merchant's own part after it. */
function stateOf({ status, sub_confirm, smid }: ZftOrder): ApplymentState {
  if (status === '031') return sub_confirm === 'NOT_CONFIRM' ? 'to_be_signed' : 'auditing'
  if (status === '99') return smid === undefined ? 'unknown' : 'finished'
  return status === '-1' ? 'rejected' : 'unknown'
}

/** A number alone says little to whoever reads it: `031 NOT_CONFIRM`. */
function rawOf({ status, sub_confirm }: ZftOrder): string {
  return sub_confirm === undefined || status !== '031' ? status : `${status} ${sub_confirm}`
}

function objections(order: ZftOrder) {
  const { fk_audit, fk_audit_memo, kz_audit, kz_audit_memo, sub_confirm, reason } = order
  return objectionsOf([
    ...(fk_audit === 'REJECT' ? [{ about: '风险审核', reason: fk_audit_memo }] : []),
    ...(kz_audit === 'REJECT' ? [{ about: '资质审核', reason: kz_audit_memo }] : []),
    { about: sub_confirm === 'FAIL' ? '商户确认' : '', reason },
  ])
}
