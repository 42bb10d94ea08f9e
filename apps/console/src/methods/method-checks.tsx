import { getRouteApi } from '@tanstack/react-router'
import { Loaded } from '../parts/loaded.tsx'
import { CheckList } from './check-list.tsx'
import { useMethod } from './method-layout.tsx'
import { MethodTrial } from './method-trial.tsx'

const route = getRouteApi('/shell/clients/$clientId/methods/$methodId/checks')

/** Whether it works: what the platform can be asked, and one real payment, which shows more than any question. */
export function MethodChecks() {
  const { methodId } = route.useParams()
  const method = useMethod(methodId)
  return (
    <Loaded of={method}>
      {(shown) => (
        <>
          <CheckList key={`checks-${shown.id}`} method={shown} />
          <MethodTrial key={shown.id} method={shown} />
        </>
      )}
    </Loaded>
  )
}
