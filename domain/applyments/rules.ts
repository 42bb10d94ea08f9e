import type { BeijingDay } from '../time.ts'
import { corporateAccount, personalCard } from './rules/bank-accounts.ts'
import { creditCode, enterpriseCreditCode, individualLicence } from './rules/credit-code.ts'
import { beginDay, endDay } from './rules/days.ts'
import { methodName } from './rules/display-length.ts'
import {
  alipayAccount,
  bankBranchId,
  categoryCode,
  domain,
  email,
  merchantCategory,
  payDirectory,
  rate,
  regionCode,
  settlementId,
} from './rules/formats.ts'
import { idCard } from './rules/id-card.ts'
import { idDocument } from './rules/id-documents.ts'
import { apiKey, appid, appSecret, mchid, numericAppid } from './rules/keys.ts'
import { companyName, individualName, licenceName, merchantShortname, personName } from './rules/names.ts'
import { mobilePhone, servicePhone } from './rules/phones.ts'
import type { Problem } from './rules/verdict.ts'

/** Looks at one value by itself. The console asks on leaving a field, the server before it believes. */
export type Rule = (value: string, today: BeijingDay) => Problem | undefined

/** By the name that a channel's descriptor gives. */
export const RULES = {
  credit_code: creditCode,
  enterprise_credit_code: enterpriseCreditCode,
  individual_licence: individualLicence,
  id_card: idCard,
  passport: idDocument('passport'),
  hongkong_permit: idDocument('hongkong_permit'),
  macao_permit: idDocument('macao_permit'),
  taiwan_permit: idDocument('taiwan_permit'),
  foreign_residence_card: idDocument('foreign_residence_card'),
  residence_permit: idDocument('residence_permit'),
  begin_day: beginDay,
  end_day: endDay,
  personal_card: personalCard,
  corporate_account: corporateAccount,
  mobile_phone: mobilePhone,
  service_phone: servicePhone,
  person_name: personName,
  company_name: companyName,
  licence_name: licenceName,
  individual_name: individualName,
  merchant_shortname: merchantShortname,
  method_name: methodName,
  appid,
  numeric_appid: numericAppid,
  app_secret: appSecret,
  mchid,
  api_key: apiKey,
  email,
  domain,
  pay_directory: payDirectory,
  region_code: regionCode,
  settlement_id: settlementId,
  category_code: categoryCode,
  merchant_category: merchantCategory,
  alipay_account: alipayAccount,
  rate,
  bank_branch_id: bankBranchId,
} satisfies Record<string, Rule>

export type RuleName = keyof typeof RULES

export function isRuleName(name: string): name is RuleName {
  return Object.hasOwn(RULES, name)
}
