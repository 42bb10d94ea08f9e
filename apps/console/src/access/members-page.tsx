import { ROLE_NAMES } from '@ruzhu/domain/access/may.ts'
import { useTranslation } from 'react-i18next'
import { query } from '../api/client.ts'
import type { Member } from '../api/types.ts'
import { Loaded } from '../parts/loaded.tsx'
import { useSay } from '../parts/said.ts'
import { type Column, Table } from '../parts/table.tsx'

export function MembersPage() {
  const { t } = useTranslation()
  const say = useSay()
  const members = query.useQuery('get', '/v1/members')
  const columns: Column<Member>[] = [
    { name: t('members.name'), cell: ({ name }) => name },
    { name: t('members.email'), cell: ({ email }) => email },
    { name: t('members.role'), cell: ({ role }) => say(ROLE_NAMES[role]) },
  ]
  return (
    <Loaded of={members}>
      {({ data }) => (
        <Table caption={t('settings.members')} columns={columns} rows={data} rowKey={({ user_id }) => user_id} />
      )}
    </Loaded>
  )
}
