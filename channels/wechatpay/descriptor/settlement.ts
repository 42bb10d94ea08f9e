import type { FormStep } from '@ruzhu/domain/descriptor.ts'
import { both } from './both.ts'
import { WHERE } from './where.ts'

/** ③ 结算规则. https://pay.weixin.qq.com/doc/v3/partner/4012719997 */
export const SETTLEMENT_STEP: FormStep = {
  key: 'settlement',
  label: both('结算规则', 'Settlement rule'),
  fields: [
    {
      path: 'settlement_info.settlement_id',
      label: both('入驻结算规则 ID', 'Id of the settlement rule'),
      help: both(
        '它决定费率和到账时间。716 是企业的一般行业：费率 0.6%，T+1 到账。',
        'It decides the fee and when money arrives. 716 is the general one for companies: 0.6%, settled on T+1.',
      ),
      where: WHERE.settlementRule,
      kind: 'text',
      required: true,
      rule: 'settlement_id',
      initial: '716',
      example: '716',
    },
    {
      path: 'settlement_info.qualification_type',
      label: both('所属行业', 'Industry'),
      help: both(
        '与《费率结算规则对照表》一字不差，并与结算规则 ID 在同一行。',
        'Word for word as in WeChat Pay’s table, in the row of the rule’s id.',
      ),
      where: WHERE.settlementRule,
      kind: 'text',
      required: true,
      maxLength: 128,
      example: '餐饮',
    },
    {
      path: 'settlement_info.qualifications',
      label: both('特殊资质照片', 'Special licences'),
      help: both(
        '只有对照表要求特殊资质的行业才传，例如餐饮的《食品经营许可证》；不要求的传了会被拒。',
        'Only for industries whose row demands them, such as a food licence; refused for all others.',
      ),
      kind: 'pictures',
      required: false,
      maxItems: 5,
    },
    {
      path: '_activity',
      label: both('优惠费率活动', 'Reduced-fee activity'),
      kind: 'choice',
      required: true,
      initial: 'no',
      options: [
        { value: 'no', label: both('不参加', 'None') },
        { value: 'yes', label: both('参加', 'Takes part') },
      ],
    },
    {
      path: 'settlement_info.activities_id',
      label: both('活动 ID', 'Id of the activity'),
      kind: 'text',
      required: true,
      when: { path: '_activity', oneOf: ['yes'] },
      maxLength: 32,
      example: '20191030111cff5b5e',
    },
    {
      path: 'settlement_info.debit_activities_rate',
      label: both('非信用卡活动费率', 'Fee of the activity, debit'),
      help: both('百分数，不写 %，最多两位小数，要在活动的范围内。', 'Per cent without the sign, up to two decimals.'),
      kind: 'text',
      required: true,
      when: { path: '_activity', oneOf: ['yes'] },
      rule: 'rate',
      example: '0.6',
    },
    {
      path: 'settlement_info.credit_activities_rate',
      label: both('信用卡活动费率', 'Fee of the activity, credit'),
      help: both('百分数，不写 %，最多两位小数，要在活动的范围内。', 'Per cent without the sign, up to two decimals.'),
      kind: 'text',
      required: true,
      when: { path: '_activity', oneOf: ['yes'] },
      rule: 'rate',
      example: '0.6',
    },
    {
      path: 'settlement_info.activities_additions',
      label: both('活动补充材料', 'Pictures for the activity'),
      kind: 'pictures',
      required: false,
      when: { path: '_activity', oneOf: ['yes'] },
      maxItems: 5,
    },
  ],
}
