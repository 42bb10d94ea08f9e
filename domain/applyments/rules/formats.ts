import { type Problem, must } from './verdict.ts'

export function email(value: string): Problem | undefined {
  return value.length <= 254 && /^[\w.%+-]+@(?:[0-9A-Za-z-]+\.)+[A-Za-z]{2,}$/.test(value)
    ? undefined
    : must('rule.email')
}

/** A website, with or without its scheme: the gateway takes both. */
export function domain(value: string): Problem | undefined {
  return /^(?:https?:\/\/)?(?:[\p{L}\d-]+\.)+\p{L}{2,}(?:[/:]\S*)?$/u.test(value) ? undefined : must('rule.domain')
}

/** Where pages may ask for money: scheme, a domain that is no address, and a path that ends with a slash. */
export function payDirectory(value: string): Problem | undefined {
  const isOne = /^https?:\/\/(?![\d.]+[:/])[A-Za-z\d.-]+\.[A-Za-z\d-]{2,}(?::\d+)?\/(?:[^?#\s]*\/)?$/.test(value)
  return isOne ? undefined : must('rule.pay_directory')
}

/** GB/T 2260, six digits; the first two name the province. */
export function regionCode(value: string): Problem | undefined {
  return /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])\d{4}$/.test(value)
    ? undefined
    : must('rule.region_code')
}

export function settlementId(value: string): Problem | undefined {
  return /^\d{1,3}$/.test(value) ? undefined : must('rule.settlement_id')
}

/** 商家经营类目2.0: both levels, `A0001_B0001`. */
export function categoryCode(value: string): Problem | undefined {
  return /^[A-Z]\d{4}_[A-Z]\d{4}$/.test(value) ? undefined : must('rule.category_code')
}

/** MCC, four digits. */
export function merchantCategory(value: string): Problem | undefined {
  return /^\d{4}$/.test(value) ? undefined : must('rule.merchant_category')
}

/** What one logs in with at Alipay, an e-mail address or a mobile number, or the PID. */
export function alipayAccount(value: string): Problem | undefined {
  const isNumber = /^(?:2088\d{12}|1[3-9]\d{9})$/.test(value)
  return isNumber || email(value) === undefined ? undefined : must('rule.alipay_account')
}

/** A fee in per cent, without the sign, two decimals at most. */
export function rate(value: string): Problem | undefined {
  return /^\d{1,2}(?:\.\d{1,2})?$/.test(value) ? undefined : must('rule.rate')
}

export function bankBranchId(value: string): Problem | undefined {
  return /^\d{12}$/.test(value) ? undefined : must('rule.bank_branch_id')
}
