import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useClientNames } from '../clients/client-names.ts'
import { CheckFix } from '../methods/check-fix.tsx'
import { CheckSign, CheckStateUnseen } from '../methods/check-sign.tsx'
import '../methods/check-list.css'
import { Empty } from '../parts/empty.tsx'
import { useSay } from '../parts/said.ts'
import { type Patient, type Step, stepsFor } from './patients.ts'

/** What has to be done, each step once, with all that it mends under it. */
export function Steps({ patients }: { patients: readonly Patient[] }) {
  const { t } = useTranslation()
  const steps = stepsFor(patients)
  const clientName = useClientNames(steps.flatMap(({ mends }) => mends.flatMap(({ patient }) => clientOf(patient))))
  if (steps.length === 0) return <Empty title={t('doctor.well')}>{t('doctor.well_why')}</Empty>
  return (
    <section className="card" aria-labelledby="doctor-to-do">
      <h2 id="doctor-to-do">{t('doctor.to_do')}</h2>
      <ul className="doctor-steps">
        {steps.map((step) => (
          <OneStep key={step.fix.map((one) => one.do.en).join()} step={step} clientName={clientName} />
        ))}
      </ul>
    </section>
  )
}

function clientOf({ method }: Patient): string[] {
  return method ? [method.client_id] : []
}

function OneStep({ step: { fix, mends }, clientName }: { step: Step; clientName: ReturnType<typeof useClientNames> }) {
  const { t } = useTranslation()
  const say = useSay()
  return (
    <li>
      {fix.length > 0 ? <CheckFix fix={fix} /> : <p>{t('doctor.no_step')}</p>}
      <ul className="checks">
        {mends.map(({ patient: { method }, result }) => (
          <li key={`${method?.id ?? ''} ${result.name}`} className={`check ${result.state}`}>
            <CheckSign state={result.state} />
            <div className="check-words">
              <p>
                <CheckStateUnseen state={result.state} />
                {method ? <ChecksLink method={method} /> : t('doctor.installation')}
                {method && <span className="secondary"> {clientName(method.client_id)}</span>}
              </p>
              <p>
                {say(result.title)}
                {result.reason && <span className="secondary"> — {say(result.reason)}</span>}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </li>
  )
}

export function ChecksLink({ method: { id, client_id, name } }: { method: NonNullable<Patient['method']> }) {
  return (
    <Link to="/clients/$clientId/methods/$methodId/checks" params={{ clientId: client_id, methodId: id }}>
      {name}
    </Link>
  )
}
