import { useTranslation } from 'react-i18next'
import type { Handover } from '../api/types.ts'
import { CopyValue } from '../parts/copy.tsx'
import { clockOf, dayOf } from '../parts/time.tsx'

type Transfer = NonNullable<Handover['transfer']>

/** Everything that is typed into a bank's form, each to be copied by itself. */
export function TransferFacts({ transfer }: { transfer: Transfer }) {
  const { t } = useTranslation()
  const { deadline } = transfer
  const rows = [
    ['transfer.payee', transfer.payee],
    ['transfer.account', transfer.account],
    ['transfer.bank', transfer.bank],
    ['transfer.amount', yuanOf(transfer.amount_fen)],
    ['transfer.remark', transfer.remark],
    ['transfer.deadline', deadline && `${dayOf(deadline)} ${clockOf(deadline)}`],
  ] as const
  return (
    <div className="handover-transfer">
      <dl>
        {rows.map(([key, value]) =>
          value ? (
            <div key={key}>
              <dt>{t(key)}</dt>
              <dd>
                <CopyValue value={value} label={t(key)} />
              </dd>
            </div>
          ) : null,
        )}
      </dl>
      <p className="bad">{t('transfer.rule', { account: transfer.from_account })}</p>
    </div>
  )
}

/** As a bank's form wants it: `0.07`. */
function yuanOf(fen: number): string {
  const digits = String(fen).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}
