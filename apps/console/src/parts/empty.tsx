import type { ReactNode } from 'react'
import './empty.css'

/** What would be here, why it is not, and one thing to do about it. */
export function Empty({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {children && <p className="secondary">{children}</p>}
      {action && <div className="empty-action">{action}</div>}
    </div>
  )
}
