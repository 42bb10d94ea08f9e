import type { ApplymentForm, FieldPath } from '@ruzhu/domain/applyments/applyments.ts'
import { changedPaths } from '@ruzhu/domain/applyments/objections.ts'
import type { SubjectType } from '@ruzhu/domain/descriptor.ts'
import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { query } from '../api/client.ts'
import type { Applyment, Submission } from '../api/types.ts'
import { Loaded } from '../parts/loaded.tsx'
import { useSay } from '../parts/said.ts'
import { type Column, Table } from '../parts/table.tsx'
import { Time } from '../parts/time.tsx'
import { Answers } from './answers.tsx'
import { placeOf } from './labels.ts'
import { ShownValue } from './shown-value.tsx'
import './submissions.css'

/** Every version as it was sent, and what it changed against the one before. */
export function Submissions({ applyment, subject }: { applyment: Applyment; subject: SubjectType }) {
  const { t } = useTranslation()
  const submissions = query.useQuery('get', '/v1/applyments/{id}/submissions', {
    params: { path: { id: applyment.id } },
  })
  if (applyment.submissions === 0) return null
  return (
    <section className="card" aria-labelledby="submissions-title">
      <h2 id="submissions-title">{t('submissions.title')}</h2>
      <Loaded of={submissions}>
        {({ data }) => data.length > 0 && <Chosen key={data.length} submissions={data} subject={subject} />}
      </Loaded>
    </section>
  )
}

function Chosen({ submissions, subject }: { submissions: readonly Submission[]; subject: SubjectType }) {
  const { t } = useTranslation()
  const [number, setNumber] = useState(submissions.at(-1)?.number ?? 1)
  const chosen = submissions.find((one) => one.number === number)
  const before = submissions.find((one) => one.number === number - 1)
  if (!chosen) return null
  return (
    <>
      <div className="submissions-choice">
        <Select
          aria-label={t('submissions.which')}
          value={number}
          onChange={setNumber}
          options={submissions.map((one) => ({ value: one.number, label: t('applyments.nth', { n: one.number }) }))}
        />
        <span className="secondary">
          {chosen.submitted_by} · <Time at={chosen.submitted_at} />
        </span>
      </div>
      {before && <Differences before={before.form} after={chosen.form} n={before.number} subject={subject} />}
      <details className="submissions-whole">
        <summary>{t('submissions.whole', { n: number })}</summary>
        <Answers subject={subject} form={chosen.form} />
      </details>
    </>
  )
}

function Differences(props: { before: ApplymentForm; after: ApplymentForm; n: number; subject: SubjectType }) {
  const { t } = useTranslation()
  const say = useSay()
  const { before, after, n, subject } = props
  const paths = changedPaths(before, after).filter((path) => !path.startsWith('_'))
  const columns: Column<FieldPath>[] = [
    {
      name: t('reject.field'),
      cell: (path) => {
        const place = placeOf(subject, path)
        return place ? `${say(place.step.label)} · ${say(place.field.label)}` : path
      },
    },
    {
      name: t('applyments.nth', { n }),
      cell: (path) => <ShownValue field={placeOf(subject, path)?.field} value={before[path]} />,
    },
    {
      name: t('applyments.nth', { n: n + 1 }),
      cell: (path) => <ShownValue field={placeOf(subject, path)?.field} value={after[path]} />,
    },
  ]
  return (
    <>
      <p>{t('submissions.changed', { n, count: paths.length })}</p>
      {paths.length > 0 && (
        <Table
          caption={t('submissions.changed', { n, count: paths.length })}
          columns={columns}
          rows={paths}
          rowKey={(path) => path}
        />
      )}
    </>
  )
}
