import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSession } from '../access/session.ts'
import { useChannelLabel } from '../api/channels.ts'
import type { Payment } from '../api/types.ts'
import { CopyButton, CopyValue } from '../parts/copy.tsx'
import { yuan } from '../parts/money.tsx'
import { QrCode } from '../parts/qr-code.tsx'
import { clockOf, dayOf } from '../parts/time.tsx'

/** What the payer scans, while there is something to pay. */
export function PayCode({ payment }: { payment: Payment }) {
  const { t } = useTranslation()
  const channelLabel = useChannelLabel()
  const simulated = useSession()?.simulator !== undefined
  if (payment.state !== 'pending') return null
  if (!payment.pay) return <Alert type="info" showIcon title={t('payments.no_pay_yet')} />
  if (payment.pay.kind !== 'qr') return <Handed pay={payment.pay} />
  const until = payment.expires_at
  return (
    <section className="card pay-code" aria-label={t('payments.qr')}>
      <QrCode text={payment.pay.code_url} label={t('payments.qr')} />
      <div>
        <p className="pay-code-amount">{yuan(payment.amount_fen)}</p>
        <p>{t('payments.scan', { app: channelLabel(payment.channel), amount: yuan(payment.amount_fen) })}</p>
        <p className="secondary">{t('payments.expires', { time: `${dayOf(until)} ${clockOf(until)}` })}</p>
        <CopyValue value={payment.pay.code_url} label={t('payments.copy_code')} />
        {simulated && (
          <Link to="/sim/phone" search={{ target: payment.pay.code_url }}>
            {t('payments.pay_simulated')}
          </Link>
        )}
      </div>
    </section>
  )
}

type Pay = NonNullable<Payment['pay']>

/** Nothing to scan: what the payer's side was given, and where it is one value, that value. */
function Handed({ pay }: { pay: Pay }) {
  const { t } = useTranslation()
  if (pay.kind === 'redirect') return <Address url={pay.url} />
  const value = valueOf(pay)
  return (
    <section className="card" aria-label={t('payments.handed')}>
      <p>{t(pay.kind === 'bar_code' ? 'payments.handed_till' : 'payments.handed')}</p>
      {value && (
        <>
          <p className="secondary">{t(`payments.handed_${WHERE_TO[pay.kind]}`)}</p>
          <pre className="pay-words">{value}</pre>
          <CopyButton text={value} done={t('parts.copied')}>
            {t('parts.copy', { label: t('payments.handed_words') })}
          </CopyButton>
        </>
      )}
    </section>
  )
}

/** A page of the gateway's: opened here, or on another phone by its code. */
function Address({ url }: { url: string }) {
  const { t } = useTranslation()
  return (
    <section className="card pay-code" aria-label={t('payments.handed_address')}>
      <QrCode text={url} label={t('payments.handed_address')} />
      <div>
        <p>{t('payments.handed_address_why')}</p>
        <a href={url} target="_blank" rel="noreferrer">
          {t('payments.handed_open')}
        </a>{' '}
        <CopyValue value={url} label={t('payments.copy_code')} long />
      </div>
    </section>
  )
}

/** Which software of the payer's side takes it. */
const WHERE_TO = {
  qr: 'page',
  jsapi: 'page',
  trade_no: 'mini',
  redirect: 'page',
  order_string: 'app',
  app: 'app',
  bar_code: 'page',
} as const

function valueOf(pay: Pay): string | undefined {
  switch (pay.kind) {
    case 'jsapi':
    case 'app': {
      const { kind: _kind, ...words } = pay
      return JSON.stringify(words, undefined, 2)
    }
    case 'trade_no':
      return pay.trade_no
    case 'order_string':
      return pay.order_string
    default:
      return undefined
  }
}
