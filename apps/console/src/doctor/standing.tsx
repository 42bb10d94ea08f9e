import { useTranslation } from 'react-i18next'
import { useClientNames } from '../clients/client-names.ts'
import { CheckCounts } from '../methods/check-counts.tsx'
import { CheckFound } from '../methods/check-found.tsx'
import { MethodTag } from '../methods/method-tag.tsx'
import { type Column, Table } from '../parts/table.tsx'
import { Time } from '../parts/time.tsx'
import type { Patient } from './patients.ts'
import { ChecksLink } from './steps.tsx'

type Treated = Patient & Required<Pick<Patient, 'method'>>

/** How each stands: our installation check by check, methods by what their own pages tell. */
export function Standing({ patients }: { patients: readonly Patient[] }) {
  const { t } = useTranslation()
  const ours = patients.find(({ method }) => method === undefined)
  const methods = patients.filter((patient): patient is Treated => patient.method !== undefined)
  return (
    <>
      {ours && (
        <section className="card" aria-labelledby="doctor-installation">
          <h2 id="doctor-installation">{t('doctor.installation')}</h2>
          <Installation results={ours.results} />
        </section>
      )}
      {methods.length > 0 && <Methods rows={methods} />}
    </>
  )
}

function Installation({ results }: Pick<Patient, 'results'>) {
  return (
    <ul className="checks doctor-installation">
      {results.map((result) => (
        <CheckFound key={result.name} result={result} />
      ))}
    </ul>
  )
}

function Methods({ rows }: { rows: readonly Treated[] }) {
  const { t } = useTranslation()
  const clientName = useClientNames(rows.map(({ method }) => method.client_id))
  const columns: Column<Treated>[] = [
    { name: t('doctor.what'), cell: ({ method }) => <ChecksLink method={method} /> },
    { name: t('doctor.client'), cell: ({ method }) => clientName(method.client_id) },
    { name: t('endpoints.state'), cell: ({ method }) => <MethodTag standing={method.standing} /> },
    {
      name: t('doctor.counts'),
      cell: ({ counts }) => (counts ? <CheckCounts counts={counts} /> : t('checks.never')),
    },
    { name: t('doctor.when'), cell: ({ at }) => at && <Time at={at} /> },
  ]
  return <Table caption={t('doctor.standing')} columns={columns} rows={rows} rowKey={({ method }) => method.id} />
}
