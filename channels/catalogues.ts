import type { Catalogue } from '@ruzhu/domain/diagnosis/causes.ts'
import { OWN_CATALOGUE } from '@ruzhu/domain/diagnosis/own-catalogue.ts'
import { CATALOGUE as alipay } from './alipay/catalogue.ts'
import { CATALOGUE as wechatpay } from './wechatpay/catalogue.ts'

/** What each channel knows of errors, one line each, and what our own API answers. */
export const CATALOGUES: readonly Catalogue[] = [wechatpay, alipay, OWN_CATALOGUE]
