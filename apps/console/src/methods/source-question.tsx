import { Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { usePermission } from '../access/permission.ts'
import { NEW_ACCOUNT, type Source } from './sources.ts'

type QuestionProps = { sources: readonly Source[]; source: Source | undefined; onSource: (id: string) => void }

/** Under whose merchant number, and with whose keys. */
export function SourceQuestion({ sources, source, onSource }: QuestionProps) {
  const { t } = useTranslation()
  const { disabled, title } = usePermission('client_accounts.edit')
  return (
    <section className="card" aria-labelledby="source-title">
      <h2 id="source-title">{t('methods.source')}</h2>
      <Radio.Group
        aria-labelledby="source-title"
        className="place-choice"
        value={source?.id ?? NEW_ACCOUNT}
        onChange={({ target }) => onSource(target.value)}
      >
        {sources.map(({ id, kind, subMchid, name }) => (
          <Radio key={id} value={id}>
            {t(`methods.source_${kind}`, { number: subMchid, name })}
          </Radio>
        ))}
        <Radio value={NEW_ACCOUNT} disabled={disabled} {...(title !== undefined && { title })}>
          {t('methods.source_new')}
        </Radio>
      </Radio.Group>
      {sources.every(({ kind }) => kind === 'account') && (
        <p className="secondary">{t('methods.source_provider_later')}</p>
      )}
    </section>
  )
}
