import type { ErrorComponentProps } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../api/problem.ts'
import { ButtonLink } from '../parts/link.tsx'
import { useWindowTitle } from '../parts/page.tsx'
import { ProblemAlert } from '../parts/problem.tsx'
import './whole-page.css'

/** A page that could not be shown at all; a section that fails alone says so in its own place. */
export function Crashed({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation()
  if (isProblem(error)) {
    return (
      <main className="page">
        <ProblemAlert error={error} retry={() => window.location.reload()} />
      </main>
    )
  }
  return (
    <WholePage title={t('parts.crashed_title')} why={t('parts.crashed_detail')}>
      <Button type="primary" onClick={reset}>
        {t('parts.retry')}
      </Button>
    </WholePage>
  )
}

export function NotFound() {
  const { t } = useTranslation()
  return (
    <WholePage title={t('parts.not_found_title')} why={t('parts.not_found_detail')}>
      <ButtonLink href="/todo">{t('shell.todo')}</ButtonLink>
    </WholePage>
  )
}

function WholePage({ title, why, children }: { title: string; why: string; children: ReactNode }) {
  useWindowTitle(title)
  return (
    <main className="whole-page">
      <h1>{title}</h1>
      <p className="secondary">{why}</p>
      {children}
    </main>
  )
}
