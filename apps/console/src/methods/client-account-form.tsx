import { useTranslation } from 'react-i18next'
import { query, queryClient } from '../api/client.ts'
import type { Channel, ClientAccount } from '../api/types.ts'
import { useSay } from '../parts/said.ts'
import { AccountForm, type Filled } from '../providers/account-form.tsx'
import { useRemarks } from '../providers/remarks.tsx'

type FormProps = {
  clientId: string
  channel: Channel
  account?: ClientAccount
  onSaved: (account: ClientAccount) => void
  onClose: () => void
}

/** Number and keys of a client's own; saved only when the platform answers to them. */
export function ClientAccountForm({ clientId, channel, account, onSaved, onClose }: FormProps) {
  const { t } = useTranslation()
  const say = useSay()
  const tellRemarks = useRemarks(channel.own_account)
  const done = {
    onSuccess: async (saved: ClientAccount & Parameters<typeof tellRemarks>[0]) => {
      await queryClient.invalidateQueries()
      tellRemarks(saved)
      onSaved(saved)
    },
  }
  const create = query.useMutation('post', '/v1/client-accounts', done)
  const replace = query.useMutation('put', '/v1/client-accounts/{id}', done)
  function save(filled: Filled) {
    if (account) replace.mutate({ params: { path: { id: account.id } }, body: filled })
    else create.mutate({ body: { client_id: clientId, channel: channel.name, ...filled } })
  }
  return (
    <AccountForm
      title={t('methods.account_of', { channel: say(channel.label) })}
      nameHelp={t('methods.account_name_help')}
      name={say(channel.label)}
      fields={channel.own_account}
      account={account}
      error={create.error ?? replace.error}
      isSaving={create.isPending || replace.isPending}
      onSave={save}
      onClose={onClose}
    />
  )
}
