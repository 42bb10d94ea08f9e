import { getRouteApi } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePermission } from '../access/permission.ts'
import { Loaded } from '../parts/loaded.tsx'
import { MethodDialog } from './method-dialog.tsx'
import { MethodFacts } from './method-facts.tsx'
import { useMethod } from './method-layout.tsx'

const route = getRouteApi('/shell/clients/$clientId/methods/$methodId/')

/** Name, scenes and apps. */
export function MethodSettings() {
  const { t } = useTranslation()
  const { methodId } = route.useParams()
  const method = useMethod(methodId)
  const permission = usePermission('methods.edit')
  const [editing, setEditing] = useState(false)
  return (
    <Loaded of={method}>
      {(shown) => (
        <section className="card" aria-labelledby="method-basics">
          <div className="card-head">
            <h2 id="method-basics">{t('methods.basics')}</h2>
            <Button {...permission} onClick={() => setEditing(true)}>
              {t('methods.edit')}
            </Button>
          </div>
          <MethodFacts method={shown} />
          {editing && (
            <MethodDialog clientId={shown.client_id} method={shown} sources={[]} onClose={() => setEditing(false)} />
          )}
        </section>
      )}
    </Loaded>
  )
}
