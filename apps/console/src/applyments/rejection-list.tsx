import type { SubjectType } from '@ruzhu/domain/descriptor.ts'
import { Link } from '@tanstack/react-router'
import { Alert, Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { query, queryClient } from '../api/client.ts'
import type { Applyment, Objection } from '../api/types.ts'
import { AskClient } from '../links/ask-client.tsx'
import { ButtonLink } from '../parts/link.tsx'
import { ProblemAlert } from '../parts/problem.tsx'
import { useSay } from '../parts/said.ts'
import { StatusTag } from '../parts/status-tag.tsx'
import { type Column, Table } from '../parts/table.tsx'
import { shownForm } from './draft.ts'
import { placeOf } from './labels.ts'
import { ShownValue } from './shown-value.tsx'
import { SimilarReasons } from './similar-reasons.tsx'
import { isOpen } from './step-states.ts'
import { useDraft } from './use-draft.ts'
import './rejection-list.css'

type Listed = { index: number; objection: Objection }

/** The reviewer's comments as a work list: from each one click to its field, and back to the reviewers when all is settled. */
export function RejectionList({ applyment, subject }: { applyment: Applyment; subject: SubjectType }) {
  const { t } = useTranslation()
  const { draft } = useDraft()
  const form = shownForm(draft)
  const { objections } = applyment
  const open = objections.filter((objection) => isOpen(objection, form)).length
  const listed = objections.map((objection, index) => ({ index, objection }))
  const atFields = listed.filter(({ objection }) => objection.path !== undefined)
  const elsewhere = listed.filter(({ objection }) => objection.path === undefined)
  const total = objections.length
  return (
    <section className="card rejection" aria-labelledby="rejection-title">
      <div className="card-head">
        <h2 id="rejection-title">{t('reject.title', { n: applyment.submissions })}</h2>
        <span className="secondary">{t('reject.count', { count: total })}</span>
        <span className="rejection-progress" role="status">
          {t('reject.settled', { done: total - open, total })}
        </span>
        {atFields.length > 0 && open > 0 && <AskClient applyment={applyment} />}
        <Resubmit applyment={applyment} open={open} />
      </div>
      {total === 0 && (
        <Alert
          type="info"
          showIcon
          title={t('reject.empty')}
          description={t('reject.empty_why', { id: applyment.applyment_id ?? applyment.business_code })}
        />
      )}
      {atFields.length > 0 && <AtFields applyment={applyment} subject={subject} rows={atFields} />}
      {elsewhere.length > 0 && <Elsewhere applyment={applyment} rows={elsewhere} />}
      {total > 0 && <SimilarReasons applyment={applyment} />}
    </section>
  )
}

function Resubmit({ applyment, open }: { applyment: Applyment; open: number }) {
  const { t } = useTranslation()
  if (open > 0) {
    return (
      <Button type="primary" disabled title={t('reject.resubmit_blocked')}>
        {t('reject.resubmit')}
      </Button>
    )
  }
  return (
    <ButtonLink type="primary" href={`/clients/${applyment.client_id}/applyments/${applyment.id}/review`}>
      {t('reject.resubmit')}
    </ButtonLink>
  )
}

function AtFields({
  applyment,
  subject,
  rows,
}: {
  applyment: Applyment
  subject: SubjectType
  rows: readonly Listed[]
}) {
  const { t } = useTranslation()
  const say = useSay()
  const { draft } = useDraft()
  const form = shownForm(draft)
  const columns: Column<Listed>[] = [
    { name: t('reject.field'), cell: ({ objection }) => nameOf(subject, objection, say) },
    {
      name: t('reject.sent'),
      cell: ({ objection }) => (
        <ShownValue field={placeOf(subject, objection.path ?? '')?.field} value={objection.value_sent} />
      ),
    },
    { name: t('reject.reason'), cell: ({ objection }) => <strong>{objection.reject_reason}</strong> },
    {
      name: t('reject.now'),
      cell: ({ objection }) => (
        <div className="rejection-now">
          <ShownValue
            field={placeOf(subject, objection.path ?? '')?.field}
            value={form[objection.path ?? ''] ?? objection.value_now}
          />
          <Outcome objection={objection} open={isOpen(objection, form)} />
        </div>
      ),
    },
    {
      name: t('reject.action'),
      cell: ({ index, objection }) => (
        <div className="row-actions">
          <Mend applyment={applyment} subject={subject} objection={objection} />
          {isOpen(objection, form) && (
            <Keep applyment={applyment} index={index} label={nameOf(subject, objection, say)}>
              {t('reject.keep')}
            </Keep>
          )}
        </div>
      ),
    },
  ]
  return <Table caption={t('reject.reason')} columns={columns} rows={rows} rowKey={({ index }) => String(index)} />
}

function Outcome({ objection, open }: { objection: Objection; open: boolean }) {
  const { t } = useTranslation()
  if (objection.kept) {
    return <span className="secondary">{t('reject.kept', { note: objection.kept.note, by: objection.kept.by })}</span>
  }
  return <StatusTag tone={open ? 'warning' : 'success'}>{t(open ? 'reject.unchanged' : 'reject.changed')}</StatusTag>
}

function Mend({ applyment, subject, objection }: { applyment: Applyment; subject: SubjectType; objection: Objection }) {
  const { t } = useTranslation()
  const path = objection.path ?? ''
  const place = placeOf(subject, path)
  if (!place) return null
  return (
    <Link
      to="/clients/$clientId/applyments/$applymentId/$step"
      params={{ clientId: applyment.client_id, applymentId: applyment.id, step: place.step.key }}
      search={{ field: path }}
    >
      {t('reject.go')}
    </Link>
  )
}

/** Comments that name no field of ours; a person says what was done about them. */
function Elsewhere({ applyment, rows }: { applyment: Applyment; rows: readonly Listed[] }) {
  const { t } = useTranslation()
  return (
    <section className="rejection-elsewhere" aria-labelledby="elsewhere-title">
      <h3 id="elsewhere-title">{t('reject.unmapped')}</h3>
      <ul>
        {rows.map(({ index, objection }) => (
          <li key={index}>
            <strong>
              {objection.field_name} {objection.reject_reason}
            </strong>
            {objection.kept ? (
              <span className="secondary">
                {t('reject.kept', { note: objection.kept.note, by: objection.kept.by })}
              </span>
            ) : (
              <Keep applyment={applyment} index={index} label={objection.field_name || objection.reject_reason}>
                {t('reject.handled')}
              </Keep>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Left as it is, by somebody who says why. */
function Keep(props: { applyment: Applyment; index: number; label: string; children: string }) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  const [form] = Form.useForm<{ note: string }>()
  const keep = query.useMutation('post', '/v1/applyments/{id}/objections/{index}/keep', {
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['get', '/v1/applyments/{id}'] })
      setAsking(false)
    },
  })
  const params = { params: { path: { id: props.applyment.id, index: props.index } } }
  return (
    <>
      <Button size="small" onClick={() => setAsking(true)}>
        {props.children}
      </Button>
      <Modal
        open={asking}
        title={t('reject.keep_title', { label: props.label })}
        okText={props.children}
        cancelText={t('parts.cancel')}
        confirmLoading={keep.isPending}
        onOk={form.submit}
        onCancel={() => setAsking(false)}
        destroyOnHidden
      >
        {keep.error && <ProblemAlert error={keep.error} />}
        <Form form={form} layout="vertical" onFinish={(body) => keep.mutate({ ...params, body })}>
          <Form.Item
            name="note"
            label={t('reject.keep_note')}
            extra={t('reject.keep_help')}
            rules={[
              {
                required: true,
                whitespace: true,
                message: t('parts.required_missing', { label: t('reject.keep_note') }),
              },
            ]}
          >
            <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} autoFocus />
          </Form.Item>
        </Form>
      </Modal>
    </>
  )
}

function nameOf(subject: SubjectType, objection: Objection, say: ReturnType<typeof useSay>): string {
  const place = placeOf(subject, objection.path ?? '')
  return place ? `${say(place.step.label)} · ${say(place.field.label)}` : objection.field_name
}
