import { type Answer, listed } from '@ruzhu/domain/applyments/form.ts'
import { CloseOutlined } from '@ant-design/icons'
import { Button, Progress } from 'antd'
import { type ClipboardEvent, type DragEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { materialAddress } from '../clients/client-materials.tsx'
import { useSay } from '../parts/said.ts'
import type { FieldHandlers } from './field-row.tsx'
import { useUploads } from './use-uploads.ts'
import './photo-field.css'

/** Pictures of one field: dropped, chosen or pasted, made small here, shown as the server keeps them. */
export function PhotoField({
  answer,
  clientId,
  onChange,
  onLeave,
}: { answer: Answer; clientId: string } & FieldHandlers) {
  const { t } = useTranslation()
  const say = useSay()
  const { field, value } = answer
  const [over, setOver] = useState(false)
  const many = field.kind === 'pictures'
  const ids = listed(value)
  const room = many ? (field.maxItems ?? Number.POSITIVE_INFINITY) - ids.length : 1
  const { uploads, add, retry, dismiss } = useUploads(clientId, (id) => {
    const next = many ? [...new Set([...ids, id])] : id
    onChange(next)
    onLeave(next)
  })
  const take = (files: Iterable<File>) => void add([...files].slice(0, room))

  function remove(id: string) {
    const rest = many ? ids.filter((other) => other !== id) : undefined
    onChange(rest)
    onLeave(rest)
  }
  function drop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  function paste(event: ClipboardEvent) {
    if (event.clipboardData.files.length > 0) take(event.clipboardData.files)
  }

  return (
    <div
      className={`photos ${over ? 'over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      onPaste={paste}
    >
      {ids.map((id, index) => (
        <span key={id} className="photo">
          <a href={materialAddress(id)} target="_blank" rel="noreferrer">
            <img src={materialAddress(id)} alt={t('picture.nth', { label: say(field.label), n: index + 1 })} />
          </a>
          <Button
            size="small"
            className="photo-remove"
            icon={<CloseOutlined aria-hidden />}
            aria-label={t('picture.remove', { n: index + 1 })}
            onClick={() => remove(id)}
          />
        </span>
      ))}
      {uploads.map((upload) => (
        <div key={upload.key} className="photo-state" role="status">
          {upload.state === 'shrinking' && t('picture.shrinking')}
          {upload.state === 'uploading' && (
            <>
              {t('picture.uploading', { percent: upload.percent })}
              <Progress percent={upload.percent} showInfo={false} size="small" aria-hidden />
            </>
          )}
          {upload.state === 'small' && (
            <span className="photo-warning">
              {t('picture.small', { width: upload.width, height: upload.height })}
              <Dismiss onClick={() => dismiss(upload.key)} />
            </span>
          )}
          {upload.state === 'unreadable' && (
            <span className="bad">
              {t('picture.unreadable', { name: upload.name })}
              <Dismiss onClick={() => dismiss(upload.key)} />
            </span>
          )}
          {upload.state === 'failed' && (
            <span className="bad">
              {t('picture.failed', { name: upload.name, why: upload.problem.title })}
              <Button size="small" onClick={() => void retry(upload.key)}>
                {t('parts.retry')}
              </Button>
            </span>
          )}
        </div>
      ))}
      {room > 0 && (
        <label className="photo-choose">
          <input
            type="file"
            accept="image/jpeg,image/png,image/bmp"
            multiple={many}
            onChange={({ target }) => {
              take([...(target.files ?? [])])
              target.value = ''
            }}
          />
          <span>{ids.length === 0 ? t('picture.choose') : many ? t('picture.add') : t('picture.replace')}</span>
        </label>
      )}
      {ids.length === 0 && <p className="field-help photo-hint">{t('picture.hint')}</p>}
    </div>
  )
}

function Dismiss({ onClick }: { onClick: () => void }) {
  const { t } = useTranslation()
  return (
    <Button
      type="text"
      size="small"
      icon={<CloseOutlined aria-hidden />}
      aria-label={t('parts.close')}
      onClick={onClick}
    />
  )
}
