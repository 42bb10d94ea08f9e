import { LONGEST_PASTE, MASKED, maskSecrets } from '@ruzhu/domain/diagnosis/mask.ts'
import { getRouteApi } from '@tanstack/react-router'
import { Alert, Button, Input } from 'antd'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { query } from '../api/client.ts'
import { ProblemAlert } from '../parts/problem.tsx'
import { Found } from './found.tsx'
import './diagnosis-page.css'

const route = getRouteApi('/shell/dev/diagnose')

/** A pasted error, and what is behind it. A number may come by the address, from where somebody was told of an error. */
export function DiagnosisPage() {
  const { t } = useTranslation()
  const { q } = route.useSearch()
  const [text, setText] = useState(q ?? '')
  const [missing, setMissing] = useState(false)
  const run = query.useMutation('post', '/v1/diagnoses')
  const asked = useRef<string>(undefined)
  useEffect(() => {
    if (q === undefined || asked.current === q) return
    asked.current = q
    setText(q)
    run.mutate({ body: { text: maskSecrets(q) } })
  }, [q, run])

  function submit(event: FormEvent) {
    event.preventDefault()
    // what leaves this page has no secret in it, whatever was pasted
    const masked = maskSecrets(text)
    setText(masked)
    setMissing(masked.trim() === '')
    if (masked.trim() !== '') run.mutate({ body: { text: masked } })
  }

  return (
    <div className="diagnosis">
      <form className="card" onSubmit={submit} aria-label={t('diagnosis.title')}>
        <p>{t('diagnosis.intro')}</p>
        <label htmlFor="diagnosis-text">{t('diagnosis.text')}</label>
        <Input.TextArea
          id="diagnosis-text"
          className="mono"
          value={text}
          onChange={({ target }) => setText(target.value)}
          autoSize={{ minRows: 4, maxRows: 14 }}
          maxLength={LONGEST_PASTE}
          spellCheck={false}
          aria-describedby="diagnosis-private"
          {...(missing && { status: 'error' as const, 'aria-invalid': true })}
        />
        <p id="diagnosis-private" className="secondary">
          {text.includes(MASKED) ? t('diagnosis.masked') : t('diagnosis.private')}
        </p>
        {missing && (
          <p className="bad" role="alert">
            {t('diagnosis.empty_text')}
          </p>
        )}
        <Button type="primary" htmlType="submit" loading={run.isPending}>
          {t('diagnosis.run')}
        </Button>
      </form>
      {run.error && <ProblemAlert error={run.error} />}
      {run.data && <Found diagnosis={run.data} />}
      {!run.data && !run.error && run.isPending && <Alert type="info" showIcon title={t('parts.loading')} />}
    </div>
  )
}
