import { useTranslation } from 'react-i18next'
import type { ProviderAccount } from '../api/types.ts'
import { clockOf, dayOf } from '../parts/time.tsx'

/** What is known of a saved secret: that it is there, how long, its fingerprint, who and when. Never itself. */
export function useSecretTrace(): (secret: ProviderAccount['secrets'][number]) => string {
  const { t } = useTranslation()
  return ({ length, fingerprint, set_by, set_at }) =>
    t('providers.secret_set', { length, fingerprint, who: set_by, when: `${dayOf(set_at)} ${clockOf(set_at)}` })
}
