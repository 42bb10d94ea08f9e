import type { FormField, FormStep } from '@ruzhu/domain/descriptor.ts'
import { both } from '@ruzhu/domain/text.ts'
import { FEES, type Industry, industriesOf } from './industries.ts'
import { KINDS, type Kind } from './kinds.ts'
import { WHERE } from './where.ts'

const INFO = 'settlement_info'
const INDUSTRY = '_industry'
const OTHER = 'other'

/** ③ 结算规则: the industry decides rule, fee and licence. https://pay.weixin.qq.com/doc/v3/partner/4012719997 */
export function settlementStep(kind: Kind): FormStep {
  const industries = industriesOf(kind)
  return {
    key: 'settlement',
    label: both('结算规则', 'Settlement rule'),
    ours: true,
    fields: [
      choice(industries),
      ...industries.map(exactName),
      ...rules(industries, kind),
      ...unlisted(kind),
      ...licences(industries),
      ...activity(),
    ],
  }
}

function choice(industries: readonly Industry[]): FormField {
  return {
    path: INDUSTRY,
    label: both('所属行业', 'Industry'),
    help: both(
      '按主要在卖什么选；列表里没有的选「其他行业」，照《费率结算规则对照表》填写。',
      'By what is mainly sold. Choose the last one for what is not listed, and copy the row of WeChat Pay’s table.',
    ),
    kind: 'choice',
    required: true,
    options: [
      ...industries.map(({ industry, english }) => ({ value: industry, label: both(industry, english) })),
      { value: OTHER, label: both('其他行业（照对照表填写）', 'Another industry (copied from the table)') },
    ],
  }
}

function exactName({ industry }: Industry): FormField {
  return {
    path: `${INFO}.qualification_type`,
    label: both('提交的行业名称', 'Name of the industry as sent'),
    kind: 'text',
    required: true,
    when: { path: INDUSTRY, oneOf: [industry] },
    fixed: industry,
  }
}

/** 个体工商户 · 费率 0.6% · T+1 到账. */
function rules(industries: readonly Industry[], kind: Kind): FormField[] {
  return [...new Set(industries.map(({ settlementId }) => settlementId))].map((id) => {
    const fee = FEES[id]
    return {
      path: `${INFO}.settlement_id`,
      label: both('结算规则', 'Settlement rule'),
      help: both(
        `${kind.label['zh-CN']} · ${fee === undefined ? '费率以对照表为准' : `费率 ${fee}%`} · T+1 到账`,
        `${kind.label.en} · ${fee === undefined ? 'fee as in WeChat Pay’s table' : `fee ${fee}%`} · settled on T+1`,
      ),
      kind: 'text',
      required: true,
      when: { path: INDUSTRY, oneOf: industries.filter((one) => one.settlementId === id).map((one) => one.industry) },
      fixed: id,
    }
  })
}

function unlisted(kind: Kind): FormField[] {
  const when = { path: INDUSTRY, oneOf: [OTHER] }
  const ours = rulesOf(kind)
  return [
    {
      path: `${INFO}.qualification_type`,
      label: both('所属行业原文', 'Industry, word for word'),
      help: both(
        '与《费率结算规则对照表》一字不差，并与结算规则 ID 在同一行。',
        'Word for word as in WeChat Pay’s table, in the row of the rule’s id.',
      ),
      where: WHERE.settlementRule,
      kind: 'text',
      required: true,
      when,
      maxLength: 128,
    },
    {
      path: `${INFO}.settlement_id`,
      label: both('入驻结算规则 ID', 'Id of the settlement rule'),
      help: both(
        '它决定费率和到账时间，要在本主体类型的行里。',
        'It decides the fee and when money arrives; take it from a row of this kind of subject.',
      ),
      where: WHERE.settlementRule,
      kind: 'text',
      required: true,
      when,
      rule: 'settlement_id',
      notOneOf: KINDS.flatMap(rulesOf).filter((id) => !ours.includes(id)),
    },
    {
      path: `${INFO}.qualifications`,
      label: both('特殊资质照片', 'Special licences'),
      help: both(
        '只有对照表要求特殊资质的行业才传；不要求的传了会被拒。',
        'Only where the row of the table demands them; refused for all others.',
      ),
      kind: 'pictures',
      required: false,
      when,
      maxItems: 5,
    },
  ]
}

function rulesOf(kind: Kind): string[] {
  return industriesOf(kind).map(({ settlementId }) => settlementId)
}

/** Asked for together with the industry that needs it; what is not asked for must not be sent. */
function licences(industries: readonly Industry[]): FormField[] {
  return industries.flatMap(({ industry, licence, licenceOptional }) => {
    if (licence === undefined) return []
    return {
      path: `${INFO}.qualifications`,
      label: both('特殊资质照片', 'Special licences'),
      help: licenceOptional
        ? both(`有就传，审核更快：${licence['zh-CN']}。`, `Send it if there is one: ${licence.en}.`)
        : both(`这个行业需要：${licence['zh-CN']}。`, `This industry needs: ${licence.en}.`),
      kind: 'pictures',
      required: licenceOptional !== true,
      when: { path: INDUSTRY, oneOf: [industry] },
      maxItems: 5,
    }
  })
}

const ACTIVITY = '_activity'
/** 泛行业优惠费率活动: the only one whose range is public. */
const GENERAL = { id: '20191030111cff5b5e', min: 0.2, max: 0.6 }

function activity(): FormField[] {
  const takesPart = { path: ACTIVITY, oneOf: ['general', 'yes'] }
  return [
    {
      path: ACTIVITY,
      label: both('优惠费率活动', 'Reduced-fee activity'),
      kind: 'choice',
      required: true,
      initial: 'no',
      options: [
        { value: 'no', label: both('不参加', 'None') },
        { value: 'general', label: both('泛行业优惠费率（0.2%–0.6%）', 'The general one (0.2%–0.6%)') },
        { value: 'yes', label: both('别的活动', 'Another one') },
      ],
    },
    {
      path: `${INFO}.activities_id`,
      label: both('活动 ID', 'Id of the activity'),
      kind: 'text',
      required: true,
      when: { path: ACTIVITY, oneOf: ['general'] },
      fixed: GENERAL.id,
    },
    {
      path: `${INFO}.activities_id`,
      label: both('活动 ID', 'Id of the activity'),
      kind: 'text',
      required: true,
      when: { path: ACTIVITY, oneOf: ['yes'] },
      maxLength: 32,
      notOneOf: [GENERAL.id],
    },
    ...rates('debit', '非信用卡活动费率', 'Fee of the activity, debit'),
    ...rates('credit', '信用卡活动费率', 'Fee of the activity, credit'),
    {
      path: `${INFO}.activities_additions`,
      label: both('活动补充材料', 'Pictures for the activity'),
      kind: 'pictures',
      required: false,
      when: takesPart,
      maxItems: 5,
    },
  ]
}

function rates(card: string, chinese: string, english: string): FormField[] {
  const field = {
    path: `${INFO}.${card}_activities_rate`,
    label: both(chinese, english),
    help: both('百分数，不写 %，最多两位小数，要在活动的范围内。', 'Per cent without the sign, up to two decimals.'),
    kind: 'text',
    required: true,
    rule: 'rate',
    example: '0.6',
  } as const
  const { min, max } = GENERAL
  return [
    { ...field, when: { path: ACTIVITY, oneOf: ['general'] }, min, max },
    { ...field, when: { path: ACTIVITY, oneOf: ['yes'] } },
  ]
}
