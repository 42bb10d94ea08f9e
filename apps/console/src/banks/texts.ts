import type { Sentence } from '@ruzhu/domain/text.ts'

export const BANK_TEXTS = {
  'banks.find_branch': { 'zh-CN': '按城市查找支行', en: 'Find the branch by city' },
  'banks.hide_finder': { 'zh-CN': '收起查找，直接填写', en: 'Hide the search and type' },
  'banks.bank': { 'zh-CN': '银行', en: 'Bank' },
  'banks.bank_hint': { 'zh-CN': '输入银行名称，例如 深圳 农村', en: 'Type part of the name' },
  'banks.province': { 'zh-CN': '省份', en: 'Province' },
  'banks.city': { 'zh-CN': '城市', en: 'City' },
  'banks.branch': { 'zh-CN': '支行', en: 'Branch' },
  'banks.branch_hint': { 'zh-CN': '输入支行名称或联行号', en: 'Type part of the name, or the number' },
  'banks.none': { 'zh-CN': '没有找到，可以直接填写', en: 'Not found; it can be typed' },
  'banks.card_guess': { 'zh-CN': '按卡号识别是{bank}，请核对', en: 'By its number this is a card of {bank}; check it' },
  'banks.use_guess': { 'zh-CN': '填入开户银行', en: 'Use this bank' },
  'banks.not_listed': {
    'zh-CN': '列表里没有的银行选「其他银行」，再按城市查找支行',
    en: 'For a bank that is not listed choose “other banks”, then find its branch by city',
  },
} as const satisfies Record<string, Sentence>
