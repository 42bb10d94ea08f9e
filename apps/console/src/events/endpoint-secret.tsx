import { Button, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePermission } from '../access/permission.ts'
import { query, queryClient } from '../api/client.ts'
import type { WebhookEndpoint } from '../api/types.ts'
import { LifeRow } from '../keys/life-row.tsx'
import type { KeyLife } from '../keys/key-life.ts'
import { Loaded } from '../parts/loaded.tsx'
import { ProblemAlert } from '../parts/problem.tsx'
import { ShownOnce } from '../parts/shown-once.tsx'
import '../keys/keys.css'

/** The way from one signing secret to the next: both sign until the former is wiped, so no receiver misses an event. */
export function EndpointSecret({ endpoint, onClose }: { endpoint: WebhookEndpoint; onClose: () => void }) {
  const { t } = useTranslation()
  const params = { path: { id: endpoint.id } }
  const secrets = query.useQuery('get', '/v1/webhook-endpoints/{id}/secret', { params })
  const [made, setMade] = useState<string>()
  return (
    <>
      <Modal open title={t('endpoints.replace_title')} footer={null} onCancel={onClose}>
        <p>
          <code className="key-known-by">{endpoint.url}</code>
        </p>
        <p className="secondary">{t('endpoints.replace_why')}</p>
        <Loaded of={secrets}>
          {({ data }) => {
            const lives = data.filter(({ state }) => state !== 'gone')
            return (
              <>
                {lives.map((life) => (
                  <LifeRow key={life.id} life={life} />
                ))}
                <SecretMoves params={params} lives={lives} onMade={setMade} />
              </>
            )
          }}
        </Loaded>
      </Modal>
      {made && (
        <ShownOnce
          title={t('endpoints.next_made')}
          label={t('endpoints.secret')}
          value={made}
          onClose={() => setMade(undefined)}
        />
      )}
    </>
  )
}

type MovesProps = {
  params: { path: { id: string } }
  lives: readonly KeyLife[]
  onMade: (secret: string) => void
}

/** What can be done from where it stands: one next at a time, and back as long as the former is kept. */
function SecretMoves({ params, lives, onMade }: MovesProps) {
  const { t } = useTranslation()
  const permission = usePermission('webhook_secrets.edit')
  const after = { onSuccess: () => queryClient.invalidateQueries() }
  const make = query.useMutation('post', '/v1/webhook-endpoints/{id}/secret/next', {
    onSuccess: async ({ secret }) => {
      onMade(secret)
      await queryClient.invalidateQueries()
    },
  })
  const change = query.useMutation('post', '/v1/webhook-endpoints/{id}/secret/switch', after)
  const undo = query.useMutation('post', '/v1/webhook-endpoints/{id}/secret/undo', after)
  const discard = query.useMutation('delete', '/v1/webhook-endpoints/{id}/secret/next', after)
  const error = make.error ?? change.error ?? undo.error ?? discard.error
  const isIn = (wanted: KeyLife['state']) => lives.some(({ state }) => state === wanted)
  if (isIn('next')) {
    return (
      <div className="rotation">
        <p>{t('endpoints.next_then')}</p>
        {error && <ProblemAlert error={error} />}
        <div className="actions">
          <Button
            type="primary"
            {...permission}
            loading={change.isPending}
            onClick={() => change.mutate({ params, body: {} })}
          >
            {t('rotation.switch')}
          </Button>
          <Button {...permission} loading={discard.isPending} onClick={() => discard.mutate({ params })}>
            {t('rotation.discard')}
          </Button>
        </div>
      </div>
    )
  }
  return (
    <div className="rotation">
      {error && <ProblemAlert error={error} />}
      <div className="actions">
        <Button type="primary" {...permission} loading={make.isPending} onClick={() => make.mutate({ params })}>
          {t('endpoints.make_next')}
        </Button>
        {isIn('retiring') && (
          <Button {...permission} loading={undo.isPending} onClick={() => undo.mutate({ params })}>
            {t('rotation.undo')}
          </Button>
        )}
      </div>
    </div>
  )
}
