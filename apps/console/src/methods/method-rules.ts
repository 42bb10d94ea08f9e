import { isRuleName, type Rule, RULES } from '@ruzhu/domain/applyments/rules.ts'
import { say } from '@ruzhu/domain/text.ts'
import { beijingDay } from '@ruzhu/domain/time.ts'
import { useTranslation } from 'react-i18next'
import type { Channel, Scene } from '../api/types.ts'
import { usePreferences } from '../theme/preferences.ts'

/** The same rules that the server repeats. */
export function useMethodRules({ appid_rule: appidRule }: Pick<Channel, 'appid_rule'> = { appid_rule: 'appid' }) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const by = (rule: Rule, required = true) => ({
    required,
    validator: async (_rule: unknown, value: string | undefined) => {
      const typed = value?.trim() ?? ''
      const problem = typed === '' && !required ? undefined : rule(typed, beijingDay(new Date()))
      if (problem?.level === 'must') throw new Error(say(problem.message, language))
    },
  })
  const someScene = async (_rule: unknown, chosen: readonly Scene[] | undefined) => {
    if (!chosen?.length) throw new Error(t('parts.required_missing', { label: t('methods.scenes') }))
  }
  const appid = isRuleName(appidRule) ? RULES[appidRule] : RULES.appid
  return {
    methodName: by(RULES.method_name),
    appid: by(appid),
    appidIfAny: by(appid, false),
    // not `required: true`: that says aria-required of a group of check boxes, which may not carry it
    scenes: { validator: someScene },
  }
}
