import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { usePermission } from '../access/permission.ts'
import { query, queryClient } from '../api/client.ts'
import type { Method } from '../api/types.ts'
import { ProblemAlert } from '../parts/problem.tsx'
import { useSay } from '../parts/said.ts'
import { useRuns } from './check-list.tsx'

const renewing = { onSuccess: () => queryClient.invalidateQueries() }

/** Enabling is one click; disabling says first what it stops. */
export function MethodSwitch({ method }: { method: Method }) {
  const { t } = useTranslation()
  const { modal } = App.useApp()
  const permission = usePermission('methods.edit')
  const params = { params: { path: { id: method.id } } }
  const enable = query.useMutation('post', '/v1/methods/{id}/enable', renewing)
  const disable = query.useMutation('post', '/v1/methods/{id}/disable', renewing)
  const error = enable.error ?? disable.error
  /** What is not failed but still to be confirmed is asked about once. */
  function turnOn() {
    const open = method.last_check?.counts.manual ?? 0
    if (open === 0) return enable.mutate(params)
    modal.confirm({
      title: t('checks.enable_title', { count: open }),
      content: (
        <>
          <ToConfirm methodId={method.id} />
          {t('checks.enable_why')}
        </>
      ),
      okText: t('methods.enable'),
      cancelText: t('parts.cancel'),
      onOk: () => enable.mutateAsync(params).catch(() => undefined), // shown below
    })
  }
  function ask() {
    modal.confirm({
      title: t('methods.disable_title', { name: method.name }),
      content: t('methods.disable_why'),
      okText: t('methods.disable'),
      okButtonProps: { danger: true },
      cancelText: t('parts.cancel'),
      onOk: () => disable.mutateAsync(params).catch(() => undefined), // shown below
    })
  }
  return (
    <>
      {method.state === 'active' ? (
        <Button danger {...permission} onClick={ask}>
          {t('methods.disable')}
        </Button>
      ) : (
        <Button type="primary" {...permission} loading={enable.isPending} onClick={turnOn}>
          {t('methods.enable')}
        </Button>
      )}
      {error && <ProblemAlert error={error} />}
    </>
  )
}

/** Asked for where it is shown, and not wherever a method can be switched on. */
function ToConfirm({ methodId }: { methodId: string }) {
  const say = useSay()
  const manual = useRuns(methodId).data?.data[0]?.results.filter(({ state }) => state === 'manual') ?? []
  return (
    <ul className="confirm-list">
      {manual.map(({ name, title }) => (
        <li key={name}>{say(title)}</li>
      ))}
    </ul>
  )
}
