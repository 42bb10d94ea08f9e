import type { GatewayRefusal } from '@ruzhu/domain/errors.ts'

/** Which link a refused order shows to be broken. `payer`: everything before the payer was in order. */
export type Blame = 'grant' | 'appid' | 'app' | 'product' | 'payer' | 'order'

/**
 * By code and sentence: one code stands for several links.
 * https://pay.weixin.qq.com/doc/v3/partner/4012085741 and …/4012738659
 */
export function blameOf({ code, message }: Pick<GatewayRefusal, 'code' | 'message'>): Blame {
  if (/受理关系|商户号不存在/.test(message) || /^(MCH_NOT_EXISTS|MCHID_NOT_EXIST)$/.test(code)) return 'grant'
  if (/^APPID_(MCHID_NOT_MATCH|NOT_EXIST)$/.test(code)) return /sub_appid/i.test(message) ? 'app' : 'appid'
  if (/^NO_?AUTH$/.test(code) && /产品|未开通|授权/.test(message)) return 'product'
  if (/openid|付款码|二维码/i.test(message) || /^AUTH_?CODE/.test(code)) return 'payer'
  return 'order'
}
