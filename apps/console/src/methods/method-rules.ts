import { isRuleName, RULES } from '@ruzhu/domain/applyments/rules.ts'
import { useTranslation } from 'react-i18next'
import type { Channel, Scene } from '../api/types.ts'
import { useFieldRule } from '../parts/field-rule.ts'

/** The same rules that the server repeats. */
export function useMethodRules({ appid_rule: appidRule }: Pick<Channel, 'appid_rule'> = { appid_rule: 'appid' }) {
  const { t } = useTranslation()
  const by = useFieldRule()
  const someScene = async (_rule: unknown, chosen: readonly Scene[] | undefined) => {
    if (!chosen?.length) throw new Error(t('parts.required_missing', { label: t('methods.scenes') }))
  }
  const appid = isRuleName(appidRule) ? RULES[appidRule] : RULES.appid
  return {
    methodName: by(RULES.method_name),
    appid: by(appid),
    appidIfAny: by(appid, false),
    appSecretIfAny: by(RULES.app_secret, false),
    // not `required: true`: that says aria-required of a group of check boxes, which may not carry it
    scenes: { validator: someScene },
  }
}
