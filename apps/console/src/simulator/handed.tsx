import { Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import { mediaAddress, type WireForm } from './api.ts'
import { useWireLabel } from './wire-label.ts'
import { isPictureField, type WireField, wireFields } from './wire-form.ts'

type Ticking = { ticked: readonly string[]; onTick?: (paths: readonly string[]) => void }

/** What was handed in, field by field; while it is being reviewed, each can be ticked for rejection. */
export function Handed({ form, ...ticking }: { form: WireForm } & Ticking) {
  const { t } = useTranslation()
  const fields = wireFields(form)
  const groups = [...new Set(fields.map(({ group }) => group))]
  return (
    <section className="card" aria-labelledby="handed-title">
      <h2 id="handed-title">{t('sim.materials')}</h2>
      {groups.map((group) => (
        <section key={group} className="handed" aria-label={group}>
          <h3 className="mono">{group}</h3>
          <ul>
            {fields
              .filter((field) => field.group === group)
              .map((field) => (
                <Row key={field.path} field={field} {...ticking} />
              ))}
          </ul>
        </section>
      ))}
    </section>
  )
}

function Row({ field, ticked, onTick }: { field: WireField } & Ticking) {
  const { t } = useTranslation()
  const label = useWireLabel()(field)
  const isTicked = ticked.includes(field.path)
  return (
    <li className={isTicked ? 'ticked' : ''}>
      <span className="handed-tick">
        {onTick && (
          <Checkbox
            checked={isTicked}
            aria-label={t('sim.reject_field', { label })}
            onChange={({ target }) =>
              onTick(target.checked ? [...ticked, field.path] : ticked.filter((path) => path !== field.path))
            }
          />
        )}
      </span>
      <span className="handed-label">{label}</span>
      <span className="handed-value">
        {isPictureField(field)
          ? field.values.map((id) => (
              <a key={id} href={mediaAddress(id)} target="_blank" rel="noreferrer">
                <img src={mediaAddress(id)} alt={label} />
              </a>
            ))
          : field.values.join(t('parts.list_separator'))}
      </span>
    </li>
  )
}
