import { onlineManager } from '@tanstack/react-query'
import { Alert } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { clockOf } from '../parts/time.tsx'

/** While the network is down nothing is asked: what is on the screen stays, with the time it is of. */
export function OfflineBar() {
  const { t } = useTranslation()
  const [since, setSince] = useState<Date>()
  useEffect(() => onlineManager.subscribe((online) => setSince(online ? undefined : new Date())), [])
  if (!since) return null
  return (
    <div role="status">
      <Alert type="warning" banner title={t('parts.offline', { time: clockOf(since.toISOString(), 'seconds') })} />
    </div>
  )
}
