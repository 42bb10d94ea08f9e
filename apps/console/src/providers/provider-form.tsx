import { useTranslation } from 'react-i18next'
import { query, queryClient } from '../api/client.ts'
import type { Channel, ProviderAccount } from '../api/types.ts'
import { useSay } from '../parts/said.ts'
import { AccountForm, type Filled } from './account-form.tsx'
import { useRemarks } from './remarks.tsx'

/** Our company's account at a platform. */
export function ProviderForm(props: { channel: Channel; account?: ProviderAccount; onClose: () => void }) {
  const { t } = useTranslation()
  const say = useSay()
  const { channel, account, onClose } = props
  const tellRemarks = useRemarks(channel.account)
  const done = {
    onSuccess: async (saved: Parameters<typeof tellRemarks>[0]) => {
      await queryClient.invalidateQueries()
      onClose()
      tellRemarks(saved)
    },
  }
  const create = query.useMutation('post', '/v1/provider-accounts', done)
  const replace = query.useMutation('put', '/v1/provider-accounts/{id}', done)
  function save(filled: Filled) {
    if (account) replace.mutate({ params: { path: { id: account.id } }, body: filled })
    else create.mutate({ body: { channel: channel.name, ...filled } })
  }
  return (
    <AccountForm
      title={t('providers.new_of', { channel: say(channel.label) })}
      nameHelp={t('providers.name_help')}
      name={say(channel.label)}
      fields={channel.account}
      account={account}
      error={create.error ?? replace.error}
      isSaving={create.isPending || replace.isPending}
      onSave={save}
      onClose={onClose}
    />
  )
}
