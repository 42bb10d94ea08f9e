import { HoursForm } from './hours-form.tsx'
import { RouteList } from './route-list.tsx'
import { TemplateList } from './template-list.tsx'
import './messages-page.css'

/** By which ways messages leave, how they are worded, and when. */
export function MessagesPage() {
  return (
    <>
      <RouteList />
      <TemplateList />
      <HoursForm />
    </>
  )
}
