/**
 * How many working days WeChat Pay says that it takes over an application, as its page of 特约商户进件 puts it. Said once here,
 * for sentences, pages and reminders alike. https://pay.weixin.qq.com/doc/v3/partner/4012697052
 */
export const REVIEW_WORKDAYS = { from: 1, to: 3 } as const
export const IN_REVIEW = `${REVIEW_WORKDAYS.from}–${REVIEW_WORKDAYS.to}`
