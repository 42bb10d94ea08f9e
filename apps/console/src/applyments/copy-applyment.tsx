import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { usePermission } from '../access/permission.ts'
import { query, queryClient } from '../api/client.ts'
import { ProblemAlert } from '../parts/problem.tsx'

/** A cancelled application cannot be revived; its answers can be used again. */
export function CopyApplyment({ id, primary = false }: { id: string; primary?: boolean }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const permission = usePermission('applyments.edit')
  const copy = query.useMutation('post', '/v1/applyments/{id}/copy', {
    onSuccess: async (made) => {
      await queryClient.invalidateQueries()
      await navigate({
        to: '/clients/$clientId/applyments/$applymentId',
        params: { clientId: made.client_id, applymentId: made.id },
      })
    },
  })
  return (
    <>
      <Button
        type={primary ? 'primary' : 'default'}
        {...permission}
        loading={copy.isPending}
        onClick={() => copy.mutate({ params: { path: { id } } })}
      >
        {t('applyments.copy')}
      </Button>
      {copy.error && <ProblemAlert error={copy.error} />}
    </>
  )
}
