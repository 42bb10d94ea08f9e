import { getRouteApi } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { query, queryClient } from '../api/client.ts'
import { allRows, onward } from '../api/lists.ts'
import { Loaded } from '../parts/loaded.tsx'
import { More } from '../parts/more.tsx'
import { ProblemAlert } from '../parts/problem.tsx'
import { Timeline } from '../timeline/timeline.tsx'

const route = getRouteApi('/shell/clients/$clientId/timeline')

export function ClientTimeline() {
  const { t } = useTranslation()
  const { clientId } = route.useParams()
  const timeline = query.useInfiniteQuery(
    'get',
    '/v1/clients/{id}/timeline',
    { params: { path: { id: clientId }, query: { limit: 50 } } },
    { ...onward, refetchInterval: 30_000 },
  )
  return (
    <section className="card" aria-labelledby="timeline-title">
      <h2 id="timeline-title">{t('timeline.title')}</h2>
      <Note clientId={clientId} />
      <Loaded of={{ ...timeline, data: allRows(timeline.data) }}>
        {(entries) => <Timeline entries={entries} filter after={<More of={timeline} />} />}
      </Loaded>
    </section>
  )
}

function Note({ clientId }: { clientId: string }) {
  const { t } = useTranslation()
  const [note, setNote] = useState('')
  const add = query.useMutation('post', '/v1/clients/{id}/notes', {
    onSuccess: async () => {
      setNote('')
      await queryClient.invalidateQueries({ queryKey: ['get', '/v1/clients/{id}/timeline'] })
    },
  })
  const text = note.trim()
  return (
    <form
      className="client-note"
      onSubmit={(event) => {
        event.preventDefault()
        add.mutate({ params: { path: { id: clientId } }, body: { text } })
      }}
    >
      {add.error && <ProblemAlert error={add.error} />}
      <Input.TextArea
        aria-label={t('timeline.note_label')}
        placeholder={t('timeline.note')}
        autoSize={{ minRows: 2, maxRows: 8 }}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <Button htmlType="submit" disabled={text === ''} loading={add.isPending}>
        {t('timeline.note_save')}
      </Button>
    </form>
  )
}
