import { useTranslation } from 'react-i18next'
import type { ProviderAccount } from '../api/types.ts'
import { CopyButton } from '../parts/copy.tsx'
import { Facts } from '../parts/facts.tsx'
import { useSay } from '../parts/said.ts'
import type { AccountField } from './account-fields.ts'
import { useSecretTrace } from './secret-trace.ts'

type Shown = Pick<ProviderAccount, 'secrets' | 'settings'>

/** What an account holds: of a secret its trace, of a certificate that it is there, anything else as it is. */
export function AccountFacts({ fields, account }: { fields: readonly AccountField[]; account: Shown }) {
  const say = useSay()
  const trace = useSecretTrace()
  return (
    <Facts
      rows={fields.map((field) => {
        const set = account.secrets.find((secret) => secret.field === field.name)
        const value = account.settings[field.name]
        return [say(field.label), set ? trace(set) : value && <Value field={field} value={value} />] as const
      })}
    />
  )
}

function Value({ field: { kind, choices }, value }: { field: AccountField; value: string }) {
  const { t } = useTranslation()
  const say = useSay()
  const chosen = choices?.find((choice) => choice.value === value)
  if (chosen) return say(chosen.label)
  if (kind !== 'pem') return <code>{value}</code>
  return (
    <CopyButton text={value} done={t('parts.copied')} small>
      {t('providers.copy_whole')}
    </CopyButton>
  )
}
