import type { FieldValue } from '@ruzhu/domain/applyments/applyments.ts'
import { isPicture, listed } from '@ruzhu/domain/applyments/form.ts'
import { maskForm } from '@ruzhu/domain/applyments/mask.ts'
import type { FormField } from '@ruzhu/domain/descriptor.ts'
import { useTranslation } from 'react-i18next'
import { materialAddress } from '../clients/client-materials.tsx'
import { useSay } from '../parts/said.ts'
import './shown-value.css'

/** A value as it reads: pictures as pictures, choices in words, personal data with its middle hidden. */
export function ShownValue({ field, value }: { field: FormField | undefined; value: FieldValue | undefined }) {
  const { t } = useTranslation()
  const say = useSay()
  const values = listed(field ? hidden(field, value) : value)
  if (values.length === 0) return <span className="secondary">{t('review.empty')}</span>
  if (field && isPicture(field)) {
    return (
      <span className="shown-pictures">
        {values.map((id, index) => (
          <a key={id} href={materialAddress(id)} target="_blank" rel="noreferrer">
            <img src={materialAddress(id)} alt={t('picture.nth', { label: say(field.label), n: index + 1 })} />
          </a>
        ))}
      </span>
    )
  }
  const words = values.map((one) => {
    const option = field?.options?.find((each) => each.value === one)
    return option ? say(option.label) : one
  })
  return <span className="shown-text">{words.join(t('parts.list_separator'))}</span>
}

function hidden(field: FormField, value: FieldValue | undefined): FieldValue | undefined {
  if (value === undefined) return undefined
  const alone = { type: '', label: field.label, steps: [{ key: '', label: field.label, fields: [field] }] }
  return maskForm(alone, { [field.path]: value })[field.path]
}
