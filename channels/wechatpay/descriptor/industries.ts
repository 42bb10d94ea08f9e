import { both, type Sentence } from '@ruzhu/domain/text.ts'
import type { Kind } from './kinds.ts'

/**
 * What is publicly known of 《费率结算规则对照表》 (https://kf.qq.com/faq/220228IJb2UV220228uEjU3Q.html): the name of the industry,
 * which has to be sent word for word, the rule that it falls under, and the licence that its row demands.
 */
export type Industry = {
  industry: string
  english: string
  settlementId: string
  licence?: Sentence
  /** Welcome, not demanded. */
  licenceOptional?: true
}

type Row = readonly [industry: string, english: string, enterprise: string | '', individual: string | '', Paper?]
type Paper = readonly [licence: Sentence, optional?: 'optional']

const need = (chinese: string, english: string): Paper => [both(chinese, english)]
const welcome = (chinese: string, english: string): Paper => [both(chinese, english), 'optional']

const CHARGE = need('收费授权证明文件（授权书或合同）', 'Proof of the right to charge: an authorisation or a contract')
const FOOD = welcome('《食品经营许可证》或《餐饮服务许可证》', 'Food business licence or catering licence')
const CULTURE = need('《网络文化经营许可证》', 'Online culture business licence')
const SCHOOL = need('《办学许可证》', 'Licence to run a school')

const COMMERCE: readonly Row[] = [
  ['餐饮', 'Catering', '716', '719', FOOD],
  ['零售', 'Retail', '716', '719'],
  [
    '食品生鲜',
    'Food and fresh produce',
    '716',
    '719',
    welcome(
      '《食品经营许可证》或《食品生产许可证》，或供销协议和合作方资质',
      'Food business or production licence, or the contract with the supplier and its licence',
    ),
  ],
  ['电商平台', 'E-commerce platform', '716', '719'],
  ['居民生活服务', 'Services to residents', '716', '719'],
  ['休闲娱乐/旅游服务', 'Leisure and travel services', '716', '719'],
  ['咨询/娱乐票务', 'Consulting, tickets', '716', '719'],
  ['景区/酒店', 'Sights and hotels', '716', '719'],
  ['房产中介', 'Estate agency', '716', '719'],
  ['停车缴费', 'Parking', '716', '719', welcome('停车收费资质', 'Proof of the right to charge for parking')],
  ['宠物医院', 'Animal clinic', '716', '719', need('《动物诊疗许可证》', 'Veterinary licence')],
  [
    '游艺厅/KTV',
    'Games hall, KTV',
    '716',
    '719',
    need('《娱乐场所经营许可证》或《文化经营许可证》', 'Licence of a place of entertainment or of culture'),
  ],
  ['网吧', 'Internet café', '716', '719', CULTURE],
  ['院线影城', 'Cinema', '716', '719', need('《电影放映经营许可证》', 'Cinema licence')],
  ['演出赛事', 'Shows and matches', '716', '719', need('《营业性演出许可证》', 'Licence for commercial performances')],
  [
    '培训机构',
    'Training',
    '716',
    '719',
    welcome(
      '《办学许可证》或相关批文；驾校为《道路运输经营许可证》',
      'Licence to run a school; of a driving school the road transport licence',
    ),
  ],
  [
    '私立/民营医院/诊所',
    'Private hospital or clinic',
    '716',
    '719',
    need(
      '《医疗机构执业许可证》；中医诊所为《中医诊所备案证》',
      'Medical institution licence; of a TCM clinic its filing',
    ),
  ],
  [
    '保健器械/医疗器械/非处方药品',
    'Medical devices, over-the-counter medicine',
    '716',
    '719',
    need(
      '线下卖药为《药品经营许可证》，互联网售药加《互联网药品信息服务资格证书》，医疗器械为《医疗器械经营企业许可证》',
      'Pharmacy licence, for sales online the internet medicine certificate too, for devices the medical device licence',
    ),
  ],
  [
    '机票/票务代理',
    'Air tickets',
    '716',
    '719',
    need('《航空公司营业执照》或《航空公司机票代理资格证》', 'Licence of an airline or of a ticket agency'),
  ],
  ['旅行社', 'Travel agency', '716', '', need('《旅行社业务经营许可证》', 'Travel agency licence')],
  [
    '房地产',
    'Property development',
    '716',
    '',
    need(
      '建设用地规划、建设工程规划、建筑工程施工、国有土地使用、商品房预售五证',
      'The five papers: land planning, project planning, construction, land use, presale',
    ),
  ],
  [
    '共享服务',
    'Sharing services',
    '716',
    '719',
    need('与商业银行签订、在有效期内的资金监管协议', 'A valid agreement with a bank that watches over the deposits'),
  ],
  ['铁路客运', 'Railway', '716', '719', CHARGE],
  ['高速公路收费', 'Toll road', '716', '', CHARGE],
  ['城市公共交通', 'Public transport', '716', '', CHARGE],
  ['船舶/海运服务', 'Shipping', '716', '', need('《港口经营许可证》', 'Port licence')],
  ['有线电视缴费', 'Cable television', '716', '', CHARGE],
  ['其他缴费', 'Other dues', '716', '719', CHARGE],
  [
    '文物经营/文物复制品销售',
    'Antiques and their copies',
    '716',
    '',
    welcome('销售文物为《文物经营许可证》', 'Antiques licence, where antiques are sold'),
  ],
  ['保险业务', 'Insurance', '715', '', need('《经营保险业务许可证》《保险业务法人登记证书》', 'Insurance licences')],
  ['典当', 'Pawnshop', '807', '', need('《典当经营许可证》', 'Pawnshop licence')],
  [
    '婚介平台/就业信息平台/其他信息服务平台',
    'Matchmaking, jobs, other information platforms',
    '728',
    '720',
    welcome(
      '《增值电信业务经营许可证》或备案；就业平台加《人力资源许可证》',
      'Value-added telecom licence or filing; of a job platform the human resources licence too',
    ),
  ],
  [
    '虚拟充值',
    'Virtual top-up',
    '728',
    '720',
    need('自营资质或官方授权，以及资金监管协议', 'Proof of the right to top up, and an agreement on the deposits'),
  ],
  [
    '财经/股票类资讯',
    'Financial news',
    '728',
    '',
    welcome('荐股的为《证券投资咨询业务资格证书》', 'Securities advice licence, where shares are recommended'),
  ],
  [
    '在线图书/视频/音乐',
    'Books, video, music online',
    '711',
    '746',
    need(
      '《互联网出版许可证》《网络出版服务许可证》《网络文化经营许可证》《信息网络传播视听节目许可证》之一',
      'One of the licences for online publishing, online culture or audiovisual programmes',
    ),
  ],
  [
    '门户论坛/网络广告及推广/软件开发/其他互联网服务',
    'Portals, advertising, software, other internet services',
    '711',
    '746',
  ],
  ['游戏', 'Games', '711', '746', need('有效的游戏版号', 'A valid publication number of the game')],
  [
    '网络直播',
    'Live streaming',
    '711',
    '746',
    need('经营范围含网络表演的《网络文化经营许可证》', 'Online culture licence that covers performances'),
  ],
  ['快递', 'Parcels', '717', '721', need('《快递业务经营许可证》', 'Courier licence')],
  ['物流', 'Freight', '717', '721', need('《道路运输经营许可证》', 'Road transport licence')],
  [
    '加油/加气',
    'Fuel',
    '717',
    '721',
    need('成品油经营批准证书或《燃气经营许可证》', 'Approval to sell fuel, or the gas licence'),
  ],
  ['民办学校（非全国高等学校）', 'Private school', '717', '', SCHOOL],
  ['民办大学及院校', 'Private university', '739', '', SCHOOL],
  ['水电煤气缴费', 'Water, power and gas', '730', '790', CHARGE],
  [
    '信用还款',
    'Repayment of credit',
    '718',
    '',
    need('《金融许可证》或地方金融监管部门的许可、批复', 'Financial licence, or approval of the local regulator'),
  ],
]

const OF_BODIES: readonly Row[] = [
  ['其他缴费', 'Other dues', '725', '', CHARGE],
  ['公共事业（水电煤气）', 'Water, power and gas', '722', '', CHARGE],
  ['交通罚款', 'Traffic fines', '723', '', CHARGE],
  ['公立医院', 'State hospital', '724', '', need('《医疗机构执业许可证》', 'Medical institution licence')],
  ['公立学校', 'State school', '724', '', need('《事业单位法人证书》', 'Certificate of a public institution')],
  ['挂号平台', 'Hospital registration', '724', '', need('卫生部门的批文', 'Approval of the health authority')],
]

const OF_ORGANISATIONS: readonly Row[] = [
  ['宗教组织', 'Religious body', '727', '', need('《宗教活动场所登记证》', 'Registration of a place of worship')],
  ['机票/机票代理', 'Air tickets', '727', '', need('《航空公司机票代理资格证》', 'Licence of a ticket agency')],
  [
    '私立/民营医院/诊所',
    'Private hospital or clinic',
    '727',
    '',
    need('《医疗机构执业许可证》', 'Medical institution licence'),
  ],
  ['咨询/娱乐票务/其他', 'Consulting, tickets, other', '727', ''],
  ['民办中小学及幼儿园', 'Private school or kindergarten', '738', '', SCHOOL],
  ['民办大学及院校', 'Private university', '738', '', SCHOOL],
  [
    '公益',
    'Charity',
    '726',
    '',
    need('《慈善组织公开募捐资格证书》或登记证书', 'Licence for public fundraising, or the registration'),
  ],
]

const OF_PERSONS: readonly Row[] = ['餐饮', '零售', '居民生活服务', '休闲娱乐', '交通出行'].map((industry, i) => [
  industry,
  ['Catering', 'Retail', 'Services to residents', 'Leisure', 'Transport'][i] ?? industry,
  '',
  '703',
])

export function industriesOf({ type }: Pick<Kind, 'type'>): readonly Industry[] {
  switch (type) {
    case 'SUBJECT_TYPE_ENTERPRISE':
      return COMMERCE.flatMap((row) => industry(row, row[2]))
    case 'SUBJECT_TYPE_INDIVIDUAL':
      return COMMERCE.flatMap((row) => industry(row, row[3]))
    case 'SUBJECT_TYPE_MICRO':
      return OF_PERSONS.flatMap((row) => industry(row, row[3]))
    case 'SUBJECT_TYPE_OTHERS':
      return OF_ORGANISATIONS.flatMap((row) => industry(row, row[2]))
    default:
      return OF_BODIES.flatMap((row) => industry(row, row[2]))
  }
}

function industry([name, english, , , paper]: Row, settlementId: string): Industry[] {
  if (settlementId === '') return []
  return [
    {
      industry: name,
      english,
      settlementId,
      ...(paper && { licence: paper[0] }),
      ...(paper?.[1] && { licenceOptional: true as const }),
    },
  ]
}

/** Per cent of each payment; not known of every rule. Money arrives on T+1 with all of them. */
export const FEES: Readonly<Partial<Record<string, string>>> = {
  '703': '0.6',
  '711': '1',
  '715': '0.6',
  '716': '0.6',
  '717': '0.3',
  '718': '0.2',
  '719': '0.6',
  '720': '0.6',
  '721': '0.3',
  '728': '0.6',
  '730': '0.2',
  '739': '0',
  '746': '1',
  '790': '0.2',
  '807': '0.6',
}
