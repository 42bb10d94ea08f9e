import { useTranslation } from 'react-i18next'
import { StatusTag } from '../parts/status-tag.tsx'
import { clockOf, dayOf } from '../parts/time.tsx'
import { EndTag } from './end-tag.tsx'
import { type KeyLife, STATE_TONES } from './key-life.ts'

/** One generation of keys: what it is known by, how long it is good, and who kept it. */
export function LifeRow({ life }: { life: KeyLife }) {
  const { t } = useTranslation()
  return (
    <div className="key-life">
      <StatusTag tone={STATE_TONES[life.state]}>{t(`rotation.state_${life.state}`)}</StatusTag>
      <div>
        {life.pieces.length === 0 && <div>{t('rotation.nothing_stood')}</div>}
        {life.pieces.map((piece) => (
          <div key={piece.field} className="key-piece">
            <Piece piece={piece} />
          </div>
        ))}
        {life.valid_to && <EndTag validTo={life.valid_to} />}
        <div className="secondary">
          {life.made_by && t('rotation.made', { who: life.made_by, time: when(life.made_at) })}
          {life.ends_at && ` · ${t('rotation.kept_until', { time: when(life.ends_at) })}`}
        </div>
        {life.state === 'next' && life.heard_at && (
          <div className="key-heard">{t('rotation.heard', { time: when(life.heard_at) })}</div>
        )}
      </div>
    </div>
  )
}

function Piece({ piece }: { piece: KeyLife['pieces'][number] }) {
  const { t } = useTranslation()
  const { serial, owner, fingerprint, length } = piece
  if (serial !== undefined) {
    return (
      <>
        <code>{t('rotation.serial', { serial })}</code> {owner && <span className="secondary">{owner}</span>}
      </>
    )
  }
  return (
    <code>
      {length === undefined
        ? t('rotation.print_only', { fingerprint })
        : t('rotation.fingerprint', { length, fingerprint })}
    </code>
  )
}

function when(at: string): string {
  return `${dayOf(at)} ${clockOf(at)}`
}
