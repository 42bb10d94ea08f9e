import type { FormField } from '@ruzhu/domain/descriptor.ts'
import { both } from '@ruzhu/domain/text.ts'

/** Which account at Alipay it is about: products are signed for an account that is there. */
export function account(): FormField {
  return {
    path: 'account',
    label: both('商家的支付宝账号', 'The merchant’s Alipay account'),
    help: both(
      '登录用的邮箱或手机号，或 2088 开头的 PID；要是已经实名的企业账号。',
      'The e-mail address or mobile number of its login, or its PID; a company account whose identity is verified.',
    ),
    kind: 'text',
    required: true,
    rule: 'alipay_account',
    maxLength: 64,
    example: 'pay@laochen.example.com',
  }
}

/** Who is asked, and who confirms. */
export function contact(within: string): FormField[] {
  return [
    {
      path: `${within}.contact_name`,
      label: both('联系人姓名', 'Contact person'),
      help: both('确认签约的链接会交给这个人。', 'This person is given the link to confirm.'),
      kind: 'text',
      required: true,
      rule: 'person_name',
      maxLength: 20,
      sensitive: true,
      means: 'super_admin',
    },
    {
      path: `${within}.contact_mobile`,
      label: both('联系人手机号', 'Mobile number of the contact'),
      kind: 'text',
      required: true,
      rule: 'mobile_phone',
      sensitive: true,
      example: '13800138000',
    },
  ]
}

/** 商家经营类目2.0, both levels. */
export function category(): FormField {
  return {
    path: 'mcc_code',
    label: both('经营类目', 'Line of business'),
    help: both(
      '两级类目代码，在开放平台的《商家经营类目2.0》里查。',
      'Both levels, as in the platform’s list 商家经营类目2.0.',
    ),
    kind: 'text',
    required: true,
    rule: 'category_code',
    example: 'A0001_B0001',
  }
}

type Papers = { within?: string; minFileBytes?: number; authorisation: boolean }

/** 营业执照, also one of somebody else, and what the line of business demands besides. */
export function licence({ within = '', authorisation, ...picture }: Papers): FormField[] {
  const ofAnother = { path: '_licence_of_another', oneOf: ['true'] }
  return [
    {
      path: `${within}business_license_no`,
      label: both('统一社会信用代码', 'Credit code'),
      help: both('照营业执照填。', 'As on the business licence.'),
      kind: 'text',
      required: true,
      rule: 'credit_code',
      means: 'credit_code',
      example: '91350100M000100Y43',
    },
    {
      path: `${within}business_license_pic`,
      label: both('营业执照照片', 'Picture of the business licence'),
      kind: 'picture',
      required: true,
      ...picture,
    },
    {
      path: `${within}date_limitation`,
      label: both('营业执照到期日', 'Last day of the licence'),
      help: both('执照上写「长期」的，选长期。', 'Choose long-term where it says 长期.'),
      kind: 'end_day',
      required: true,
      rule: 'end_day',
    },
    {
      path: '_licence_of_another',
      label: both('执照是支付宝账号主体自己的吗', 'Is it the licence of the account’s own company?'),
      kind: 'choice',
      required: true,
      initial: 'false',
      options: [
        { value: 'false', label: both('是', 'Yes') },
        { value: 'true', label: both('不是，借用别人的', 'No, of somebody else') },
      ],
    },
    {
      path: `${within}business_license_mobile`,
      label: both('执照法定代表人的手机号', 'Mobile number of the licence’s legal representative'),
      kind: 'text',
      required: true,
      when: ofAnother,
      rule: 'mobile_phone',
      sensitive: true,
    },
    ...(authorisation
      ? [
          {
            path: `${within}business_license_auth_pic`,
            label: both('执照授权函', 'Letter of authority for the licence'),
            kind: 'picture',
            required: true,
            when: ofAnother,
            ...picture,
          } as const,
        ]
      : []),
  ]
}

/** 特殊资质: which line of business needs one stands in the platform's list of categories. */
export function specialLicence(within: string, picture: { minFileBytes?: number } = {}): FormField[] {
  return [
    {
      path: '_special_licence',
      label: both('这个类目要特殊资质吗', 'Does this line of business need a special licence?'),
      help: both(
        '类目表里写了资质要求的要传，例如餐饮的《食品经营许可证》。',
        'Where the list of categories names one, such as a food business licence for catering.',
      ),
      kind: 'choice',
      required: true,
      initial: 'false',
      options: [
        { value: 'false', label: both('不要', 'No') },
        { value: 'true', label: both('要', 'Yes') },
      ],
    },
    {
      path: `${within}special_license_pic`,
      label: both('特殊资质照片', 'Picture of the special licence'),
      kind: 'picture',
      required: true,
      when: { path: '_special_licence', oneOf: ['true'] },
      means: 'proof',
      ...picture,
    },
  ]
}
