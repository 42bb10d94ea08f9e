import {
  CodeOutlined,
  ExperimentOutlined,
  ProfileOutlined,
  SettingOutlined,
  TeamOutlined,
  TransactionOutlined,
} from '@ant-design/icons'
import { Link, type LinkProps } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../access/session.ts'
import './navigation.css'

type Place = {
  to: NonNullable<LinkProps['to']>
  name: 'todo' | 'clients' | 'payments' | 'developers' | 'simulator' | 'settings'
  icon: ComponentType<{ 'aria-hidden': boolean }>
}

const PLACES: readonly Place[] = [
  { to: '/todo', name: 'todo', icon: ProfileOutlined },
  { to: '/clients', name: 'clients', icon: TeamOutlined },
  { to: '/payments', name: 'payments', icon: TransactionOutlined },
  { to: '/dev', name: 'developers', icon: CodeOutlined },
  { to: '/sim', name: 'simulator', icon: ExperimentOutlined },
  { to: '/settings', name: 'settings', icon: SettingOutlined },
]

export function Navigation({ onGo }: { onGo?: () => void }) {
  const { t } = useTranslation()
  const simulated = useSession()?.simulator !== undefined
  return (
    <nav className="navigation" aria-label={t('shell.navigation')}>
      <ul>
        {PLACES.filter(({ name }) => name !== 'simulator' || simulated).map(({ to, name, icon: Icon }) => (
          <li key={name}>
            <Link to={to} {...(onGo && { onClick: onGo })}>
              <Icon aria-hidden />
              {t(`shell.${name}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
