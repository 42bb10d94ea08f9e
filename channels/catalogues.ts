import type { Catalogue } from '@ruzhu/domain/diagnosis/causes.ts'
import { CATALOGUE as alipay } from './alipay/catalogue.ts'
import { CATALOGUE as wechatpay } from './wechatpay/catalogue.ts'

/** What each channel knows of errors, one line each. */
export const CATALOGUES: readonly Catalogue[] = [wechatpay, alipay]
