import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Input, Popover, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useChannels } from '../api/channels.ts'
import { useSay } from '../parts/said.ts'
import { dropView, savedViews, saveView } from './saved-views.ts'
import { CLIENT_STATES, type ClientSearch, SHOWN } from './shown.ts'

/** The router says which of them is the page that is shown. */
const EXACTLY = { exact: true }

/** Segments, platform, state and the views that somebody keeps; each is an address. */
export function ClientFilters({ search }: { search: ClientSearch }) {
  const { t } = useTranslation()
  const { show: _show, ...kept } = search
  return (
    <div className="client-narrowing">
      <nav className="client-filters" aria-label={t('clients.filter')}>
        <ul>
          <li>
            <Link to="/clients" search={kept} activeOptions={EXACTLY}>
              {t('clients.show_all')}
            </Link>
          </li>
          {SHOWN.map((one) => (
            <li key={one}>
              <Link to="/clients" search={{ ...kept, show: one }} activeOptions={EXACTLY}>
                {t(`clients.show_${one}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Choices search={search} />
      <Views search={search} />
    </div>
  )
}

function Choices({ search }: { search: ClientSearch }) {
  const { t } = useTranslation()
  const say = useSay()
  const navigate = useNavigate()
  const channels = useChannels().data?.data ?? []
  const { channel: _channel, ...anyChannel } = search
  const { state: _state, ...anyState } = search
  return (
    <>
      <Select
        allowClear
        aria-label={t('clients.column_platform')}
        placeholder={t('clients.any_platform')}
        className="client-choice"
        {...(search.channel !== undefined && { value: search.channel })}
        options={channels.map(({ name, label }) => ({ value: name, label: say(label) }))}
        onChange={(channel?: string) =>
          void navigate({ to: '/clients', search: { ...anyChannel, ...(channel && { channel }) } })
        }
      />
      <Select
        allowClear
        aria-label={t('clients.state')}
        placeholder={t('clients.any_state')}
        className="client-choice"
        {...(search.state !== undefined && { value: search.state })}
        options={CLIENT_STATES.map((state) => ({ value: state, label: t(`applyment.${state}`) }))}
        onChange={(state?: ClientSearch['state']) =>
          void navigate({ to: '/clients', search: { ...anyState, ...(state && { state }) } })
        }
      />
    </>
  )
}

function Views({ search }: { search: ClientSearch }) {
  const { t } = useTranslation()
  const [views, setViews] = useState(savedViews)
  const [name, setName] = useState('')
  const empty = Object.keys(search).length === 0
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      title={t('clients.views')}
      content={
        <div className="client-views">
          {views.length === 0 && <p className="secondary">{t('clients.views_none')}</p>}
          <ul>
            {views.map((view) => (
              <li key={view.name}>
                <Link to="/clients" search={view.search}>
                  {view.name}
                </Link>
                <button
                  type="button"
                  className="plain-button"
                  aria-label={t('clients.view_drop', { name: view.name })}
                  onClick={() => setViews(dropView(view.name))}
                >
                  {t('clients.view_remove')}
                </button>
              </li>
            ))}
          </ul>
          <form
            onSubmit={(event) => {
              event.preventDefault()
              setViews(saveView({ name: name.trim(), search }))
              setName('')
            }}
          >
            <Input
              aria-label={t('clients.view_name')}
              placeholder={t('clients.view_name')}
              maxLength={40}
              value={name}
              onChange={({ target }) => setName(target.value)}
            />
            <Button htmlType="submit" disabled={empty || name.trim() === ''}>
              {t('clients.view_save')}
            </Button>
          </form>
        </div>
      }
    >
      <Button>{t('clients.views')}</Button>
    </Popover>
  )
}
