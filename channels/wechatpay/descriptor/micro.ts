import type { FormField } from '@ruzhu/domain/descriptor.ts'
import { both } from '@ruzhu/domain/text.ts'
import { MICRO } from './paths.ts'

const TYPE = `${MICRO}.micro_biz_type`
export const MICRO_STORE = `${MICRO}.micro_store_info`
const MOBILE = `${MICRO}.micro_mobile_info`
const ONLINE = `${MICRO}.micro_online_info`

/** 小微商户信息: where a person without a licence sells. https://pay.weixin.qq.com/doc/v3/partner/4012719997 */
export function microBusiness(): FormField[] {
  return [
    {
      path: TYPE,
      label: both('经营类型', 'Where it sells'),
      kind: 'choice',
      required: true,
      initial: 'MICRO_TYPE_STORE',
      options: [
        { value: 'MICRO_TYPE_STORE', label: both('门店场所', 'In a shop') },
        { value: 'MICRO_TYPE_MOBILE', label: both('流动经营、便民服务', 'On the move') },
        { value: 'MICRO_TYPE_ONLINE', label: both('线上商品或服务交易', 'Online') },
      ],
    },
    ...inShop(),
    ...onTheMove(),
    ...online(),
  ]
}

function inShop(): FormField[] {
  const field = asked('MICRO_TYPE_STORE')
  return [
    field(`${MICRO_STORE}.micro_name`, both('门店名称', 'Name of the shop'), { maxLength: 50 }),
    field(`${MICRO_STORE}.micro_address_code`, both('门店省市编码', 'Region code of the shop'), {
      help: both(
        '6 位行政区划代码，到区县，例如深圳市南山区是 440305。',
        'Six digits down to the district; 440305 is Nanshan, Shenzhen.',
      ),
      rule: 'region_code',
      example: '440305',
    }),
    field(`${MICRO_STORE}.micro_address`, both('门店地址', 'Address of the shop'), {
      help: both('写到街道门牌，不重复省市。', 'Street and number, without province and city.'),
      minLength: 4,
      maxLength: 512,
    }),
    field(`${MICRO_STORE}.store_entrance_pic`, both('门店门口照片', 'Picture of the entrance'), { kind: 'picture' }),
    field(`${MICRO_STORE}.micro_indoor_copy`, both('店内环境照片', 'Picture of the inside'), { kind: 'picture' }),
  ]
}

function onTheMove(): FormField[] {
  const field = asked('MICRO_TYPE_MOBILE')
  return [
    field(`${MOBILE}.micro_mobile_name`, both('经营或服务名称', 'Name of the business'), { maxLength: 128 }),
    field(`${MOBILE}.micro_mobile_city`, both('所在地省市编码', 'Region code'), {
      help: both('6 位行政区划代码，到区县。', 'Six digits down to the district.'),
      rule: 'region_code',
      example: '440305',
    }),
    field(`${MOBILE}.micro_mobile_address`, both('所在地（不含省市）', 'Place'), {
      help: both('没有固定地点的写「无」。', 'Write 无 where there is no fixed place.'),
      maxLength: 512,
    }),
    field(`${MOBILE}.micro_mobile_pics`, both('经营或服务现场照片', 'Pictures of the business'), {
      help: both(
        '一张全景，一张看得出卖什么，最多 5 张。',
        'One of the whole, one that shows what is sold; at most 5.',
      ),
      kind: 'pictures',
      maxItems: 5,
    }),
  ]
}

function online(): FormField[] {
  const field = asked('MICRO_TYPE_ONLINE')
  return [
    field(`${ONLINE}.micro_online_store`, both('线上店铺名称', 'Name of the online shop'), { maxLength: 128 }),
    field(`${ONLINE}.micro_ec_name`, both('电商平台名称', 'Platform of the online shop'), { maxLength: 128 }),
    field(`${ONLINE}.micro_link`, both('店铺链接', 'Link to the shop'), { rule: 'domain', maxLength: 1024 }),
    field(`${ONLINE}.micro_qrcode`, both('店铺二维码', 'QR code of the shop'), { kind: 'picture', required: false }),
  ]
}

function asked(type: string) {
  const when = { path: TYPE, oneOf: [type] }
  return (path: string, label: FormField['label'], more: Partial<FormField>): FormField => ({
    path,
    label,
    kind: 'text',
    required: true,
    when,
    ...more,
  })
}
