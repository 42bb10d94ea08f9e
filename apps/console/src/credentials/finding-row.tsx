import type { Finding } from '@ruzhu/credentials/finding.ts'
import { KIND_NAMES } from '@ruzhu/credentials/kinds.ts'
import { isTrouble, type Said, sayIn } from '@ruzhu/credentials/sentences.ts'
import { CheckOutlined, ExclamationCircleOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { dayOf } from '../parts/time.tsx'
import { usePreferences } from '../theme/preferences.ts'

/** One thing that was recognised: what it is, whose and until when, and what was put right. Never its text. */
export function FindingRow({ finding, onUse }: { finding: Finding; onUse: (value: string) => void }) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const { kind, notes, source } = finding
  const troubled = notes.some(isTrouble)
  const Icon = troubled ? ExclamationCircleOutlined : CheckOutlined
  return (
    <li>
      <Icon aria-hidden className={troubled ? 'bad' : 'good'} />
      <span>
        <strong>{KIND_NAMES[kind][language]}</strong> <span className="secondary">{source || t('drop.pasted')}</span>
        <span className="drop-facts">{useFacts(finding).join(' · ')}</span>
        {notes.map((note) => (
          <span key={note.word} className={isTrouble(note) ? 'drop-note bad' : 'drop-note'}>
            {sayIn(language, note)} <Change note={note} onUse={onUse} />
          </span>
        ))}
      </span>
    </li>
  )
}

/** The certificate says another number than the one that was typed: perhaps that is the one which is wrong. */
function Change({ note, onUse }: { note: Said; onUse: (value: string) => void }) {
  const { t } = useTranslation()
  if (note.word !== 'other_mchid' && note.word !== 'other_app') return null
  const value = String(note.params['theirs'])
  return (
    <Button size="small" onClick={() => onUse(value)}>
      {t('drop.use', { value })}
    </Button>
  )
}

function useFacts({ facts, kind, value }: Finding): string[] {
  const { t } = useTranslation()
  const { mchid, appId, serialNo, validFrom, validTo, bits } = facts
  if (OPEN.has(kind)) return [value.reveal()]
  const known = [
    mchid ?? appId,
    serialNo && t('drop.serial', { serial_no: serialNo }),
    validFrom && validTo && t('drop.valid', { from: dayOf(validFrom.toISOString()), to: dayOf(validTo.toISOString()) }),
    bits === undefined ? undefined : t('drop.bits', { bits }),
  ]
  return known.flatMap((fact) => fact || [])
}

/** What may stand on a screen in full. */
const OPEN = new Set(['mchid', 'wechat_appid', 'merchant_serial_no', 'wechatpay_public_key_id', 'alipay_app_id', 'pid'])
