import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePermission } from '../access/permission.ts'
import { Loaded } from '../parts/loaded.tsx'
import { useSay } from '../parts/said.ts'
import type { AccountField } from '../providers/account-fields.ts'
import { EndTag } from './end-tag.tsx'
import { type Door, RIGHT_OF, useKeys } from './key-calls.ts'
import type { AccountKey } from './key-life.ts'
import { LifeRow } from './life-row.tsx'
import { Rotation } from './rotation.tsx'
import './keys.css'

/** The keys of an account with their lives; each can be replaced from here. */
export function AccountKeys(props: { door: Door; id: string; fields: readonly AccountField[] }) {
  const { t } = useTranslation()
  const keys = useKeys(props.door, props.id)
  const heading = `keys-of-${props.id}`
  return (
    <section className="card account-keys" aria-labelledby={heading}>
      <div className="card-head">
        <h2 id={heading}>{t('rotation.title')}</h2>
      </div>
      <p className="secondary">{t('rotation.why')}</p>
      <Loaded of={keys}>
        {({ data, platform_keys }) => (
          <>
            {data.map((part) => (
              <Part key={part.part} {...props} part={part} />
            ))}
            {platform_keys.length > 0 && (
              <div className="key-part">
                <h3>{t('rotation.platform')}</h3>
                {platform_keys.map(({ serial, valid_to, in_use }) => (
                  <div key={serial} className="key-piece">
                    <code>{serial}</code> <EndTag validTo={valid_to} />{' '}
                    {in_use && <span className="secondary">{t('rotation.in_use')}</span>}
                  </div>
                ))}
              </div>
            )}
          </>
        )}
      </Loaded>
    </section>
  )
}

function Part(props: { door: Door; id: string; fields: readonly AccountField[]; part: AccountKey }) {
  const { t } = useTranslation()
  const say = useSay()
  const { part, door } = props
  const permission = usePermission(RIGHT_OF[door])
  const [opened, setOpened] = useState(false)
  const lives = part.lives.filter(({ state }) => state !== 'gone')
  const isUnderWay = lives.some(({ state }) => state === 'next' || state === 'retiring')
  const label = say(part.label)
  return (
    <div className="key-part">
      <div className="key-part-head">
        <h3>{label}</h3>
        {!opened && !isUnderWay && (
          <Button
            size="small"
            {...permission}
            aria-label={t('rotation.start_of', { part: label })}
            onClick={() => setOpened(true)}
          >
            {t('rotation.start')}
          </Button>
        )}
      </div>
      {lives.length === 0 && <p className="secondary">{t('rotation.none')}</p>}
      {lives.map((life) => (
        <LifeRow key={life.id} life={life} />
      ))}
      {(opened || isUnderWay) && <Rotation {...props} onClose={() => setOpened(false)} />}
    </div>
  )
}
