import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { usePermission } from '../access/permission.ts'
import { query, queryClient } from '../api/client.ts'
import type { CheckResult, Method } from '../api/types.ts'
import { CopyButton } from '../parts/copy.tsx'
import { ButtonLink } from '../parts/link.tsx'
import { useSay } from '../parts/said.ts'
import { CheckFix } from './check-fix.tsx'
import { CheckFound } from './check-found.tsx'
import { TROUBLE } from './check-sign.tsx'

type Props = { result: CheckResult; method: Method; isRunning: boolean; onAgain: () => void }

export function CheckRow(props: Props) {
  const { state, duration_ms: took, gateway } = props.result
  const isSlow = state === 'pass' && took !== undefined && took >= 50
  return (
    <CheckFound
      result={props.result}
      beside={isSlow && <span className="secondary"> {took} ms</span>}
      requestId={gateway?.request_id}
    >
      {TROUBLE.has(state) && <Mend {...props} />}
    </CheckFound>
  )
}

function Mend({ result, method, isRunning, onAgain }: Props) {
  const { t } = useTranslation()
  const say = useSay()
  const permission = usePermission('checks.run')
  const where = whereToMend(result, method)
  return (
    <>
      <CheckFix fix={result.fix} />
      <div className="actions">
        {result.state === 'manual' && <Confirm method={method} name={result.name} onSaid={onAgain} />}
        {where !== undefined && <ButtonLink href={where}>{t('checks.mend')}</ButtonLink>}
        {result.fix.length > 0 && (
          <CopyButton text={messageOf(result, say)} done={t('checks.copied')}>
            {t('checks.copy')}
          </CopyButton>
        )}
        {result.state !== 'manual' && (
          <Button {...permission} loading={isRunning} onClick={onAgain}>
            {t('checks.again_one')}
          </Button>
        )}
      </div>
    </>
  )
}

/** What a person who has to act at the platform is sent. */
function messageOf({ title, reason, fix, gateway }: CheckResult, say: ReturnType<typeof useSay>): string {
  const steps = fix.map(({ place, do: done }, index) => `${index + 1}. ${place ? `${say(place)} → ` : ''}${say(done)}`)
  return [say(title), reason && say(reason), gateway?.code, ...steps].filter(Boolean).join('\n')
}

function whereToMend({ mend }: CheckResult, method: Method): string | undefined {
  if (mend === undefined) return undefined
  const ofClient = `/clients/${method.client_id}/methods/${method.id}`
  if (mend === 'settings') return ofClient
  return method.mode === 'provider' ? '/settings/provider' : `${ofClient}/credentials`
}

function Confirm({ method, name, onSaid }: { method: Method; name: string; onSaid: () => void }) {
  const { t } = useTranslation()
  const permission = usePermission('checks.run')
  const confirm = query.useMutation('put', '/v1/methods/{id}/checks/words/{name}', {
    onSuccess: async () => {
      await queryClient.invalidateQueries()
      onSaid()
    },
  })
  return (
    <Button
      {...permission}
      loading={confirm.isPending}
      onClick={() => confirm.mutate({ params: { path: { id: method.id, name } } })}
    >
      {t('checks.confirm')}
    </Button>
  )
}
