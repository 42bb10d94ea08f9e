import type { FormField } from '@ruzhu/domain/descriptor.ts'
import { both, type Sentence } from '@ruzhu/domain/text.ts'

/** What shows that the merchant does its business where it will be paid. Both ways of signing ask for the same by the same names. */
type When = NonNullable<FormField['when']>
type Shown = {
  /** Of the object that holds these fields, with its dot. */
  within?: string
  when: When
  minFileBytes?: number
}

/** 门店. */
export function shop({ within = '', when, ...picture }: Shown): FormField[] {
  return [
    {
      ...text(`${within}shop_name`, both('门店名称', 'Name of the shop'), when),
      help: both('和门头上写的一致。', 'As it stands above its door.'),
      maxLength: 128,
      example: '老陈牛腩粉（江南西店）',
    },
    {
      ...text(`${within}shop_district_code`, both('门店所在区县的代码', 'District of the shop'), when),
      help: both('6 位行政区划代码，省和市由它得出。', 'Six digits; province and city follow from it.'),
      rule: 'region_code',
      example: '440105',
    },
    {
      ...text(`${within}shop_detail_address`, both('门店详细地址', 'Address of the shop'), when),
      minLength: 4,
      maxLength: 256,
      example: '江南西路示例 88 号',
    },
    {
      ...shot(`${within}shop_sign_board_pic`, both('门头照片', 'Picture of the shop’s front'), when),
      help: both('要能看清店名。', 'The name must be readable.'),
      ...picture,
    },
    { ...shot(`${within}shop_scene_pic`, both('店内照片', 'Picture of the inside'), when), ...picture },
  ]
}

/** 电脑网站. */
export function website({ within = '', when, ...picture }: Shown): FormField[] {
  return [
    {
      ...text(`${within}web_sites`, both('网站地址', 'Address of the website'), when),
      help: both('备案的主体要和商家一致。', 'Registered (ICP) for the merchant itself.'),
      rule: 'domain',
      maxLength: 256,
      example: 'https://www.example.com',
    },
    online(`${within}web_status`, both('网站状态', 'State of the website'), when),
    ...screenshots(within, 'web', when, picture),
    ...testAccount(`${within}web_test_account`, when),
  ]
}

/** 手机网站. */
export function mobileSite({ within = '', when, ...picture }: Shown): FormField[] {
  return [
    {
      ...text(`${within}h_5_sites`, both('手机网站地址', 'Address of the mobile website'), when),
      rule: 'domain',
      maxLength: 256,
      example: 'https://m.example.com',
    },
    online(`${within}h_5_status`, both('手机网站状态', 'State of the mobile website'), when),
    {
      ...text(`${within}h_5_memo`, both('手机网站说明', 'Remarks on the mobile website'), when),
      required: false,
      maxLength: 256,
    },
    ...screenshots(within, 'h_5', when, picture),
  ]
}

/** 小程序. */
export function miniProgram({ within = '', when, ...picture }: Shown): FormField[] {
  return [
    {
      ...text(`${within}mini_app_id`, both('小程序 APPID', 'APPID of the mini program'), when),
      help: both('商家自己的小程序，已经上线。', 'Of the merchant itself, and online.'),
      rule: 'numeric_appid',
      example: '2021000000000001',
    },
    {
      ...text(`${within}mini_app_name`, both('小程序名称', 'Name of the mini program'), when),
      required: false,
      maxLength: 64,
    },
    {
      ...shot(`${within}mini_app_screenshot`, both('小程序截图', 'Screenshot of the mini program'), when),
      required: false,
      ...picture,
    },
  ]
}

type AppWords = {
  types: NonNullable<FormField['options']>
  several: boolean
  status: readonly [online: string, offline: string]
  itemPage: boolean
  link: string
}

/** App. The two ways of signing call the same things by other values. */
export function app({ within = '', when, ...picture }: Shown, words: AppWords): FormField[] {
  const status = `${within}app_status`
  const online = { path: status, oneOf: [words.status[0]] }
  return [
    { ...text(`${within}app_name`, both('App 名称', 'Name of the app'), when), maxLength: 64 },
    {
      path: `${within}app_type`,
      label: both('App 的系统', 'Systems of the app'),
      kind: words.several ? 'choices' : 'choice',
      required: true,
      when,
      options: words.types,
    },
    {
      path: status,
      label: both('App 状态', 'State of the app'),
      kind: 'choice',
      required: true,
      when,
      options: [
        { value: words.status[0], label: both('已上架', 'In the stores') },
        { value: words.status[1], label: both('未上架', 'Not yet in the stores') },
      ],
    },
    {
      path: `${within}app_market`,
      label: both('上架的应用市场', 'Stores it is in'),
      kind: 'choices',
      required: true,
      when: online,
      options: MARKETS.map(([value, english]) => ({ value, label: both(value, english) })),
    },
    {
      ...text(`${within}${words.link}`, both('App 下载链接', 'Download link'), online),
      rule: 'domain',
      maxLength: 256,
      example: 'https://www.example.com/app',
    },
    { ...shot(`${within}app_home_screenshot`, both('App 首页截图', 'Screenshot of its first page'), when), ...picture },
    ...(words.itemPage
      ? [{ ...shot(`${within}app_item_screenshot`, both('App 商品页截图', 'Screenshot of goods'), when), ...picture }]
      : []),
    { ...shot(`${within}in_app_screenshot`, both('App 内页截图', 'Screenshot from inside'), when), ...picture },
    {
      ...shot(`${within}app_pay_screenshot`, both('App 支付页截图', 'Screenshot of its payment page'), when),
      ...picture,
    },
    {
      ...shot(`${within}app_auth_pic`, both('App 授权函', 'Letter of authority for the app'), when),
      help: both('App 不在商家名下时才要。', 'Only where the app is another company’s.'),
      required: false,
      ...picture,
    },
    ...testAccount(`${within}app_test_account`, when),
  ]
}

const MARKETS = [
  ['苹果', 'Apple'],
  ['应用宝', 'Tencent'],
  ['华为', 'Huawei'],
  ['360', '360'],
  ['小米', 'Xiaomi'],
  ['豌豆荚', 'Wandoujia'],
  ['其他', 'Another'],
] as const

/** `ONLINE` or `OFFLINE`. */
function online(path: string, label: Sentence, when: When): FormField {
  return {
    path,
    label,
    kind: 'choice',
    required: true,
    when,
    options: [
      { value: 'ONLINE', label: both('已上线', 'Online') },
      { value: 'OFFLINE', label: both('未上线', 'Not yet online') },
    ],
    initial: 'ONLINE',
  }
}

function screenshots(within: string, of: 'web' | 'h_5', when: When, picture: { minFileBytes?: number }): FormField[] {
  return [
    { ...shot(`${within}${of}_home_screenshot`, both('首页截图', 'Screenshot of the first page'), when), ...picture },
    { ...shot(`${within}${of}_item_screenshot`, both('商品页截图', 'Screenshot of goods'), when), ...picture },
    {
      ...shot(`${within}${of}_pay_screenshot`, both('支付页截图', 'Screenshot of the payment page'), when),
      ...picture,
    },
  ]
}

/** So that a reviewer can look behind a login. */
function testAccount(path: string, when: When): FormField[] {
  return [
    {
      ...text(path, both('测试账号', 'Account for testing'), when),
      help: both('要登录才能看的，给审核员一个账号。', 'For the reviewer, where pages are behind a login.'),
      required: false,
      maxLength: 64,
    },
    {
      ...text(`${path}_password`, both('测试账号的密码', 'Password of that account'), when),
      required: false,
      sensitive: true,
      maxLength: 64,
    },
  ]
}

function text(path: string, label: Sentence, when: When): FormField {
  return { path, label, kind: 'text', required: true, when }
}

function shot(path: string, label: Sentence, when: When): FormField {
  return { path, label, kind: 'picture', required: true, when }
}
