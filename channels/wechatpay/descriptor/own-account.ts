import type { AccountField, WhereToFind } from '@ruzhu/domain/descriptor.ts'
import { ACCOUNT } from './account.ts'
import { both } from '@ruzhu/domain/text.ts'
import { WHERE } from './where.ts'

const VERSION = both(
  '只有 APIv2 密钥、还没有 APIv3 密钥的商户号选 v2：能收款、查单、退款。',
  'v2 is for a number that has an APIv2 key and no APIv3 key yet: it can be paid, asked and refunded.',
)

/** What a merchant consists of that is paid under a number of its own. https://pay.weixin.qq.com/doc/v3/merchant/4013053053 */
export const OWN_ACCOUNT: readonly AccountField[] = [
  {
    name: 'mchid',
    holds: 'mchid',
    label: both('商户号（MCHID）', 'Merchant number (MCHID)'),
    kind: 'text',
    required: true,
    identity: true,
    pattern: '[0-9]{8,10}',
    rule: 'mchid',
    help: both('客户自己的商户号，纯数字。', 'The client’s own, digits only.'),
    where: ofMerchants(WHERE.spMchid),
  },
  {
    name: 'appid',
    holds: 'wechat_appid',
    label: both('绑定的 AppID', 'AppID that is linked'),
    kind: 'text',
    required: true,
    pattern: 'wx[0-9a-f]{16}',
    rule: 'appid',
    help: both(
      '已经关联到这个商户号的一个 AppID，小程序或公众号的都可以；没有自己 AppID 的场景用它下单。',
      'One that is linked to this number, of a mini program or an official account; orders name it where the scene has none of its own.',
    ),
    where: WHERE.linkedAppid,
  },
  ...ACCOUNT.filter(({ name }) => !name.startsWith('sp_')).map((field) => ({
    ...field,
    ...(field.name === 'api_version' && { help: VERSION }),
    ...(field.where && { where: ofMerchants(field.where) }),
  })),
]

/** Both platforms have the same menus, and are entered by different doors. */
function ofMerchants({ steps, checkedOn }: WhereToFind): WhereToFind {
  return {
    steps: {
      'zh-CN': steps['zh-CN'].map((step) => step.replace('微信支付服务商平台', '微信支付商户平台')),
      en: steps.en.map((step) => step.replace('WeChat Pay partner platform', 'WeChat Pay merchant platform')),
    },
    checkedOn,
  }
}
