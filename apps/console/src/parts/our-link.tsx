import { useRouter } from '@tanstack/react-router'
import type { MouseEvent, ReactNode } from 'react'

/** A link to an address of the console that the server named; it opens here, without loading everything anew. */
export function OurLink({ href, children }: { href: string; children: ReactNode }) {
  const router = useRouter()
  function go(event: MouseEvent) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    void router.navigate({ href })
  }
  return (
    <a href={href} onClick={go}>
      {children}
    </a>
  )
}
