import { App, Button, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { usePermission } from '../access/permission.ts'
import { useSession } from '../access/session.ts'
import { query, queryClient } from '../api/client.ts'
import { ProblemAlert } from '../parts/problem.tsx'

const afterwards = { onSettled: () => queryClient.invalidateQueries() }

/** What is done for several clients at once. */
export function BatchBar({ chosen, onDone }: { chosen: readonly string[]; onDone: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const permission = usePermission('clients.edit')
  const me = useSession()?.member
  const members = query.useQuery('get', '/v1/members')
  const remind = query.useMutation('post', '/v1/reminders', {
    ...afterwards,
    onSuccess: ({ data }) => {
      const count = (outcome: string) => data.filter((one) => one.outcome === outcome).length
      const [queued, toCopy, already] = [count('queued'), count('to_copy'), count('already')]
      const other = data.length - queued - toCopy - already
      void message.info(t('todo.reminded', { queued, to_copy: toCopy, already, other }), 8)
      onDone()
    },
  })
  const assign = query.useMutation('post', '/v1/clients/assign', { ...afterwards, onSuccess: onDone })
  const give = (owner: string) => assign.mutate({ body: { client_ids: [...chosen], owner_id: owner } })
  const error = remind.error ?? assign.error
  return (
    <div className="todo-batch" role="region" aria-label={t('todo.chosen', { n: chosen.length })}>
      <strong aria-live="polite">{t('todo.chosen', { n: chosen.length })}</strong>
      <Button
        {...permission}
        loading={remind.isPending}
        onClick={() => remind.mutate({ body: { client_ids: [...chosen] } })}
      >
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
      {error && <ProblemAlert error={error} />}
    </div>
  )
}
