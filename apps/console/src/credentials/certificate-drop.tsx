import type { Told } from '@ruzhu/credentials/finding.ts'
import { isTrouble, sayIn } from '@ruzhu/credentials/sentences.ts'
import { Link } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { type ClipboardEvent, type DragEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePreferences } from '../theme/preferences.ts'
import { FindingRow } from './finding-row.tsx'
import type { Seen, useRecognition } from './use-recognition.ts'
import './certificate-drop.css'

type Recognition = ReturnType<typeof useRecognition>

/**
 * Drop or paste anything: it is recognised here, listed, and handed to the form around. Files that nobody needs stay in
 * the browser. @property onUse  the reader wants a value that differs from the typed one
 */
export function CertificateDrop({ recognition, onUse }: { recognition: Recognition; onUse: (value: string) => void }) {
  const { t } = useTranslation()
  const [over, setOver] = useState(false)
  const { seen, takeFiles, takeText, again } = recognition

  function drop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    void takeFiles([...event.dataTransfer.files])
  }
  function paste(event: ClipboardEvent) {
    const { files } = event.clipboardData
    const text = event.clipboardData.getData('text')
    event.preventDefault()
    event.stopPropagation()
    if (files.length > 0) void takeFiles([...files])
    else if (text !== '') void takeText(text)
  }

  return (
    <div
      className={`drop ${over ? 'over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      onPaste={paste}
    >
      <label className="drop-choose">
        <input
          type="file"
          multiple
          onChange={({ target }) => {
            void takeFiles([...(target.files ?? [])])
            target.value = ''
          }}
        />
        <span>{t('drop.choose')}</span>
      </label>
      <Input
        value=""
        aria-label={t('drop.paste')}
        placeholder={t('drop.paste')}
        autoComplete="off"
        onChange={noTyping}
      />
      <p className="field-help">{t('drop.kinds')}</p>
      <p>
        <Link to="/dev/certificate">{t('drop.no_certificate')}</Link>
      </p>
      <div role="status">
        <Summary seen={seen} />
      </div>
      {seen.state === 'seen' && (
        <ul className="drop-list">
          {seen.recognised.findings.map((finding) => (
            <FindingRow key={`${finding.kind} ${finding.source}`} finding={finding} onUse={onUse} />
          ))}
          <Aside told={seen.recognised.refused} what={t('drop.refused')} tone="bad" />
          <Aside told={seen.recognised.unused} what={t('drop.unused')} tone="secondary" />
        </ul>
      )}
      {seen.state === 'seen' && seen.recognised.refused.some(({ why }) => why.word === 'p12_password') && (
        <Password onGiven={(password) => void again([password])} />
      )}
    </div>
  )
}

/** Only what is pasted counts here; letters typed one by one are no key. */
function noTyping(): void {}

function Summary({ seen }: { seen: Seen }) {
  const { t } = useTranslation()
  if (seen.state === 'reading') return t('drop.reading')
  if (seen.state === 'failed') return <span className="bad">{t('drop.failed')}</span>
  if (seen.state !== 'seen') return null
  const { findings } = seen.recognised
  const good = findings.filter(({ notes }) => !notes.some(isTrouble))
  if (good.length > 0) return t('drop.seen', { n: good.length })
  return t(findings.length > 0 ? 'drop.troubled' : 'drop.nothing')
}

function Aside({ told, what, tone }: { told: readonly Told[]; what: string; tone: string }) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  return told.map(({ source, why }, index) => (
    <li key={`${source} ${why.word} ${index}`} className={tone}>
      {what} · {source || t('drop.pasted')} · {sayIn(language, why)}
    </li>
  ))
}

function Password({ onGiven }: { onGiven: (password: string) => void }) {
  const { t } = useTranslation()
  const [password, setPassword] = useState('')
  return (
    <div className="drop-password">
      <Input.Password
        aria-label={t('drop.password')}
        placeholder={t('drop.password')}
        autoComplete="off"
        value={password}
        onChange={({ target }) => setPassword(target.value)}
        onPaste={(event) => event.stopPropagation()}
      />
      <Button onClick={() => onGiven(password)}>{t('drop.open')}</Button>
    </div>
  )
}
