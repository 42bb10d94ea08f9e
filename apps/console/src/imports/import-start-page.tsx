import { Link, useNavigate } from '@tanstack/react-router'
import { Upload } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePermission } from '../access/permission.ts'
import { query } from '../api/client.ts'
import type { Problem } from '../api/problem.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Page } from '../parts/page.tsx'
import { ProblemAlert } from '../parts/problem.tsx'
import { type Column, Table } from '../parts/table.tsx'
import { Time } from '../parts/time.tsx'
import { ImportTag } from './import-tag.tsx'
import { type ClientImport, uploadList } from './upload-list.ts'
import './imports.css'

/** Where a list of clients is handed in, and what came of those before. */
export function ImportStartPage() {
  const { t } = useTranslation()
  return (
    <Page
      title={t('imports.title')}
      section={t('clients.title')}
      crumbs={[{ label: t('clients.title'), link: { to: '/clients' } }]}
    >
      <Choose />
      <section className="card" aria-labelledby="template-title">
        <h2 id="template-title">{t('imports.template')}</h2>
        <p className="import-links">
          <a href="/v1/client-import-template.xlsx" download>
            {t('imports.template_xlsx')}
          </a>
          <a href="/v1/client-import-template.csv" download>
            {t('imports.template_csv')}
          </a>
        </p>
        <p className="secondary">{t('imports.template_why')}</p>
      </section>
      <Earlier />
    </Page>
  )
}

function Choose() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const editing = usePermission('clients.edit')
  const [reading, setReading] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  async function send(file: File) {
    setReading(true)
    setProblem(undefined)
    const answer = await uploadList(file)
    setReading(false)
    if ('problem' in answer) setProblem(answer.problem)
    else await navigate({ to: '/clients/import/$importId', params: { importId: answer.planned.id } })
  }
  return (
    <section className="card import-choose" aria-labelledby="choose-title">
      <h2 id="choose-title">{t('imports.choose')}</h2>
      {problem && <ProblemAlert error={problem} />}
      <Upload.Dragger
        accept=".csv,.xlsx,.txt"
        multiple={false}
        showUploadList={false}
        disabled={reading || editing.disabled}
        beforeUpload={(file) => {
          void send(file)
          return false
        }}
      >
        <p role="status">{reading ? t('imports.reading') : (editing.title ?? t('imports.drop'))}</p>
        <p className="secondary">{t('imports.bounds')}</p>
      </Upload.Dragger>
    </section>
  )
}

function Earlier() {
  const { t } = useTranslation()
  const imports = query.useQuery('get', '/v1/client-imports', { params: { query: { limit: 20 } } })
  const columns: Column<ClientImport>[] = [
    {
      name: t('imports.column_file'),
      cell: ({ id, filename }) => (
        <Link to="/clients/import/$importId" params={{ importId: id }}>
          {filename}
        </Link>
      ),
    },
    { name: t('imports.column_state'), cell: ({ state }) => <ImportTag state={state} /> },
    { name: t('imports.column_rows'), cell: ({ total }) => total, align: 'end' },
    { name: t('imports.column_by'), cell: ({ created_by }) => created_by },
    { name: t('imports.column_at'), cell: ({ created_at }) => <Time at={created_at} /> },
  ]
  return (
    <Loaded of={imports}>
      {({ data }) =>
        data.length > 0 && (
          <section aria-labelledby="earlier-title">
            <h2 id="earlier-title">{t('imports.before')}</h2>
            <Table caption={t('imports.before')} columns={columns} rows={data} rowKey={({ id }) => id} />
          </section>
        )
      }
    </Loaded>
  )
}
