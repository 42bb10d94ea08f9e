import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Method } from '../api/types.ts'
import { ButtonLink } from '../parts/link.tsx'

/** Where a method cannot be used: why, and what to do about it. */
export function StandingNote({ method }: { method: Method }) {
  const { t } = useTranslation()
  const methods = `/clients/${method.client_id}/methods`
  switch (method.standing) {
    case 'draft':
      return (
        <Alert
          type="info"
          showIcon
          title={t('methods.draft_note')}
          action={<ButtonLink href={`${methods}/${method.id}/checks`}>{t('methods.draft_try')}</ButtonLink>}
        />
      )
    case 'grant_withdrawn':
      return (
        <Alert
          type="error"
          showIcon
          title={t('methods.withdrawn_note')}
          action={<ButtonLink href={methods}>{t('methods.withdrawn_mend')}</ButtonLink>}
        />
      )
    case 'check_failed':
      return (
        <Alert
          type="error"
          showIcon
          title={t('methods.check_failed_note')}
          action={<ButtonLink href={`${methods}/${method.id}/checks`}>{t('methods.open_checks')}</ButtonLink>}
        />
      )
    case 'disabled':
      return <Alert type="warning" showIcon title={t('methods.disabled_note')} />
    default:
      return null
  }
}
