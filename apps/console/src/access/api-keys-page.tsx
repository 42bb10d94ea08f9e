import { App, Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { query, queryClient } from '../api/client.ts'
import { allRows, onward } from '../api/lists.ts'
import type { ApiKey } from '../api/types.ts'
import { useClientNames } from '../clients/client-names.ts'
import { ClientSelect } from '../clients/client-select.tsx'
import { Empty } from '../parts/empty.tsx'
import { showAtFields } from '../parts/field-problems.ts'
import { Loaded } from '../parts/loaded.tsx'
import { More } from '../parts/more.tsx'
import { ProblemAlert } from '../parts/problem.tsx'
import { ShownOnce } from '../parts/shown-once.tsx'
import { StatusTag } from '../parts/status-tag.tsx'
import { type Column, Table } from '../parts/table.tsx'
import { Time } from '../parts/time.tsx'
import { usePermission } from './permission.ts'

export function ApiKeysPage() {
  const { t } = useTranslation()
  const [adding, setAdding] = useState(false)
  const [made, setMade] = useState<string>()
  const permission = usePermission('api_keys.edit')
  const keys = query.useInfiniteQuery('get', '/v1/api-keys', { params: { query: { limit: 50 } } }, onward)
  const add = (
    <Button type="primary" {...permission} onClick={() => setAdding(true)}>
      {t('keys.new')}
    </Button>
  )
  return (
    <>
      <Loaded of={{ ...keys, data: allRows(keys.data) }}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty title={t('keys.empty')} action={add}>
              {t('keys.empty_why')}
            </Empty>
          ) : (
            <>
              <div className="section-actions">{add}</div>
              <Rows rows={rows} />
            </>
          )
        }
      </Loaded>
      <More of={keys} />
      {adding && <NewKeyDialog onMade={setMade} onClose={() => setAdding(false)} />}
      {made && (
        <ShownOnce title={t('keys.made')} label={t('keys.key')} value={made} onClose={() => setMade(undefined)} />
      )}
    </>
  )
}

function Rows({ rows }: { rows: readonly ApiKey[] }) {
  const { t } = useTranslation()
  const clientName = useClientNames(rows.map(({ client_id }) => client_id))
  const columns: Column<ApiKey>[] = [
    { name: t('keys.name'), cell: (key) => key.name },
    { name: t('keys.hint'), cell: (key) => <code>{key.hint}…</code> },
    { name: t('keys.client'), cell: ({ client_id }) => (client_id ? clientName(client_id) : t('dev.any_client')) },
    {
      name: t('keys.created'),
      cell: (key) => (
        <>
          {key.created_by} <Time at={key.created_at} />
        </>
      ),
    },
    {
      name: t('keys.state'),
      cell: ({ revoked_at }) => (
        <StatusTag tone={revoked_at ? 'neutral' : 'success'}>
          {t(revoked_at ? 'keys.revoked' : 'keys.active')}
        </StatusTag>
      ),
    },
    { name: t('keys.revoke'), cell: (key) => !key.revoked_at && <Revoke apiKey={key} /> },
  ]
  return <Table caption={t('dev.keys')} columns={columns} rows={rows} rowKey={({ id }) => id} />
}

function Revoke({ apiKey }: { apiKey: ApiKey }) {
  const { t } = useTranslation()
  const { modal } = App.useApp()
  const permission = usePermission('api_keys.edit')
  const revoke = query.useMutation('delete', '/v1/api-keys/{id}', { onSuccess: () => queryClient.invalidateQueries() })
  function ask() {
    modal.confirm({
      title: t('keys.revoke_title', { name: apiKey.name }),
      content: t('keys.revoke_why'),
      okText: t('keys.revoke'),
      okButtonProps: { danger: true },
      cancelText: t('parts.cancel'),
      onOk: () => revoke.mutate({ params: { path: { id: apiKey.id } } }),
    })
  }
  return (
    <>
      <Button size="small" danger {...permission} onClick={ask}>
        {t('keys.revoke')}
      </Button>
      {revoke.error && <ProblemAlert error={revoke.error} />}
    </>
  )
}

function NewKeyDialog({ onMade, onClose }: { onMade: (key: string) => void; onClose: () => void }) {
  const { t } = useTranslation()
  const [form] = Form.useForm<{ name: string; client_id?: string }>()
  const create = query.useMutation('post', '/v1/api-keys', {
    onSuccess: async ({ key }) => {
      onClose()
      onMade(key)
      await queryClient.invalidateQueries({ queryKey: ['get', '/v1/api-keys'] })
    },
    onError: (problem) => showAtFields(form, problem),
  })
  return (
    <Modal
      open
      title={t('keys.new')}
      okText={t('keys.create')}
      cancelText={t('parts.cancel')}
      confirmLoading={create.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        onFinish={({ name, client_id }) => create.mutate({ body: { name, ...(client_id && { client_id }) } })}
      >
        {create.error && <ProblemAlert error={create.error} />}
        <Form.Item
          name="name"
          label={t('keys.name')}
          extra={t('keys.name_help')}
          rules={[
            { required: true, whitespace: true, message: t('parts.required_missing', { label: t('keys.name') }) },
          ]}
        >
          <Input maxLength={64} autoFocus />
        </Form.Item>
        <Form.Item
          name="client_id"
          label={`${t('keys.client')} · ${t('parts.optional')}`}
          extra={t('keys.client_help')}
        >
          <ClientSelect allowClear placeholder={t('dev.any_client')} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
