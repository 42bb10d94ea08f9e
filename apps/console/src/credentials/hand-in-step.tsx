import { Alert, Button, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { CopyButton } from '../parts/copy.tsx'
import type { Made } from './certificate-tool-page.tsx'
import { download } from './download.ts'

/** The key goes to the person's own disk, the request to the platform. */
export function HandInStep({ made, onKept }: { made: Made; onKept: () => void }) {
  const { t } = useTranslation()
  const isApplication = made.whom.kind === 'application'
  const keyName = isApplication ? 'appPrivateKey.pem' : 'apiclient_key.pem'
  function keep() {
    download(keyName, new TextEncoder().encode(made.privateKey.reveal()))
    onKept()
  }
  return (
    <section className="card" aria-labelledby="tool-hand-in">
      <h2 id="tool-hand-in">{t('tool.step_hand_in')}</h2>
      <Alert type="info" showIcon title={t('tool.made')} />
      <div className="actions">
        <Button type="primary" onClick={keep}>
          {t('tool.download_key')}
        </Button>
      </div>
      <p>{t(isApplication ? 'tool.where_application' : 'tool.where_merchant')}</p>
      <Shown label={t('tool.request')} text={made.request} />
      {isApplication && <Shown label={t('tool.public_key')} text={made.publicKey} />}
    </section>
  )
}

/** Before there is anything to hand in. */
export function HandInLater() {
  const { t } = useTranslation()
  return (
    <section className="card" aria-labelledby="tool-hand-in">
      <h2 id="tool-hand-in">{t('tool.step_hand_in')}</h2>
      <p className="secondary">{t('tool.hand_in_later')}</p>
    </section>
  )
}

function Shown({ label, text }: { label: string; text: string }) {
  const { t } = useTranslation()
  return (
    <div className="tool-shown">
      <span>{label}</span>
      <Input.TextArea className="mono" aria-label={label} readOnly value={text} autoSize={{ minRows: 4, maxRows: 6 }} />
      <CopyButton text={text} done={t('parts.copied')}>
        {t('parts.copy', { label })}
      </CopyButton>
    </div>
  )
}
