import type { SubjectType } from '@ruzhu/domain/descriptor.ts'
import { listed } from '@ruzhu/domain/applyments/form.ts'
import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSay } from '../parts/said.ts'
import { useDraft } from './use-draft.ts'

/** Where two people changed one field, side by side, for one of them to decide. */
export function Conflicts({ subject }: { subject: SubjectType | undefined }) {
  const { t } = useTranslation()
  const say = useSay()
  const { draft, decide } = useDraft()
  return draft.conflicts.map(({ path, theirs }) => {
    const field = subject?.steps.flatMap(({ fields }) => fields).find((each) => each.path === path)
    const words = (value: typeof theirs | undefined) => listed(value ?? undefined).join(t('parts.list_separator'))
    return (
      <Alert
        key={path}
        type="warning"
        showIcon
        title={t('form.conflict', {
          label: field ? say(field.label) : path,
          theirs: words(theirs),
          mine: words(draft.changes[path]),
        })}
        action={
          <span className="row-actions">
            <Button size="small" onClick={() => decide(path, 'mine')}>
              {t('form.keep_mine')}
            </Button>
            <Button size="small" onClick={() => decide(path, 'theirs')}>
              {t('form.take_theirs')}
            </Button>
          </span>
        }
      />
    )
  })
}
