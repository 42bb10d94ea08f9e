import { App, Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePermission } from '../access/permission.ts'
import { query, queryClient } from '../api/client.ts'
import { allRows, onward } from '../api/lists.ts'
import type { WebhookEndpoint } from '../api/types.ts'
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
import { EndpointSecret } from './endpoint-secret.tsx'

export function EndpointsPage() {
  const { t } = useTranslation()
  const [adding, setAdding] = useState(false)
  const [secret, setSecret] = useState<string>()
  const permission = usePermission('webhook_endpoints.edit')
  const endpoints = query.useInfiniteQuery('get', '/v1/webhook-endpoints', { params: { query: { limit: 50 } } }, onward)
  const add = (
    <Button type="primary" {...permission} onClick={() => setAdding(true)}>
      {t('endpoints.new')}
    </Button>
  )
  return (
    <>
      <Loaded of={{ ...endpoints, data: allRows(endpoints.data) }}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty title={t('endpoints.empty')} action={add}>
              {t('endpoints.empty_why')}
            </Empty>
          ) : (
            <>
              <div className="section-actions">{add}</div>
              <Rows rows={rows} />
            </>
          )
        }
      </Loaded>
      <More of={endpoints} />
      {adding && <NewEndpointDialog onMade={setSecret} onClose={() => setAdding(false)} />}
      {secret && (
        <ShownOnce
          title={t('endpoints.secret_made')}
          label={t('endpoints.secret')}
          value={secret}
          onClose={() => setSecret(undefined)}
        />
      )}
    </>
  )
}

function Rows({ rows }: { rows: readonly WebhookEndpoint[] }) {
  const { t } = useTranslation()
  const clientName = useClientNames(rows.map(({ client_id }) => client_id))
  const columns: Column<WebhookEndpoint>[] = [
    { name: t('endpoints.url'), cell: ({ url }) => <code>{url}</code> },
    { name: t('events.client'), cell: ({ client_id }) => clientName(client_id) },
    {
      name: t('endpoints.state'),
      cell: ({ paused_at }) => (
        <StatusTag tone={paused_at ? 'warning' : 'success'}>
          {t(paused_at ? 'endpoints.paused' : 'endpoints.active')}
        </StatusTag>
      ),
    },
    { name: t('todo.column_action'), cell: (endpoint) => <Moves endpoint={endpoint} /> },
  ]
  return <Table caption={t('dev.endpoints')} columns={columns} rows={rows} rowKey={({ id }) => id} />
}

const renewing = {
  onSuccess: () => queryClient.invalidateQueries({ queryKey: ['get', '/v1/webhook-endpoints'] }),
}

function Moves({ endpoint }: { endpoint: WebhookEndpoint }) {
  const { t } = useTranslation()
  const { modal, message } = App.useApp()
  const permission = usePermission('webhook_endpoints.edit')
  const [replacing, setReplacing] = useState(false)
  const change = query.useMutation('patch', '/v1/webhook-endpoints/{id}', renewing)
  const remove = query.useMutation('delete', '/v1/webhook-endpoints/{id}', renewing)
  const test = query.useMutation('post', '/v1/webhook-endpoints/{id}/test', {
    onSuccess: () => void message.success(t('endpoints.tested')),
  })
  const params = { params: { path: { id: endpoint.id } } }
  const error = change.error ?? remove.error ?? test.error
  function ask() {
    modal.confirm({
      title: t('endpoints.remove_title'),
      content: t('endpoints.remove_why', { url: endpoint.url }),
      okText: t('endpoints.remove'),
      okButtonProps: { danger: true },
      cancelText: t('parts.cancel'),
      onOk: () => remove.mutate(params),
    })
  }
  return (
    <>
      <div className="row-actions">
        <Button size="small" {...permission} loading={test.isPending} onClick={() => test.mutate(params)}>
          {t('endpoints.test')}
        </Button>
        <Button
          size="small"
          {...permission}
          loading={change.isPending}
          onClick={() => change.mutate({ ...params, body: { paused: !endpoint.paused_at } })}
        >
          {t(endpoint.paused_at ? 'endpoints.resume' : 'endpoints.pause')}
        </Button>
        <Button size="small" onClick={() => setReplacing(true)}>
          {t('endpoints.replace')}
        </Button>
        <Button size="small" danger {...permission} onClick={ask}>
          {t('endpoints.remove')}
        </Button>
      </div>
      {error && <ProblemAlert error={error} />}
      {replacing && <EndpointSecret endpoint={endpoint} onClose={() => setReplacing(false)} />}
    </>
  )
}

function NewEndpointDialog({ onMade, onClose }: { onMade: (secret: string) => void; onClose: () => void }) {
  const { t } = useTranslation()
  const [form] = Form.useForm<{ client_id: string; url: string }>()
  const create = query.useMutation('post', '/v1/webhook-endpoints', {
    onSuccess: async ({ secret }) => {
      onClose()
      onMade(secret)
      await queryClient.invalidateQueries({ queryKey: ['get', '/v1/webhook-endpoints'] })
    },
    onError: (problem) => showAtFields(form, problem),
  })
  const needed = (label: string) => ({ required: true, message: t('parts.required_missing', { label }) })
  return (
    <Modal
      open
      title={t('endpoints.new')}
      okText={t('endpoints.create')}
      cancelText={t('parts.cancel')}
      confirmLoading={create.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" onFinish={(body) => create.mutate({ body })}>
        {create.error && <ProblemAlert error={create.error} />}
        <Form.Item name="client_id" label={t('events.client')} rules={[needed(t('events.client'))]}>
          <ClientSelect placeholder={t('endpoints.client_first')} />
        </Form.Item>
        <Form.Item
          name="url"
          label={t('endpoints.url')}
          extra={t('endpoints.url_help')}
          rules={[needed(t('endpoints.url'))]}
        >
          <Input className="mono" maxLength={2048} placeholder="https://" spellCheck={false} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
