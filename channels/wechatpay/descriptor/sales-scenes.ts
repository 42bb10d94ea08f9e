import type { FormField } from '@ruzhu/domain/descriptor.ts'
import { both, type Sentence } from '@ruzhu/domain/text.ts'
import type { Kind } from './kinds.ts'
import { MICRO_STORE } from './micro.ts'
import { WHERE } from './where.ts'

const SALES = 'business_info.sales_info'
const SCENES = `${SALES}.sales_scenes_type`
const STORE = `${SALES}.biz_store_info`
const WEBSITE = `${SALES}.web_info`
const WECOM = `${SALES}.wework_info`

/** Where the client sells, and what shows it: each scene has evidence of its own, and opens payment products of its own. */
export function scenes(kind: Kind): FormField[] {
  return [
    {
      path: SCENES,
      label: both('经营场景', 'Sales scenes'),
      help: both(
        '实际在哪里卖就选哪里；开通后的支付产品由场景决定，都不含 H5 支付。',
        'Choose where it really sells; the scenes decide which products are opened, H5 never among them.',
      ),
      kind: 'choices',
      required: true,
      options: [
        { value: 'SALES_SCENES_STORE', label: both('线下门店', 'Shop') },
        { value: 'SALES_SCENES_MP', label: both('公众号', 'Official account') },
        { value: 'SALES_SCENES_MINI_PROGRAM', label: both('小程序', 'Mini program') },
        { value: 'SALES_SCENES_APP', label: both('App', 'App') },
        { value: 'SALES_SCENES_WEB', label: both('网站', 'Website') },
        { value: 'SALES_SCENES_WEWORK', label: both('企业微信', 'WeCom') },
      ],
    },
    ...store(kind),
    ...officialAccount(),
    ...miniProgram(),
    ...app(),
    ...website(),
    ...wecom(),
  ]
}

function store({ shows }: Kind): FormField[] {
  const when = { path: SCENES, oneOf: ['SALES_SCENES_STORE'] }
  // a person without a licence has shown the shop already
  const shown = (name: string) => (shows === 'nothing' ? { sameAs: `${MICRO_STORE}.${name}`, mayDiffer: true } : {})
  return [
    {
      path: `${STORE}.biz_store_name`,
      ...shown('micro_name'),
      label: both('门店名称', 'Name of the shop'),
      kind: 'text',
      required: true,
      when,
      maxLength: 50,
    },
    {
      path: `${STORE}.biz_address_code`,
      ...shown('micro_address_code'),
      label: both('门店省市编码', 'Region code of the shop'),
      help: both(
        '6 位行政区划代码，到区县，例如深圳市南山区是 440305。',
        'Six digits down to the district; 440305 is Nanshan, Shenzhen.',
      ),
      kind: 'text',
      required: true,
      when,
      rule: 'region_code',
      example: '440305',
    },
    {
      path: `${STORE}.biz_store_address`,
      ...shown('micro_address'),
      label: both('门店地址', 'Address of the shop'),
      help: both('写到街道门牌，不重复省市。', 'Street and number, without province and city.'),
      kind: 'text',
      required: true,
      when,
      minLength: 4,
      maxLength: 512,
    },
    {
      path: `${STORE}.store_entrance_pic`,
      ...shown('store_entrance_pic'),
      label: both('门头照片', 'Picture of the shop front'),
      help: both('能看清完整的店名。', 'The whole sign must be legible.'),
      kind: 'pictures',
      required: true,
      when,
      maxItems: 5,
    },
    {
      path: `${STORE}.indoor_pic`,
      ...shown('micro_indoor_copy'),
      label: both('店内环境照片', 'Picture of the inside'),
      kind: 'pictures',
      required: true,
      when,
      maxItems: 5,
    },
    {
      ...appid(`${STORE}.biz_sub_appid`, when),
      label: both('门店用的 AppID', 'AppID used in the shop'),
      required: false,
    },
  ]
}

function officialAccount(): FormField[] {
  return [
    ...eitherAppid('mp_info', 'mp', 'SALES_SCENES_MP', both('公众号', 'Official account'), WHERE.officialAccountAppid),
    {
      path: `${SALES}.mp_info.mp_pics`,
      label: both('公众号页面截图', 'Screenshots of the official account'),
      help: both('能看出在卖什么，最多 5 张。', 'They must show what is sold; at most 5.'),
      kind: 'pictures',
      required: true,
      when: { path: SCENES, oneOf: ['SALES_SCENES_MP'] },
      maxItems: 5,
    },
  ]
}

function miniProgram(): FormField[] {
  return [
    ...eitherAppid(
      'mini_program_info',
      'mini_program',
      'SALES_SCENES_MINI_PROGRAM',
      both('小程序', 'Mini program'),
      WHERE.miniProgramAppid,
    ),
    {
      path: `${SALES}.mini_program_info.mini_program_pics`,
      label: both('小程序页面截图', 'Screenshots of the mini program'),
      help: both('还没上线的小程序要传，最多 5 张。', 'Needed while it is not published; at most 5.'),
      kind: 'pictures',
      required: false,
      when: { path: SCENES, oneOf: ['SALES_SCENES_MINI_PROGRAM'] },
      maxItems: 5,
    },
  ]
}

function app(): FormField[] {
  return [
    ...eitherAppid('app_info', 'app', 'SALES_SCENES_APP', both('App', 'App'), WHERE.mobileAppid),
    {
      path: `${SALES}.app_info.app_pics`,
      label: both('App 截图', 'Screenshots of the app'),
      help: both('首页、尾页、应用内页和支付页。', 'Its home, last, inner and payment pages.'),
      kind: 'pictures',
      required: true,
      when: { path: SCENES, oneOf: ['SALES_SCENES_APP'] },
      maxItems: 5,
    },
  ]
}

function website(): FormField[] {
  const when = { path: SCENES, oneOf: ['SALES_SCENES_WEB'] }
  return [
    {
      path: `${WEBSITE}.domain`,
      label: both('网站域名', 'Domain of the website'),
      help: both('已做 ICP 备案的域名。', 'With an ICP registration.'),
      kind: 'text',
      required: true,
      when,
      rule: 'domain',
      maxLength: 1024,
      example: 'https://www.example.com',
    },
    {
      path: `${WEBSITE}.web_authorisation`,
      label: both('网站授权函', 'Authorisation by the holder of the website'),
      help: both('备案主体不是本公司时才需要。', 'Only where the ICP registration names another company.'),
      kind: 'picture',
      required: false,
      when,
    },
    {
      ...appid(`${WEBSITE}.web_appid`, when),
      label: both('网站用的 AppID', 'AppID used on the website'),
      required: false,
    },
  ]
}

function wecom(): FormField[] {
  const when = { path: SCENES, oneOf: ['SALES_SCENES_WEWORK'] }
  return [
    {
      path: `${WECOM}.sub_corp_id`,
      label: both('企业微信 CorpID', 'CorpID at WeCom'),
      kind: 'text',
      required: true,
      when,
      maxLength: 256,
    },
    {
      path: `${WECOM}.wework_pics`,
      label: both('企业微信页面截图', 'Screenshots of WeCom'),
      kind: 'pictures',
      required: true,
      when,
      maxItems: 5,
    },
  ]
}

/** Exactly one of two AppIDs is sent: the provider's own, or the client's, which the approval then links by itself. */
function eitherAppid(
  info: string,
  name: string,
  scene: string,
  label: Sentence,
  where: FormField['where'],
): FormField[] {
  const whose = `_${name}_appid_of`
  return [
    {
      path: whose,
      label: both(`${label['zh-CN']}是谁的`, `${label.en}: whose is it?`),
      kind: 'choice',
      required: true,
      initial: 'client',
      when: { path: SCENES, oneOf: [scene] },
      options: [
        { value: 'client', label: both('客户自己的', 'The client’s own') },
        { value: 'provider', label: both('服务商的', 'The service provider’s') },
      ],
    },
    {
      ...appid(`${SALES}.${info}.${name}_sub_appid`, { path: whose, oneOf: ['client'] }),
      label: both(`${label['zh-CN']} AppID（客户的）`, `${label.en}: AppID of the client`),
      ...(where ? { where } : {}),
    },
    {
      ...appid(`${SALES}.${info}.${name}_appid`, { path: whose, oneOf: ['provider'] }),
      means: 'provider_appid',
      label: both(`${label['zh-CN']} AppID（服务商的）`, `${label.en}: AppID of the service provider`),
      ...(where ? { where } : {}),
    },
  ]
}

function appid(path: string, when: NonNullable<FormField['when']>) {
  return { path, kind: 'text', required: true, when, rule: 'appid', example: 'wx8888888888888888' } as const
}
