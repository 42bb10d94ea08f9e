import { useTranslation } from 'react-i18next'
import type { Delivery } from '../api/types.ts'
import { StatusTag } from '../parts/status-tag.tsx'
import type { Tone } from '../theme/tokens.ts'

const TONES: Record<Delivery['state'], Tone> = { pending: 'info', delivered: 'success', failed: 'error' }

export function DeliveryTag({ state }: { state: Delivery['state'] }) {
  const { t } = useTranslation()
  return <StatusTag tone={TONES[state]}>{t(`delivery.${state}`)}</StatusTag>
}
