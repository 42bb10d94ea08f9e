import { Alert } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { SAYS_EVERY_MS } from '@ruzhu/domain/applyments/note-editor.ts'
import { query } from '../api/client.ts'
import { clockOf } from '../parts/time.tsx'

/** Tells that this form is open here, and says who had it open before: two people typing into one form should know. */
export function EditedBy({ applymentId }: { applymentId: string }) {
  const { t } = useTranslation()
  const { mutate, data } = query.useMutation('post', '/v1/applyments/{id}/editors')
  useEffect(() => {
    const tell = () => mutate({ params: { path: { id: applymentId } } })
    tell()
    const timer = setInterval(tell, SAYS_EVERY_MS)
    return () => clearInterval(timer)
  }, [applymentId, mutate])
  const others = data?.data ?? []
  const [first] = others
  if (!first) return null
  return (
    <Alert
      type="info"
      showIcon
      role="status"
      title={t('form.edited_by', {
        names: others.map(({ name }) => name).join(t('parts.list_separator')),
        time: clockOf(first.since),
      })}
    />
  )
}
