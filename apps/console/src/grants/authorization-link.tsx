import { useTranslation } from 'react-i18next'
import type { Authorization, Channel } from '../api/types.ts'
import { CopyButton } from '../parts/copy.tsx'
import { QrCode } from '../parts/qr-code.tsx'
import { useSay } from '../parts/said.ts'
import { clockOf, dayOf } from '../parts/time.tsx'

/** The same question in two forms: a code for the phone, and an address for a computer. */
export function AuthorizationLink({ authorization, channel }: { authorization: Authorization; channel: Channel }) {
  const { t } = useTranslation()
  const say = useSay()
  const { links, expires_at: until, declined_at: declinedAt } = authorization
  if (!links) return null
  return (
    <div className="authorization-link">
      <figure>
        <QrCode text={links.phone} label={t('grants.qr')} />
        <figcaption>{t('grants.scan', { channel: say(channel.label) })}</figcaption>
      </figure>
      <div>
        <CopyButton text={links.pc} done={t('grants.copied')}>
          {t('grants.copy')}
        </CopyButton>
        <a href={links.pc} target="_blank" rel="noreferrer">
          {t('grants.open')}
        </a>
        <p className="secondary">{t('grants.until', { time: `${dayOf(until)} ${clockOf(until)}` })}</p>
        {declinedAt && <p className="secondary">{t('grants.declined')}</p>}
      </div>
    </div>
  )
}
