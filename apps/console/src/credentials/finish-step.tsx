import type { DroppedFile } from '@ruzhu/credentials/finding.ts'
import { FILE_BYTES_MAX } from '@ruzhu/credentials/limits.ts'
import { sayIn } from '@ruzhu/credentials/sentences.ts'
import { bundle, type Finished, finish } from '@ruzhu/credentials/tool/finish.ts'
import { Alert, Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePreferences } from '../theme/preferences.ts'
import type { Made } from './certificate-tool-page.tsx'
import { download } from './download.ts'

/** The certificate that came back, held against the key; both, and the p12, in one archive. */
export function FinishStep({ made, onKept }: { made: Made | undefined; onKept: () => void }) {
  const { t } = useTranslation()
  const [certificate, setCertificate] = useState('')
  const [keyFile, setKeyFile] = useState<DroppedFile>()
  const [finished, setFinished] = useState<Finished>()
  const whom = made?.whom.kind === 'merchant' && !keyFile ? { mchid: made.whom.mchid } : {}

  async function check() {
    const key = keyFile || !made ? [] : [{ text: made.privateKey.reveal() }]
    const material = { files: keyFile ? [keyFile] : [], pasted: [{ text: certificate }, ...key] }
    setFinished(await finish(material, { now: new Date(), ...whom }))
  }
  return (
    <section className="card" aria-labelledby="tool-finish">
      <h2 id="tool-finish">{t('tool.step_finish')}</h2>
      <div className="tool-shown">
        <span>{t('tool.certificate')}</span>
        <Input.TextArea
          className="mono"
          aria-label={t('tool.certificate')}
          spellCheck={false}
          value={certificate}
          autoSize={{ minRows: 4, maxRows: 8 }}
          onChange={({ target }) => setCertificate(target.value)}
        />
        <label className="tool-file">
          <span>{keyFile ? t('tool.chosen_key', { name: keyFile.name }) : t('tool.other_key')}</span>
          <input
            type="file"
            onChange={async ({ target }) => {
              const [file] = target.files ?? []
              setKeyFile(file && (await keyOf(file)))
            }}
          />
        </label>
      </div>
      <Button type="primary" disabled={certificate.trim() === ''} onClick={() => void check()}>
        {t('tool.finish')}
      </Button>
      <div role="status">{finished && <Result finished={finished} onKept={onKept} />}</div>
    </section>
  )
}

function Result({ finished, onKept }: { finished: Finished; onKept: () => void }) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  if ('faults' in finished) {
    const sentences = finished.faults.map((fault) => sayIn(language, fault))
    return <Alert type="error" showIcon title={sentences.join(language === 'en' ? ' ' : '；')} />
  }
  const { files, owner, serialNo } = finished
  const isWithP12 = files.some(({ name }) => name.endsWith('.p12'))
  function keep() {
    download(`${owner}_cert.zip`, bundle(files, new Date()))
    onKept()
  }
  return (
    <>
      <Alert
        type="success"
        showIcon
        title={t('tool.finished', { owner, serial_no: serialNo })}
        description={isWithP12 ? t('tool.p12') : undefined}
      />
      <div className="actions">
        <Button type="primary" onClick={keep}>
          {t('tool.download_all')}
        </Button>
      </div>
    </>
  )
}

async function keyOf(file: File): Promise<DroppedFile> {
  return { name: file.name, bytes: new Uint8Array(await file.slice(0, FILE_BYTES_MAX + 1).arrayBuffer()) }
}
