import { useTranslation } from 'react-i18next'
import type { Method } from '../api/types.ts'
import { StatusTag } from '../parts/status-tag.tsx'
import type { Tone } from '../theme/tokens.ts'

const TONES: Record<Method['state'], Tone> = { draft: 'info', active: 'success', disabled: 'neutral' }

export function MethodTag({ state }: { state: Method['state'] }) {
  const { t } = useTranslation()
  return <StatusTag tone={TONES[state]}>{t(`method.${state}`)}</StatusTag>
}
