import { Button, Popover } from 'antd'
import { useTranslation } from 'react-i18next'
import type { WhereToFind as Where } from '../api/types.ts'
import { usePreferences } from '../theme/preferences.ts'
import './where-to-find.css'

/** Where on somebody else's website a value is found: numbered steps, and the day they were checked. */
export function WhereToFind({ where }: { where: Where }) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const path = (
    <div className="where">
      <ol>
        {where.steps[language].map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p className="secondary">{t('parts.checked_on', { day: where.checked_on })}</p>
    </div>
  )
  return (
    <Popover content={path} trigger="click">
      <Button type="link" size="small" className="where-button">
        {t('parts.where')}
      </Button>
    </Popover>
  )
}
