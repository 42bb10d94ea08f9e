import { getRouteApi } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePermission } from '../access/permission.ts'
import { query } from '../api/client.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Page } from '../parts/page.tsx'
import { ProblemAlert } from '../parts/problem.tsx'
import { clockOf, dayOf } from '../parts/time.tsx'
import { Dossier } from './dossier.tsx'
import type { Evidence } from './evidence.ts'
import { PrintFrame } from './print-frame.tsx'
import './evidence.css'

const route = getRouteApi('/shell/clients/$clientId/evidence')

/** Everything on record about a client on paper: what it is for, who made it and when stands on every page. */
export function EvidencePage() {
  const { t } = useTranslation()
  const { clientId } = route.useParams()
  const params = { path: { id: clientId } }
  const masked = query.useQuery('get', '/v1/clients/{id}/evidence', { params })
  const reveal = query.useMutation('post', '/v1/clients/{id}/evidence')
  const shown = reveal.data ?? masked.data
  const name = shown?.client.name
  return (
    <Page
      title={name === undefined ? t('evidence.title') : t('evidence.of', { client: name })}
      section={t('clients.title')}
      crumbs={[
        { label: t('clients.title'), link: { to: '/clients' } },
        { label: name ?? clientId, link: { to: '/clients/$clientId', params: { clientId } } },
      ]}
    >
      <Loaded of={{ ...masked, data: shown }}>
        {(evidence) => (
          <Printed
            evidence={evidence}
            onReveal={(reason) => reveal.mutate({ params, body: { reason } })}
            revealing={reveal.isPending}
            error={reveal.error}
          />
        )}
      </Loaded>
    </Page>
  )
}

function Printed(props: {
  evidence: Evidence
  onReveal: (reason: string) => void
  revealing: boolean
  error: unknown
}) {
  const { t } = useTranslation()
  const { evidence } = props
  const [purpose, setPurpose] = useState<string>(t('evidence.usual_purpose'))
  const when = `${dayOf(evidence.made_at)} ${clockOf(evidence.made_at)}`
  return (
    <>
      <div className="evidence-acts card">
        <label>
          {t('evidence.purpose')}
          <Input value={purpose} maxLength={60} onChange={({ target }) => setPurpose(target.value)} />
        </label>
        {evidence.contact.masked && <Reveal onReveal={props.onReveal} revealing={props.revealing} />}
        {props.error !== null && props.error !== undefined && <ProblemAlert error={props.error} />}
        <Button type="primary" onClick={() => window.print()}>
          {t('evidence.print')}
        </Button>
      </div>
      <PrintFrame
        company={evidence.client.name}
        mark={t('evidence.mark', {
          purpose: purpose.trim() || t('evidence.usual_purpose'),
          who: evidence.made_by,
          when,
        })}
      >
        <Dossier evidence={evidence} />
      </PrintFrame>
    </>
  )
}

function Reveal({ onReveal, revealing }: { onReveal: (reason: string) => void; revealing: boolean }) {
  const { t } = useTranslation()
  const allowed = usePermission('sensitive.reveal')
  const [reason, setReason] = useState('')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onReveal(reason.trim())
      }}
    >
      <label>
        {t('evidence.reason')}
        <Input
          value={reason}
          maxLength={200}
          disabled={allowed.disabled}
          onChange={({ target }) => setReason(target.value)}
        />
      </label>
      <Button htmlType="submit" {...allowed} disabled={allowed.disabled || reason.trim() === ''} loading={revealing}>
        {t('evidence.reveal')}
      </Button>
    </form>
  )
}
