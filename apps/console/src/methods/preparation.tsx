import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { CopyButton } from '../parts/copy.tsx'
import { useSay } from '../parts/said.ts'
import { Entries } from './entries.tsx'
import type { Mode, Start } from './start.ts'
import './preparation.css'

/** What to have at hand before beginning: to be copied to whoever has it, or printed. */
export function Preparation({ start, mode }: { start: Start; mode: Mode }) {
  const { t } = useTranslation()
  const say = useSay()
  const lines = start.prepare.map(({ key, label, detail }) => {
    return { key, text: detail === undefined ? say(label) : t('methods.prepare_of', { app: say(label), what: detail }) }
  })
  const entries = start.entries.map(({ label, value }) => `${say(label)}  ${value}`)
  const whole = [
    t('methods.prepare'),
    ...lines.map(({ text }) => `□ ${text}`),
    ...(entries.length > 0 ? [t('methods.entries'), ...entries] : []),
  ].join('\n')
  return (
    <section className="preparation" aria-labelledby="prepare-title">
      <h3 id="prepare-title">{t('methods.prepare')}</h3>
      {lines.length > 0 ? (
        <ul>
          {lines.map(({ key, text }) => (
            <li key={key}>{text}</li>
          ))}
        </ul>
      ) : (
        <p>{t('methods.prepare_nothing')}</p>
      )}
      <p className="secondary">{t(`methods.prepare_${mode}`)}</p>
      <Entries entries={start.entries} />
      <div className="actions">
        <CopyButton text={whole} done={t('methods.prepare_copied')}>
          {t('methods.prepare_copy')}
        </CopyButton>
        <Button icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
          {t('methods.prepare_print')}
        </Button>
      </div>
    </section>
  )
}
