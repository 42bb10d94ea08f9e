import { useMutation } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { usePermission } from '../access/permission.ts'
import { ClientSelect } from '../clients/client-select.tsx'
import { CheckCounts, sumOf } from '../methods/check-counts.tsx'
import { Empty } from '../parts/empty.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { More } from '../parts/more.tsx'
import { ProblemAlert } from '../parts/problem.tsx'
import { useExamination } from './examination.ts'
import { type Patient, stepsFor } from './patients.ts'
import { Standing } from './standing.tsx'
import { Steps } from './steps.tsx'
import './doctor.css'

const route = getRouteApi('/shell/dev/doctor')

/** What is wrong anywhere, by what mends it. */
export function DoctorPage() {
  const { t } = useTranslation()
  const { client } = route.useSearch()
  const navigate = route.useNavigate()
  const permission = usePermission('checks.run')
  const examination = useExamination(client)
  const start = useMutation({ mutationFn: examination.again })
  const { house, methods, running } = examination
  return (
    <div className="doctor">
      <section className="card" aria-labelledby="doctor-title">
        <div className="card-head">
          <h2 id="doctor-title">{t('doctor.title')}</h2>
          <div className="doctor-choice">
            <ClientSelect
              aria-label={t('doctor.client')}
              placeholder={t('doctor.all_clients')}
              allowClear
              {...(client !== undefined && { value: client })}
              onChange={(chosen) => void navigate({ search: chosen ? { client: chosen } : {} })}
            />
            <Button {...permission} loading={start.isPending || running !== undefined} onClick={() => start.mutate()}>
              {t('doctor.again')}
            </Button>
          </div>
        </div>
        <p className="secondary">{t('doctor.intro')}</p>
        <p role="status" aria-live="polite">
          {running && t('doctor.running', running)}
        </p>
        {start.error && <ProblemAlert error={start.error} />}
      </section>
      {house.error && client === undefined && <ProblemAlert error={house.error} retry={() => void house.refetch()} />}
      <Loaded of={methods}>
        {(patients) => {
          const ours: Patient[] = client === undefined && house.data ? [house.data] : []
          return <Found patients={[...ours, ...patients]} isOfClient={client !== undefined} />
        }}
      </Loaded>
      <More of={examination.more} />
    </div>
  )
}

function Found({ patients, isOfClient }: { patients: readonly Patient[]; isOfClient: boolean }) {
  const { t } = useTranslation()
  const hasMethods = patients.some(({ method }) => method !== undefined)
  const counts = patients.flatMap((patient) => patient.counts ?? [])
  const isUnchecked = hasMethods && !patients.some((patient) => patient.method && patient.counts)
  return (
    <>
      {!hasMethods && <Empty title={t(isOfClient ? 'doctor.none_of_client' : 'doctor.none')} />}
      {isUnchecked && <Empty title={t('doctor.unchecked')}>{t('doctor.unchecked_why')}</Empty>}
      {counts.length > 0 && (
        <>
          <p className="doctor-sum">
            <CheckCounts counts={sumOf(counts)} />
          </p>
          {!(isUnchecked && stepsFor(patients).length === 0) && <Steps patients={patients} />}
        </>
      )}
      {patients.length > 0 && <Standing patients={patients} />}
    </>
  )
}
