import { both, type Sentence } from '@ruzhu/domain/text.ts'
import type { Kind } from './kinds.ts'

/** Businesses that are turned away whatever the papers say. */
const NEVER: readonly Sentence[] = [
  both('博彩、彩票代购、抽奖集资', 'Gambling, buying lottery tickets for others, raffles for money'),
  both('虚拟货币的买卖、兑换和发行', 'Trade, exchange and issue of virtual currency'),
  both('网络借贷、现金贷、无牌照的支付结算', 'Lending between persons online, cash loans, payments without a licence'),
  both('传销、返利集资、非法金融', 'Pyramid selling, rebate schemes, unlicensed finance'),
  both('色情、代孕、买卖人体器官', 'Pornography, surrogacy, trade in organs'),
  both('枪支弹药、管制器具、毒品、烟花爆竹', 'Weapons, controlled tools, drugs, fireworks'),
  both('处方药网售、麻醉和精神类药品', 'Prescription medicine online, narcotics'),
  both('线上卖烟草和电子烟', 'Tobacco and e-cigarettes online'),
  both('盗版、外挂、买卖个人信息和账号', 'Pirated goods, cheats, trade in personal data and accounts'),
]

const NEEDS_A_COMPANY: Sentence = both(
  '保险、典当、旅行社、房地产开发、民办学校、信用还款只收企业',
  'Insurance, pawnshops, travel agencies, property development, private schools and repayment of credit: companies only',
)
const FEW_TRADES: Sentence = both(
  '小微只收餐饮、零售、居民生活服务、休闲娱乐、交通出行，不收线上虚拟业务',
  'Persons without a licence: catering, retail, services to residents, leisure and transport only, nothing virtual',
)

/** Told before anything is filled in. https://kf.qq.com/faq/220228IJb2UV220228uEjU3Q.html */
export function restrictedFor({ type }: Kind): readonly Sentence[] {
  if (type === 'SUBJECT_TYPE_MICRO') return [FEW_TRADES, ...NEVER]
  return type === 'SUBJECT_TYPE_INDIVIDUAL' ? [NEEDS_A_COMPANY, ...NEVER] : NEVER
}
