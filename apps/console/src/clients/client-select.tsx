import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { query } from '../api/client.ts'

/** Chooses a client by name; the server searches, so any number of them will do. */
export function ClientSelect(props: {
  id?: string
  value?: string
  onChange?: (clientId: string | undefined) => void
  allowClear?: boolean
  placeholder?: string
  'aria-label'?: string
}) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const clients = query.useQuery(
    'get',
    '/v1/clients',
    { params: { query: { limit: 20, ...(text.trim() && { text: text.trim() }) } } },
    { placeholderData: (before) => before },
  )
  return (
    <Select
      {...props}
      showSearch={{ filterOption: false, onSearch: setText }}
      loading={clients.isFetching}
      notFoundContent={t('parts.no_match')}
      options={clients.data?.data.map(({ id, name }) => ({ value: id, label: name })) ?? []}
    />
  )
}
