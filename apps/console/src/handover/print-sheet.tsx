import { useEffect, useRef } from 'react'
import { QrCode } from '../parts/qr-code.tsx'
import type { Sheet } from './sheet.ts'

/** One page of paper with the code; nothing else of the page is printed beside it. */
export function PrintSheet({ sheet, onPrinted }: { sheet: Sheet; onPrinted: () => void }) {
  const printed = useRef(onPrinted)
  printed.current = onPrinted
  useEffect(() => {
    const end = () => printed.current()
    document.body.classList.add('printing-sheet')
    window.addEventListener('afterprint', end)
    window.print()
    return () => {
      document.body.classList.remove('printing-sheet')
      window.removeEventListener('afterprint', end)
    }
  }, [])
  return (
    <div className="print-sheet" aria-hidden>
      <h1>{sheet.company}</h1>
      <p>{sheet.purpose}</p>
      <QrCode text={sheet.code} label={sheet.purpose} size={360} />
      <p>{sheet.who}</p>
      {sheet.deadline !== undefined && <p>{sheet.deadline}</p>}
    </div>
  )
}
