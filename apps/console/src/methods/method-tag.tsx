import { useTranslation } from 'react-i18next'
import type { Method } from '../api/types.ts'
import { StatusTag } from '../parts/status-tag.tsx'
import type { Tone } from '../theme/tokens.ts'

const TONES: Record<Method['standing'], Tone> = {
  draft: 'info',
  active: 'success',
  disabled: 'neutral',
  grant_withdrawn: 'error',
  check_failed: 'error',
}

/** Whether it can take payments, not only whether somebody switched it on. */
export function MethodTag({ standing }: { standing: Method['standing'] }) {
  const { t } = useTranslation()
  return <StatusTag tone={TONES[standing]}>{t(`method.${standing}`)}</StatusTag>
}
