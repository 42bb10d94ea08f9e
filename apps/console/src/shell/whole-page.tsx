import type { ErrorComponentProps } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../api/problem.ts'
import { Empty } from '../parts/empty.tsx'
import { ButtonLink } from '../parts/link.tsx'
import { ProblemAlert } from '../parts/problem.tsx'

/** A page that could not be shown at all; a section that fails alone says so in its own place. */
export function Crashed({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation()
  return (
    <div className="page">
      {isProblem(error) ? (
        <ProblemAlert error={error} retry={() => window.location.reload()} />
      ) : (
        <Empty
          title={t('parts.crashed_title')}
          action={
            <Button type="primary" onClick={reset}>
              {t('parts.retry')}
            </Button>
          }
        >
          {t('parts.crashed_detail')}
        </Empty>
      )}
    </div>
  )
}

export function NotFound() {
  const { t } = useTranslation()
  return (
    <main className="page">
      <Empty title={t('parts.not_found_title')} action={<ButtonLink href="/todo">{t('shell.todo')}</ButtonLink>}>
        {t('parts.not_found_detail')}
      </Empty>
    </main>
  )
}
