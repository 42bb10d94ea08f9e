import { Children, type ReactNode } from 'react'
import './page-tabs.css'

/** Sections of one object. Each is a page with an address, so these are links and not a tab widget. */
export function PageTabs({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav className="page-tabs" aria-label={label}>
      <ul>{Children.map(children, (child) => child && <li>{child}</li>)}</ul>
    </nav>
  )
}
