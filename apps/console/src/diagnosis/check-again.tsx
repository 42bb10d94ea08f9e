import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { query } from '../api/client.ts'
import type { CheckResult, DiagnosisCause } from '../api/types.ts'
import { CheckFix } from '../methods/check-fix.tsx'
import '../methods/check-list.css'
import { CheckSign, CheckStateUnseen, TROUBLE } from '../methods/check-sign.tsx'
import { OurLink } from '../parts/our-link.tsx'
import { ProblemAlert } from '../parts/problem.tsx'
import { useSay } from '../parts/said.ts'

const LOOK_AGAIN_MS = 700

type Props = { check: NonNullable<DiagnosisCause['check']>; cause: DiagnosisCause; href: string }

/** Does once more the one check that shows whether it is this cause, and what it stands on; nothing else is asked. */
export function CheckAgain({ check, cause, href }: Props) {
  const { t } = useTranslation()
  const say = useSay()
  const [runId, setRunId] = useState<string>()
  const start = query.useMutation('post', '/v1/methods/{id}/checks', { onSuccess: ({ id }) => setRunId(id) })
  const run = query.useQuery(
    'get',
    '/v1/checks/{id}',
    { params: { path: { id: runId ?? '' } } },
    {
      enabled: runId !== undefined,
      refetchInterval: ({ state }) => (state.data && state.data.ended_at === undefined ? LOOK_AGAIN_MS : false),
    },
  )
  const isRunning = start.isPending || (runId !== undefined && !run.error && run.data?.ended_at === undefined)
  const result = isRunning ? undefined : run.data?.results.find(({ name }) => name === check.name)
  const error = start.error ?? run.error
  return (
    <div className="diagnosis-again">
      <Button
        loading={isRunning}
        onClick={() => start.mutate({ params: { path: { id: check.method_id } }, body: { only: [check.name] } })}
      >
        {t('diagnosis.check_again', { check: say(check.title) })}
      </Button>
      <div aria-live="polite">
        {error && <ProblemAlert error={error} />}
        {result && <Outcome result={result} cause={cause} href={href} />}
      </div>
    </div>
  )
}

/** Its steps are told only where they are others than those of the cause. */
function Outcome({ result, cause, href }: Omit<Props, 'check'> & { result: CheckResult }) {
  const { t } = useTranslation()
  const say = useSay()
  const { state, title, reason } = result
  const told = new Set(cause.fix.map((step) => step.do))
  const fix = result.fix.filter((step) => !told.has(say(step.do)))
  return (
    <ul className="checks">
      <li className={`check ${state}`}>
        <CheckSign state={state} />
        <div className="check-words">
          <p>
            <CheckStateUnseen state={state} />
            {t(`diagnosis.again_${state}`, { check: say(title) })}
          </p>
          {reason && <p className="secondary">{say(reason)}</p>}
          {TROUBLE.has(state) && fix.length > 0 && <CheckFix fix={fix} />}
          {state !== 'pass' && <OurLink href={href}>{t('diagnosis.all_checks')}</OurLink>}
        </div>
      </li>
    </ul>
  )
}
