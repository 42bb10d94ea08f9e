import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, queryClient } from '../api/client.ts'
import type { Diagnosis } from '../api/types.ts'
import { ProblemAlert } from '../parts/problem.tsx'

type Retest = Diagnosis['retests'][number]
type Probe = { state: 'ok' | 'unknown'; clock_skew_ms?: number; why?: string }
type Outcome = { state: 'running' } | { state: 'answered'; probe?: Probe } | { state: 'failed'; error: unknown }

/** What can be asked of the platform at once, to see whether it is mended. */
export function Retests({ retests }: { retests: readonly Retest[] }) {
  const { t } = useTranslation()
  return (
    <section className="card" aria-labelledby="retests-title">
      <h2 id="retests-title">{t('diagnosis.retest')}</h2>
      <ul className="diagnosis-retests">
        {retests.map((retest) => (
          <li key={retest.test}>
            <RetestButton retest={retest} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function RetestButton({ retest }: { retest: Retest }) {
  const { t } = useTranslation()
  const [outcome, setOutcome] = useState<Outcome>()
  async function run() {
    setOutcome({ state: 'running' })
    setOutcome(await outcomeOf(retest))
    await queryClient.invalidateQueries()
  }
  return (
    <>
      <Button onClick={run} loading={outcome?.state === 'running'}>
        {t(`diagnosis.test_${retest.test}`)}
      </Button>
      <div aria-live="polite">
        {outcome?.state === 'failed' && <ProblemAlert error={outcome.error} />}
        {outcome?.state === 'answered' && <Answered probe={outcome.probe} />}
      </div>
    </>
  )
}

function Answered({ probe }: { probe: Probe | undefined }) {
  const { t } = useTranslation()
  if (!probe) return <Alert type="success" showIcon title={t('diagnosis.retest_ok')} />
  const { state, clock_skew_ms = 0, why = '' } = probe
  if (state === 'unknown') return <Alert type="error" showIcon title={t('diagnosis.retest_unknown', { reason: why })} />
  const seconds = Math.round(clock_skew_ms / 1000)
  return <Alert type="success" showIcon title={t('diagnosis.retest_skew', { seconds })} />
}

async function outcomeOf({ test, id }: Retest): Promise<Outcome> {
  const params = { params: { path: { id } } }
  switch (test) {
    case 'ask_payment':
      return answered(await api.POST('/v1/payments/{id}/ask', params))
    case 'ask_refund':
      return answered(await api.POST('/v1/refunds/{id}/ask', params))
    case 'ask_applyment':
      return answered(await api.POST('/v1/applyments/{id}/ask', params))
    case 'probe_account':
      return probed(await api.POST('/v1/provider-accounts/{id}/probe', params))
    case 'probe_client_account':
      return probed(await api.POST('/v1/client-accounts/{id}/probe', params))
  }
}

function answered({ error }: { error?: unknown }): Outcome {
  return error === undefined ? { state: 'answered' } : { state: 'failed', error }
}

function probed({ data, error }: { data?: Probe; error?: unknown }): Outcome {
  return data ? { state: 'answered', probe: data } : { state: 'failed', error }
}
