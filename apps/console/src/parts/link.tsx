import { useRouter } from '@tanstack/react-router'
import { Button, type ButtonProps } from 'antd'
import type { MouseEvent, ReactNode } from 'react'

type Look = Pick<ButtonProps, 'type' | 'size' | 'icon' | 'className'>

/** A link that looks like a button. An address of ours opens in the console, any other in a new window. */
export function ButtonLink({
  href,
  disabledReason,
  onGo,
  children,
  ...look
}: { href: string; disabledReason?: string; onGo?: () => void; children: ReactNode } & Look) {
  const router = useRouter()
  if (disabledReason !== undefined) {
    return (
      <Button {...look} disabled title={disabledReason}>
        {children}
      </Button>
    )
  }
  const ours = href.startsWith('/')
  function go(event: MouseEvent) {
    if (!ours || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    onGo?.()
    void router.navigate({ href })
  }
  return (
    <Button {...look} href={href} onClick={go} {...(!ours && { target: '_blank', rel: 'noreferrer' })}>
      {children}
    </Button>
  )
}
