import { BellOutlined } from '@ant-design/icons'
import { Badge, Button, Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { query, queryClient } from '../api/client.ts'
import type { InboxMessage } from '../api/types.ts'
import { Empty } from '../parts/empty.tsx'
import { ButtonLink } from '../parts/link.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { useSay } from '../parts/said.ts'
import { StatusTag } from '../parts/status-tag.tsx'
import { Time } from '../parts/time.tsx'
import './messages-page.css'

/** What members are to see, also where no message leaves the house. */
export function InboxBell() {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const inbox = query.useQuery('get', '/v1/inbox', { params: { query: { limit: 50 } } }, { refetchInterval: 60_000 })
  const unread = inbox.data?.unread ?? 0
  return (
    <>
      <Badge count={unread} size="small" overflowCount={99} offset={[-6, 7]}>
        <Button
          type="text"
          icon={<BellOutlined aria-hidden />}
          aria-label={t('inbox.open', { n: unread })}
          onClick={() => setOpen(true)}
        />
      </Badge>
      <Drawer title={t('inbox.title')} open={open} size={420} onClose={() => setOpen(false)}>
        <Loaded of={inbox}>
          {({ data }) => (data.length === 0 ? <NoMessages /> : <Messages rows={data} onGo={() => setOpen(false)} />)}
        </Loaded>
      </Drawer>
    </>
  )
}

function NoMessages() {
  const { t } = useTranslation()
  return <Empty title={t('inbox.empty')}>{t('inbox.empty_why')}</Empty>
}

function Messages({ rows, onGo }: { rows: readonly InboxMessage[]; onGo: () => void }) {
  const { t } = useTranslation()
  const say = useSay()
  const read = query.useMutation('post', '/v1/inbox/read', { onSettled: () => queryClient.invalidateQueries() })
  const unread = rows.filter(({ read_at }) => read_at === undefined).map(({ id }) => id)
  return (
    <>
      {unread.length > 0 && (
        <Button size="small" loading={read.isPending} onClick={() => read.mutate({ body: { ids: unread } })}>
          {t('inbox.read_all')}
        </Button>
      )}
      <ul className="inbox-list">
        {rows.map((row) => (
          <li key={row.id}>
            <span className="message-row-head">
              {row.href ? (
                <ButtonLink
                  className="inbox-open"
                  href={row.href}
                  type="link"
                  size="small"
                  onGo={() => {
                    read.mutate({ body: { ids: [row.id] } })
                    onGo()
                  }}
                >
                  {say(row.title)}
                </ButtonLink>
              ) : (
                <strong>{say(row.title)}</strong>
              )}
              {row.read_at === undefined && <StatusTag tone="info">{t('inbox.unread')}</StatusTag>}
            </span>
            <span>{say(row.body)}</span>
            <span className="secondary">
              <Time at={row.created_at} />
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
