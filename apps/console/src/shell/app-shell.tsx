import { ROLE_NAMES } from '@ruzhu/domain/access/may.ts'
import { MenuOutlined, SearchOutlined, UserOutlined } from '@ant-design/icons'
import { Link, Outlet, useRouter } from '@tanstack/react-router'
import { Button, Drawer, Dropdown } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { renewSession, useSession } from '../access/session.ts'
import { query } from '../api/client.ts'
import { InboxBell } from '../messages/inbox-bell.tsx'
import { useSay } from '../parts/said.ts'
import { Shortcuts } from '../palette/shortcuts.tsx'
import { EnvBar } from './env-bar.tsx'
import { Navigation } from './navigation.tsx'
import { OfflineBar } from './offline-bar.tsx'
import { LanguageSwitch, ThemeSwitch } from './switches.tsx'
import './app-shell.css'

export function AppShell() {
  const { t } = useTranslation()
  const [menuOpen, setMenuOpen] = useState(false)
  const [searching, setSearching] = useState(false)
  if (useSignedOut()) return null
  return (
    <div className="shell">
      <a className="skip" href="#main">
        {t('shell.skip')}
      </a>
      <EnvBar />
      <header className="shell-head">
        <Button
          className="shell-menu"
          type="text"
          icon={<MenuOutlined aria-hidden />}
          aria-label={t('shell.menu')}
          onClick={() => setMenuOpen(true)}
        />
        <Link to="/todo" className="brand">
          <img src="/icon.svg" alt="" width="24" height="24" />
          <span className="brand-word">{t('shell.product')}</span>
        </Link>
        <div className="shell-tools">
          <Button
            type="text"
            icon={<SearchOutlined aria-hidden />}
            aria-label={`${t('palette.open')} ⌘K`}
            onClick={() => setSearching(true)}
          >
            <span className="switch-word">{t('palette.open')} ⌘K</span>
          </Button>
          <InboxBell />
          <LanguageSwitch />
          <ThemeSwitch />
          <AccountMenu />
        </div>
      </header>
      <div className="shell-side">
        <Navigation />
      </div>
      <Drawer placement="left" size={260} title={t('shell.menu')} open={menuOpen} onClose={() => setMenuOpen(false)}>
        <Navigation onGo={() => setMenuOpen(false)} />
      </Drawer>
      <Shortcuts asked={searching} onClose={() => setSearching(false)} />
      <main id="main" tabIndex={-1} className="shell-main">
        <OfflineBar />
        <Outlet />
      </main>
    </div>
  )
}

/** The session may end while a page is open; then to the sign-in page, and back here afterwards. */
function useSignedOut(): boolean {
  const router = useRouter()
  const signedOut = useSession()?.state === 'signed_out'
  useEffect(() => {
    if (signedOut) void router.navigate({ to: '/sign-in', search: { next: router.state.location.href } })
  }, [signedOut, router])
  return signedOut
}

function AccountMenu() {
  const { t } = useTranslation()
  const say = useSay()
  const member = useSession()?.member
  const signOut = query.useMutation('delete', '/v1/session', { onSuccess: renewSession })
  if (!member) return null
  return (
    <Dropdown
      placement="bottomRight"
      trigger={['click']}
      menu={{
        items: [
          { key: 'who', disabled: true, label: `${member.email} · ${say(ROLE_NAMES[member.role])}` },
          { key: 'settings', label: <Link to="/settings">{t('shell.settings')}</Link> },
          { key: 'out', label: t('shell.sign_out'), onClick: () => signOut.mutate({}) },
        ],
      }}
    >
      <Button type="text" icon={<UserOutlined aria-hidden />} aria-label={t('shell.account', { name: member.name })}>
        <span className="switch-word">{member.name}</span>
      </Button>
    </Dropdown>
  )
}
