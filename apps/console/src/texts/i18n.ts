import type { Language } from '@ruzhu/domain/text.ts'
import { createInstance } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { preferences, subscribe } from '../theme/preferences.ts'
import { TEXTS } from './texts.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'console'
    keySeparator: false
    nsSeparator: false
    interpolationPrefix: '{'
    interpolationSuffix: '}'
    resources: { console: { [Key in keyof typeof TEXTS]: (typeof TEXTS)[Key]['zh-CN'] } }
  }
}

export const i18next = createInstance()

void i18next.use(initReactI18next).init({
  lng: preferences().language,
  fallbackLng: false,
  defaultNS: 'console',
  keySeparator: false,
  nsSeparator: false,
  interpolation: { prefix: '{', suffix: '}', escapeValue: false }, // React escapes
  resources: { 'zh-CN': { console: inLanguage('zh-CN') }, en: { console: inLanguage('en') } },
})
subscribe(() => void i18next.changeLanguage(preferences().language))

function inLanguage(language: Language): Record<string, string> {
  return Object.fromEntries(Object.entries(TEXTS).map(([key, sentence]) => [key, sentence[language]]))
}
