import { Link, type LinkProps } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../access/session.ts'
import './page.css'

export type Crumb = { label: string; link: LinkProps }

/** The head of a page, with its one h1, and the page's name in the window's title. */
export function Page(props: {
  title: string
  /** What the window's title says after the page's own name. */
  section?: string
  crumbs?: readonly Crumb[]
  tags?: ReactNode
  actions?: ReactNode
  children: ReactNode
}) {
  const { t } = useTranslation()
  useWindowTitle(props.title, props.section)
  return (
    <div className="page">
      {props.crumbs && (
        <nav className="crumbs" aria-label={t('shell.path')}>
          <ol>
            {props.crumbs.map((crumb) => (
              <li key={crumb.link.to}>
                <Link {...crumb.link}>{crumb.label}</Link>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <header className="page-head">
        <h1>{props.title}</h1>
        {props.tags && <div className="page-tags">{props.tags}</div>}
        {props.actions && <div className="page-actions">{props.actions}</div>}
      </header>
      {props.children}
    </div>
  )
}

export function useWindowTitle(title: string, section?: string): void {
  const { t } = useTranslation()
  const test = useSession()?.environment === 'test'
  useEffect(() => {
    const name = [title, section].filter(Boolean).join(' · ')
    document.title = `${test ? `${t('shell.test_mark')} ` : ''}${name} · ${t('shell.product')}`
  }, [title, section, test, t])
}
