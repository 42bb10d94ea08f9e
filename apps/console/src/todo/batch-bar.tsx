import { Button, Checkbox, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMemberNames } from '../access/member-names.ts'
import { usePermission } from '../access/permission.ts'
import { useSession } from '../access/session.ts'
import { query, queryClient } from '../api/client.ts'
import { ProblemAlert } from '../parts/problem.tsx'
import { type BatchResult, BatchResults } from './batch-results.tsx'
import './batch.css'

export type Chosen = { id: string; name: string }

/** The server takes no more at once. */
export const MOST_CHOSEN = 100

const afterwards = { onSettled: () => queryClient.invalidateQueries() }

/** What is done for several clients at once, and what became of it for each. */
export function Batch(props: { chosen: readonly Chosen[]; listed: readonly Chosen[]; onChoose: Choose }) {
  const { chosen, listed, onChoose } = props
  const [result, setResult] = useState<BatchResult>()
  const done = (one: BatchResult) => {
    setResult(one)
    onChoose([])
  }
  if (chosen.length > 0) return <BatchBar chosen={chosen} listed={listed} onChoose={onChoose} onDone={done} />
  return result && <BatchResults result={result} onClose={() => setResult(undefined)} />
}

type Choose = (chosen: readonly Chosen[]) => void
type BarProps = Parameters<typeof Batch>[0] & { onDone: (result: BatchResult) => void }

function BatchBar({ chosen, listed, onChoose, onDone }: BarProps) {
  const { t } = useTranslation()
  const permission = usePermission('clients.edit')
  const me = useSession()?.member
  const memberName = useMemberNames()
  const members = query.useQuery('get', '/v1/members')
  const remind = query.useMutation('post', '/v1/reminders', {
    ...afterwards,
    onSuccess: ({ data }) => {
      const outcomes = new Map(data.map(({ client_id, outcome }) => [client_id, outcome]))
      onDone({ kind: 'reminded', clients: chosen.map((one) => ({ ...one, outcome: outcomes.get(one.id) })) })
    },
  })
  const assign = query.useMutation('post', '/v1/clients/assign', {
    ...afterwards,
    onSuccess: (_, { body }) => onDone({ kind: 'assigned', clients: chosen, owner: memberName(body.owner_id ?? '') }),
  })
  const ids = chosen.map(({ id }) => id)
  const give = (owner: string) => assign.mutate({ body: { client_ids: ids, owner_id: owner } })
  const error = remind.error ?? assign.error
  const all = listed.slice(0, MOST_CHOSEN)
  return (
    <div className="todo-batch" role="region" aria-label={t('todo.batch')}>
      <strong aria-live="polite">{t('todo.chosen', { n: chosen.length })}</strong>
      <Button {...permission} loading={remind.isPending} onClick={() => remind.mutate({ body: { client_ids: ids } })}>
        {t('todo.remind')}
      </Button>
      {me && (
        <Button {...permission} loading={assign.isPending} onClick={() => give(me.user_id)}>
          {t('todo.take_over')}
        </Button>
      )}
      <Select
        className="todo-assign"
        disabled={permission.disabled}
        value={null}
        placeholder={t('todo.assign')}
        aria-label={t('todo.assign')}
        options={(members.data?.data ?? []).map(({ user_id, name }) => ({ value: user_id, label: name }))}
        onChange={(owner: string | null) => owner !== null && give(owner)}
      />
      {chosen.length < all.length && (
        <Button type="link" onClick={() => onChoose(all)}>
          {t('todo.choose_all', { n: all.length })}
        </Button>
      )}
      <Button type="link" onClick={() => onChoose([])}>
        {t('todo.choose_none')}
      </Button>
      {error && <ProblemAlert error={error} />}
    </div>
  )
}

/** The box in a row that chooses its client. */
export function Choice(props: { client: Chosen; chosen: readonly Chosen[]; onChoose: (one: Chosen) => void }) {
  const { client, chosen, onChoose } = props
  const { t } = useTranslation()
  const checked = chosen.some(({ id }) => id === client.id)
  return (
    <Checkbox
      checked={checked}
      disabled={!checked && chosen.length >= MOST_CHOSEN}
      aria-label={t('todo.choose', { client: client.name })}
      onChange={() => onChoose({ id: client.id, name: client.name })}
    />
  )
}

export function toggled(chosen: readonly Chosen[], one: Chosen): readonly Chosen[] {
  const others = chosen.filter(({ id }) => id !== one.id)
  return others.length < chosen.length ? others : [...chosen, one]
}
