import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CheckResult } from '../api/types.ts'
import { TROUBLE } from '../methods/check-sign.tsx'
import { type Said, useSay } from '../parts/said.ts'
import type { AccountField } from './account-fields.ts'

type Saved = { remarks: readonly { field: string; said: Said }[]; checks: readonly CheckResult[] }

/** What was put right while an account was saved is told, and stays until it is closed. */
export function useRemarks(fields: readonly AccountField[]): (saved: Saved) => void {
  const { t } = useTranslation()
  const say = useSay()
  const { notification } = App.useApp()
  return ({ remarks, checks }) => {
    const trouble = checks.filter(({ state }) => TROUBLE.has(state))
    if (remarks.length === 0 && trouble.length === 0) return
    const lines = remarks.map(({ field, said }) => {
      const label = fields.find(({ name }) => name === field)?.label
      return (
        <li key={`${field} ${said.en}`}>
          {label ? t('providers.remark', { label: say(label), said: say(said) }) : say(said)}
        </li>
      )
    })
    notification.info({
      title: t('providers.remarks'),
      description: (
        <ul>
          {lines}
          {trouble.map(({ name, state, title, reason }) => (
            <li key={name}>
              {t(`checks.state_${state}`)}：{say(title)}
              {reason && `（${say(reason)}）`}
            </li>
          ))}
        </ul>
      ),
      duration: 0,
      placement: 'bottomRight',
    })
  }
}
