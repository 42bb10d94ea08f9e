import { getRouteApi } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePermission } from '../access/permission.ts'
import { useChannel } from '../api/channels.ts'
import type { Method } from '../api/types.ts'
import { CopyValue } from '../parts/copy.tsx'
import { Facts } from '../parts/facts.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { useSay } from '../parts/said.ts'
import { AppSecretField } from './app-secret-field.tsx'
import { CheckList } from './check-list.tsx'
import { Entries } from './entries.tsx'
import { MethodDialog } from './method-dialog.tsx'
import { MethodFacts } from './method-facts.tsx'
import { useMethod } from './method-layout.tsx'
import { StandingNote } from './standing-note.tsx'
import './preparation.css'

const route = getRouteApi('/shell/clients/$clientId/methods/$methodId/')

/** What it is, the secrets of its apps, and the addresses that the platform has to know. */
export function MethodSettings() {
  const { methodId } = route.useParams()
  const method = useMethod(methodId)
  return (
    <Loaded of={method}>
      {(shown) => (
        <>
          <StandingNote method={shown} />
          <div className="beside">
            <div>
              <Basics method={shown} />
              <Apps method={shown} />
              <Addresses method={shown} />
            </div>
            <CheckList key={shown.id} method={shown} />
          </div>
        </>
      )}
    </Loaded>
  )
}

function Basics({ method }: { method: Method }) {
  const { t } = useTranslation()
  const permission = usePermission('methods.edit')
  const [editing, setEditing] = useState(false)
  return (
    <section className="card" aria-labelledby="method-basics">
      <div className="card-head">
        <h2 id="method-basics">{t('methods.basics')}</h2>
        <Button {...permission} onClick={() => setEditing(true)}>
          {t('methods.edit')}
        </Button>
      </div>
      <MethodFacts method={method} />
      {editing && <MethodDialog method={method} onClose={() => setEditing(false)} />}
    </section>
  )
}

function Apps({ method }: { method: Method }) {
  const { t } = useTranslation()
  const say = useSay()
  const offers = useChannel(method.channel)?.apps.filter(({ secret }) => secret) ?? []
  if (offers.length === 0) return null
  const own = offers.flatMap((offer) => {
    const app = method.apps.find(({ kind }) => kind === offer.kind)
    return app ? [{ offer, app }] : []
  })
  return (
    <section className="card" aria-labelledby="method-apps">
      <h2 id="method-apps">{t('methods.apps')}</h2>
      {own.length === 0 && <p className="secondary">{t('methods.apps_none')}</p>}
      <Facts
        rows={own.map(({ offer, app }) => [
          t('methods.app_secret', { app: say(offer.label) }),
          <AppSecretField key={app.kind} method={method} app={app} offer={offer} />,
        ])}
      />
      {own.length > 0 && <p className="secondary">{t('methods.app_secret_why')}</p>}
    </section>
  )
}

function Addresses({ method }: { method: Method }) {
  const { t } = useTranslation()
  const channel = useChannel(method.channel)
  const places = channel?.places.filter((place) => place.scenes.some((scene) => method.scenes.includes(scene))) ?? []
  const entries = places
    .flatMap((place) => place.entries)
    .filter((entry, index, all) => all.findIndex((other) => other.label.en === entry.label.en) === index)
  return (
    <section className="card" aria-labelledby="method-callback">
      <h2 id="method-callback">{t('methods.callback')}</h2>
      <CopyValue value={method.notify_url} label={t('methods.callback')} />
      <p className="secondary">{t('methods.callback_why')}</p>
      <Entries entries={entries} />
    </section>
  )
}
