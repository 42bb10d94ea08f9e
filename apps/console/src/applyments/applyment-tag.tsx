import { useTranslation } from 'react-i18next'
import { StatusTag } from '../parts/status-tag.tsx'
import { applymentTone, isKnownState } from './states.ts'

/** How far an application is; a word we do not know is shown as the platform sent it. */
export function ApplymentTag({ state }: { state: string }) {
  const { t } = useTranslation()
  if (!isKnownState(state)) return <StatusTag tone="neutral">{state}</StatusTag>
  return <StatusTag tone={applymentTone(state)}>{t(`applyment.${state}`)}</StatusTag>
}
