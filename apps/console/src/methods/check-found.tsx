import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CheckResult } from '../api/types.ts'
import { useSay } from '../parts/said.ts'
import { CheckSign, CheckStateUnseen } from './check-sign.tsx'

type Props = {
  result: Pick<CheckResult, 'state' | 'title' | 'reason' | 'gateway'>
  beside?: ReactNode
  requestId?: string | undefined
  children?: ReactNode
}

/** One line of a list of checks: what was found, why, and what the platform said. */
export function CheckFound({ result: { state, title, reason, gateway }, beside, requestId, children }: Props) {
  const { t } = useTranslation()
  const say = useSay()
  return (
    <li className={`check ${state}`}>
      <CheckSign state={state} />
      <div className="check-words">
        <p>
          <CheckStateUnseen state={state} />
          {say(title)}
          {beside}
        </p>
        {reason && <p className="secondary">{say(reason)}</p>}
        {gateway && (
          <p className="secondary">
            {t('checks.platform_said')} <code>{gateway.code}</code>
            {requestId !== undefined && <code className="check-request">{requestId}</code>}
          </p>
        )}
        {children}
      </div>
    </li>
  )
}
