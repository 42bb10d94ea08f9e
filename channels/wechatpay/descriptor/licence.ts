import type { FormField } from '@ruzhu/domain/descriptor.ts'
import { both } from '@ruzhu/domain/text.ts'
import type { Kind } from './kinds.ts'
import { LICENCE } from './paths.ts'

/** 营业执照 of an enterprise or a sole proprietor. https://pay.weixin.qq.com/doc/v3/partner/4012719997 */
export function licence({ type, person }: Kind): FormField[] {
  const individual = type === 'SUBJECT_TYPE_INDIVIDUAL'
  return [
    {
      path: `${LICENCE}.license_copy`,
      label: both('营业执照照片', 'Picture of the business licence'),
      help: both(
        '原件的彩色照片，四角都在画面里；复印件要盖公章。',
        'A colour picture of the original with all four corners; a copy must bear the company seal.',
      ),
      kind: 'picture',
      required: true,
    },
    {
      path: `${LICENCE}.license_number`,
      label: individual
        ? both('统一社会信用代码或注册号', 'Credit code or registration number')
        : both('统一社会信用代码', 'Unified social credit code'),
      help: individual
        ? both(
            '执照上 18 位的代码；旧执照是 15 位注册号。',
            'The 18 characters on the licence; 15 digits on older ones.',
          )
        : both('执照上 18 位的代码。', 'The 18 characters on the licence.'),
      kind: 'text',
      required: true,
      rule: individual ? 'individual_licence' : 'enterprise_credit_code',
      means: 'credit_code',
      example: individual ? '92350100M000100Y40' : '91350100M000100Y43',
    },
    {
      path: `${LICENCE}.merchant_name`,
      label: both('商户名称', 'Name on the licence'),
      help: individual
        ? both(
            '与执照一字不差；执照上没有名称的，写「个体户」加经营者姓名。',
            'Exactly as on the licence; where it has none, 个体户 and the owner’s name.',
          )
        : both('与执照一字不差，括号也照抄。', 'Exactly as on the licence, brackets included.'),
      kind: 'text',
      required: true,
      rule: individual ? 'individual_name' : 'licence_name',
      minLength: 2,
      maxLength: 128,
      means: 'merchant_name',
    },
    {
      path: `${LICENCE}.legal_person`,
      label: both(`${person['zh-CN']}姓名`, individual ? 'Name of the owner' : 'Legal representative'),
      help: both(`执照上的${person['zh-CN']}。`, 'The person named on the licence.'),
      kind: 'text',
      required: true,
      rule: 'person_name',
      means: 'legal_person',
    },
    {
      path: `${LICENCE}.license_address`,
      label: both('注册地址', 'Registered address'),
      help: both(
        '不填时平台按工商登记取；取不到会驳回。',
        'Left empty, the platform takes it from the registry, and rejects what it does not find.',
      ),
      kind: 'text',
      required: false,
      minLength: 4,
      maxLength: 128,
    },
    {
      path: `${LICENCE}.period_begin`,
      label: both('营业期限开始日期', 'Licence valid from'),
      kind: 'day',
      required: false,
      rule: 'begin_day',
    },
    {
      path: `${LICENCE}.period_end`,
      label: both('营业期限结束日期', 'Licence valid until'),
      help: both('执照上写「长期」或没写的，选长期。', 'Choose long-term where the licence says 长期 or nothing.'),
      kind: 'end_day',
      required: false,
      rule: 'end_day',
    },
  ]
}
