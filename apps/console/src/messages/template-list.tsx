import type { Hole } from '@ruzhu/domain/messages/templates.ts'
import { worded } from '@ruzhu/domain/messages/templates.ts'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePermission } from '../access/permission.ts'
import { query, queryClient } from '../api/client.ts'
import type { MessageTemplate } from '../api/types.ts'
import { Loaded } from '../parts/loaded.tsx'
import { ProblemAlert } from '../parts/problem.tsx'
import { StatusTag } from '../parts/status-tag.tsx'
import { clockOf, dayOf } from '../parts/time.tsx'
import { TEXTS } from '../texts/texts.ts'

const afterwards = { onSettled: () => queryClient.invalidateQueries() }
const BOTH = ['zh-CN', 'en'] as const

export function TemplateList() {
  const { t } = useTranslation()
  const templates = query.useQuery('get', '/v1/message-templates')
  return (
    <section className="card" aria-labelledby="templates-title">
      <h2 id="templates-title">{t('templates.title')}</h2>
      <p className="secondary">{t('templates.why')}</p>
      <Loaded of={templates}>
        {({ data }) => (
          <ul className="message-rows">
            {data.map((template) => (
              <Template key={template.kind} template={template} />
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  )
}

type Open = 'preview' | 'edit' | undefined

function Template({ template }: { template: MessageTemplate }) {
  const { t } = useTranslation()
  const permission = usePermission('messages.edit')
  const [open, setOpen] = useState<Open>()
  const approve = query.useMutation('post', '/v1/message-templates/{kind}/approve', afterwards)
  const withdraw = query.useMutation('post', '/v1/message-templates/{kind}/withdraw', afterwards)
  const { kind, approved_at: at, approved_by: by = '' } = template
  const params = { path: { kind } }
  const error = approve.error ?? withdraw.error
  const toggle = (what: Open) => setOpen(open === what ? undefined : what)
  return (
    <li className="message-row">
      <div className="message-row-head">
        <strong>{t(`templates.kind_${kind}`)}</strong>
        <StatusTag tone={at ? 'success' : 'neutral'}>
          {at ? t('templates.approved', { by, time: `${dayOf(at)} ${clockOf(at)}` }) : t('templates.not_approved')}
        </StatusTag>
        <div className="row-actions">
          <Button aria-expanded={open === 'preview'} onClick={() => toggle('preview')}>
            {t('templates.preview')}
          </Button>
          <Button {...permission} aria-expanded={open === 'edit'} onClick={() => toggle('edit')}>
            {t('templates.edit')}
          </Button>
          <Button
            {...permission}
            loading={approve.isPending || withdraw.isPending}
            onClick={() => (at ? withdraw : approve).mutate({ params })}
          >
            {t(at ? 'templates.withdraw' : 'templates.approve')}
          </Button>
        </div>
      </div>
      <p className="secondary">{t(`templates.when_${kind}`)}</p>
      {error && <ProblemAlert error={error} />}
      {open === 'preview' && BOTH.map((language) => <Preview key={language} template={template} language={language} />)}
      {open === 'edit' && <Words template={template} onSaved={() => setOpen('preview')} />}
    </li>
  )
}

/** As it arrives, with a sample in the holes. */
function Preview({ template, language }: { template: MessageTemplate; language: (typeof BOTH)[number] }) {
  const sample: Record<Hole, string> = {
    title: TEXTS['templates.sample_title'][language],
    body: TEXTS['templates.sample_body'][language],
    client: TEXTS['templates.sample_client'][language],
    link: `${location.origin}/clients/cl_…`,
    code: '482913',
    minutes: '5',
    company: TEXTS['templates.sample_company'][language],
  }
  const { subject, text } = worded(template, language, sample)
  return (
    <div className="message-preview" lang={language}>
      <strong>{subject}</strong>
      {`\n\n${text}`}
    </div>
  )
}

type Values = { subject: MessageTemplate['subject']; text: MessageTemplate['text'] }

function Words({ template, onSaved }: { template: MessageTemplate; onSaved: () => void }) {
  const { t } = useTranslation()
  const { kind, subject, text, holes } = template
  const save = query.useMutation('put', '/v1/message-templates/{kind}', {
    onSuccess: async () => {
      await queryClient.invalidateQueries()
      onSaved()
    },
  })
  return (
    <Form<Values>
      layout="vertical"
      initialValues={{ subject, text }}
      onFinish={(values) => save.mutate({ params: { path: { kind } }, body: values })}
    >
      {save.error && <ProblemAlert error={save.error} />}
      <p className="secondary">{t('templates.holes', { holes: holes.map((hole) => `{${hole}}`).join(' ') })}</p>
      {BOTH.map((language) => (
        <div key={language}>
          <Form.Item name={['subject', language]} label={`${t('templates.subject')} · ${language}`}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name={['text', language]} label={`${t('templates.text')} · ${language}`}>
            <Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} maxLength={4000} />
          </Form.Item>
        </div>
      ))}
      <Button htmlType="submit" type="primary" loading={save.isPending}>
        {t('parts.save')}
      </Button>
    </Form>
  )
}
