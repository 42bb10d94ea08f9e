import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePermission } from '../access/permission.ts'
import { query, queryClient } from '../api/client.ts'
import type { Applyment, OpenedLink } from '../api/types.ts'
import { ProblemAlert } from '../parts/problem.tsx'
import { ShownLink } from './shown-link.tsx'

/** One press: a link with only what the reviewer objects to, and why, in plain words. */
export function AskClient({ applyment }: { applyment: Applyment }) {
  const { t } = useTranslation()
  const [shown, setShown] = useState<OpenedLink>()
  const permission = usePermission('links.edit')
  const create = query.useMutation('post', '/v1/clients/{id}/links', {
    onSuccess: async (opened) => {
      setShown(opened)
      await queryClient.invalidateQueries()
    },
  })
  const ask = () =>
    create.mutate({
      params: { path: { id: applyment.client_id } },
      body: { applyment_id: applyment.id, rejected: true },
    })
  return (
    <>
      <Button {...permission} loading={create.isPending} onClick={ask}>
        {t('links.ask_client')}
      </Button>
      {create.error && <ProblemAlert error={create.error} />}
      {shown && <ShownLink opened={shown} onClose={() => setShown(undefined)} />}
    </>
  )
}
