import { getRouteApi } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePermission } from '../access/permission.ts'
import { query, queryClient } from '../api/client.ts'
import type { ClientLink, OpenedLink } from '../api/types.ts'
import { Empty } from '../parts/empty.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { ProblemAlert } from '../parts/problem.tsx'
import { StatusTag } from '../parts/status-tag.tsx'
import { type Column, Table } from '../parts/table.tsx'
import { Time } from '../parts/time.tsx'
import { NewLinkDialog } from './new-link-dialog.tsx'
import { ShownLink } from './shown-link.tsx'
import { standingOf, TONES } from './states.ts'

const route = getRouteApi('/shell/clients/$clientId/links')

/** Links by which the client's people fill in forms: what became of each, and how to send one. */
export function ClientLinks() {
  const { t } = useTranslation()
  const { clientId } = route.useParams()
  const [adding, setAdding] = useState(false)
  const [shown, setShown] = useState<OpenedLink>()
  const permission = usePermission('links.edit')
  const links = query.useQuery(
    'get',
    '/v1/clients/{id}/links',
    { params: { path: { id: clientId } } },
    { refetchInterval: 10_000 },
  )
  const add = (
    <Button type="primary" {...permission} onClick={() => setAdding(true)}>
      {t('links.new')}
    </Button>
  )
  return (
    <>
      <Loaded of={links}>
        {({ data }) =>
          data.length === 0 ? (
            <Empty title={t('links.empty')} action={add}>
              {t('links.why')}
            </Empty>
          ) : (
            <>
              <p className="secondary">{t('links.why')}</p>
              <div className="section-actions">{add}</div>
              <Rows rows={data} onShow={setShown} />
            </>
          )
        }
      </Loaded>
      {adding && <NewLinkDialog clientId={clientId} onMade={setShown} onClose={() => setAdding(false)} />}
      {shown && <ShownLink opened={shown} onClose={() => setShown(undefined)} />}
    </>
  )
}

function Rows({ rows, onShow }: { rows: readonly ClientLink[]; onShow: (opened: OpenedLink) => void }) {
  const { t } = useTranslation()
  const columns: Column<ClientLink>[] = [
    {
      name: t('links.asks'),
      cell: ({ fields }) => (fields ? t('links.asks_fields', { n: fields.length }) : t('links.asks_all')),
    },
    {
      name: t('links.state'),
      cell: (link) => <StatusTag tone={TONES[standingOf(link)]}>{t(`links.state_${standingOf(link)}`)}</StatusTag>,
    },
    { name: t('links.filled'), cell: ({ filled }) => t('links.filled_n', { n: filled }) },
    {
      name: t('links.seen'),
      cell: ({ last_seen_at: at }) => (at ? <Time at={at} /> : t('links.never')),
      wideOnly: true,
    },
    { name: t('links.until'), cell: ({ expires_at }) => <Time at={expires_at} />, wideOnly: true },
    {
      name: t('links.by'),
      cell: ({ created_by, created_at }) => (
        <>
          {created_by} <Time at={created_at} />
        </>
      ),
      wideOnly: true,
    },
    { name: t('links.acts'), cell: (link) => <Acts link={link} onShow={onShow} /> },
  ]
  return <Table caption={t('links.title')} columns={columns} rows={rows} rowKey={({ id }) => id} />
}

function Acts({ link, onShow }: { link: ClientLink; onShow: (opened: OpenedLink) => void }) {
  const { t } = useTranslation()
  const { modal } = App.useApp()
  const permission = usePermission('links.edit')
  const params = { path: { id: link.id } }
  const afterwards = { onSuccess: () => queryClient.invalidateQueries() }
  const revoke = query.useMutation('post', '/v1/links/{id}/revoke', afterwards)
  const release = query.useMutation('post', '/v1/links/{id}/release', afterwards)
  const show = query.useMutation('get', '/v1/links/{id}/address', { onSuccess: onShow })
  const open = link.state === 'open'
  const ask = (what: 'revoke' | 'release') =>
    modal.confirm({
      title: t(`links.${what}_title`),
      content: t(`links.${what}_why`),
      okText: t(`links.${what}`),
      okButtonProps: { danger: what === 'revoke' },
      cancelText: t('parts.cancel'),
      onOk: () => (what === 'revoke' ? revoke : release).mutate({ params }),
    })
  if (link.state === 'revoked' || link.state === 'expired') return null
  const error = revoke.error ?? release.error ?? show.error
  return (
    <span className="row-actions">
      {open && (
        <Button size="small" {...permission} loading={show.isPending} onClick={() => show.mutate({ params })}>
          {t('links.show')}
        </Button>
      )}
      {(link.opened_at !== undefined || link.locked) && (
        <Button size="small" {...permission} onClick={() => ask('release')}>
          {t('links.release')}
        </Button>
      )}
      <Button size="small" danger {...permission} onClick={() => ask('revoke')}>
        {t('links.revoke')}
      </Button>
      {error && <ProblemAlert error={error} />}
    </span>
  )
}
