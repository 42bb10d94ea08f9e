import { useTranslation } from 'react-i18next'
import type { CheckResult } from '../api/types.ts'
import { CheckFix } from '../methods/check-fix.tsx'
import { CheckFound } from '../methods/check-found.tsx'
import { TROUBLE } from '../methods/check-sign.tsx'
import '../methods/check-list.css'

/** What the live check found with the new keys. What needs nobody is one line; what stands against them says so. */
export function KeyChecks({ checks, against }: { checks: readonly CheckResult[]; against: readonly string[] }) {
  const { t } = useTranslation()
  const passed = checks.filter(({ state }) => state === 'pass').length
  const known = checks.some(({ state }) => state === 'unknown')
  const trouble = checks.filter(({ state }) => TROUBLE.has(state))
  return (
    <div className="key-checks">
      <p>{t('rotation.checked', { passed, all: checks.filter(({ state }) => state !== 'skipped').length })}</p>
      {trouble.length > 0 && (
        <ul className="checks">
          {trouble.map((result) => (
            <Trouble key={result.name} result={result} isAgainst={against.includes(result.name)} />
          ))}
        </ul>
      )}
      {known && <p className="secondary">{t('rotation.unknown_is_no_fail')}</p>}
    </div>
  )
}

function Trouble({ result, isAgainst }: { result: CheckResult; isAgainst: boolean }) {
  const { t } = useTranslation()
  return (
    <CheckFound result={result}>
      {result.state === 'fail' && (
        <p className="secondary">{t(isAgainst ? 'rotation.against' : 'rotation.before_too')}</p>
      )}
      <CheckFix fix={result.fix} />
    </CheckFound>
  )
}
