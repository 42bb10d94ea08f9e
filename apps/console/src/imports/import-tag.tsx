import { useTranslation } from 'react-i18next'
import { StatusTag } from '../parts/status-tag.tsx'
import type { Tone } from '../theme/tokens.ts'
import type { ClientImport, ImportRow } from './upload-list.ts'

const TONES: Record<ClientImport['state'], Tone> = {
  ready: 'warning',
  running: 'info',
  done: 'success',
  discarded: 'neutral',
}
const ROW_TONES: Record<ImportRow['state'], Tone> = {
  new: 'info',
  created: 'success',
  same_client: 'neutral',
  same_row: 'neutral',
  problem: 'error',
}

export function ImportTag({ state }: { state: ClientImport['state'] }) {
  const { t } = useTranslation()
  return <StatusTag tone={TONES[state]}>{t(`imports.state_${state}`)}</StatusTag>
}

export function RowTag({ state }: { state: ImportRow['state'] }) {
  const { t } = useTranslation()
  return <StatusTag tone={ROW_TONES[state]}>{t(`imports.row_${state}`)}</StatusTag>
}
