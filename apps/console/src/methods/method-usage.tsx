import { getRouteApi } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../access/session.ts'
import { useSceneLabel } from '../api/channels.ts'
import type { Method, Scene } from '../api/types.ts'
import { CopyButton, CopyValue } from '../parts/copy.tsx'
import { Facts } from '../parts/facts.tsx'
import { ButtonLink } from '../parts/link.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { useMethod } from './method-layout.tsx'
import { payerCode, usageCode } from './usage-code.ts'
import './method-usage.css'

const route = getRouteApi('/shell/clients/$clientId/methods/$methodId/usage')

/** How the client's system takes a payment by this method: with its real numbers, and without any secret. */
export function MethodUsage() {
  const { methodId } = route.useParams()
  const method = useMethod(methodId)
  return <Loaded of={method}>{(shown) => <Usage method={shown} />}</Loaded>
}

function Usage({ method }: { method: Method }) {
  const { t } = useTranslation()
  const sceneLabel = useSceneLabel()
  const environment = useSession()?.environment ?? 'test'
  const [chosen, setChosen] = useState<Scene>()
  const [language, setLanguage] = useState<'curl' | 'node'>('curl')
  const [server, setServer] = useState(environment)
  const scene = chosen ?? method.scenes[0] ?? 'native'
  const url = server === environment ? window.location.origin : t('methods.other_server')
  return (
    <section className="card usage" aria-labelledby="usage-title">
      <h2 id="usage-title">{t('methods.usage_title')}</h2>
      <p className="secondary">{t('methods.usage_why')}</p>
      <Facts
        rows={[
          ['method_id', <CopyValue key="method" value={method.id} label="method_id" />],
          ['client_id', <CopyValue key="client" value={method.client_id} label="client_id" />],
        ]}
      />
      <div className="usage-choices">
        <Segmented
          aria-label={t('methods.usage_scene')}
          value={scene}
          options={method.scenes.map((value) => ({ value, label: sceneLabel(method.channel, value) }))}
          onChange={setChosen}
        />
        <Segmented
          aria-label={t('methods.usage_language')}
          value={language}
          options={[
            { value: 'curl', label: 'curl' },
            { value: 'node', label: 'Node.js' },
          ]}
          onChange={setLanguage}
        />
        <Segmented
          aria-label={t('methods.usage_server')}
          value={server}
          options={(['test', 'live'] as const).map((value) => ({ value, label: t(`methods.server_${value}`) }))}
          onChange={setServer}
        />
      </div>
      {server !== environment && <p className="secondary">{t('methods.other_server_why')}</p>}
      <Code title={t('methods.usage_server_side')} code={usageCode(language, method, scene, url)} />
      <Code title={t('methods.usage_payer_side')} code={payerCode(scene)} />
      <p className="secondary">{t('methods.usage_result')}</p>
      <div className="actions">
        <ButtonLink href="/dev/endpoints">{t('methods.usage_endpoints')}</ButtonLink>
        <ButtonLink href="/dev/keys">{t('methods.usage_keys')}</ButtonLink>
      </div>
    </section>
  )
}

function Code({ title, code }: { title: string; code: string }) {
  const { t } = useTranslation()
  return (
    <figure className="usage-code">
      <figcaption>
        <span>{title}</span>
        <CopyButton text={code} done={t('parts.copied')}>
          {t('parts.copy', { label: title })}
        </CopyButton>
      </figcaption>
      {/* scrolls sideways, so that keys reach it */}
      <pre tabIndex={0}>
        <code>{code}</code>
      </pre>
    </figure>
  )
}
