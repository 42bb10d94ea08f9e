import { useRouter } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { preferences } from '../theme/preferences.ts'
import { keyOf, type Pressed } from './keys.ts'

const Palette = lazy(() => import('./palette.tsx').then(({ Palette: shown }) => ({ default: shown })))

/** What the keyboard does anywhere in the console. The palette itself comes when it is asked for. */
export function Shortcuts({ asked, onClose }: { asked: boolean; onClose: () => void }) {
  const router = useRouter()
  const [open, setOpen] = useState<'search' | 'keys'>()
  const shown = asked ? 'search' : open
  useEffect(() => {
    let before: { key: string; at: number } | undefined
    function press(event: KeyboardEvent) {
      const pressed = keyOf(event, before, preferences().shortcuts)
      before = event.key === 'g' ? { key: 'g', at: event.timeStamp } : undefined
      if (!pressed) return
      event.preventDefault()
      act(pressed)
    }
    function act(pressed: Pressed) {
      if (pressed.act === 'search' || pressed.act === 'keys') setOpen(pressed.act)
      else if (pressed.act === 'go') void router.navigate({ to: pressed.to })
      else if (pressed.act === 'copy') void navigator.clipboard?.writeText(window.location.href)
      else if (pressed.act === 'filter') filterField()?.focus()
      else moveBy(pressed.act === 'down' ? 1 : -1)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [router])
  if (!shown) return null
  return (
    <Suspense fallback={null}>
      <Palette
        show={shown}
        onClose={() => {
          setOpen(undefined)
          onClose()
        }}
      />
    </Suspense>
  )
}

function filterField(): HTMLElement | null {
  return document.querySelector('main search input, main input[type=search]')
}

/** The link in the first cell opens a row; with the focus on it, Enter does. */
function moveBy(step: number): void {
  const links = [...document.querySelectorAll<HTMLElement>('main tbody th[scope=row] a')]
  const at = links.indexOf(document.activeElement as HTMLElement)
  const next = at === -1 ? (step > 0 ? 0 : links.length - 1) : at + step
  links[next]?.focus()
}
