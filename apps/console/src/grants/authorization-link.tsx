import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { usePermission } from '../access/permission.ts'
import { query } from '../api/client.ts'
import type { Authorization, Channel } from '../api/types.ts'
import { CopyButton } from '../parts/copy.tsx'
import { ProblemAlert } from '../parts/problem.tsx'
import { QrCode } from '../parts/qr-code.tsx'
import { useSay } from '../parts/said.ts'
import { clockOf, dayOf } from '../parts/time.tsx'
import { renewing } from './renewing.ts'

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
        <Cancel id={authorization.id} />
      </div>
    </div>
  )
}

function Cancel({ id }: Pick<Authorization, 'id'>) {
  const { t } = useTranslation()
  const permission = usePermission('grants.edit')
  const cancel = query.useMutation('post', '/v1/authorizations/{id}/cancel', renewing)
  return (
    <>
      <Button {...permission} loading={cancel.isPending} onClick={() => cancel.mutate({ params: { path: { id } } })}>
        {t('grants.cancel')}
      </Button>
      {cancel.error && <ProblemAlert error={cancel.error} />}
    </>
  )
}
