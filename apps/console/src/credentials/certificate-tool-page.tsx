import type { MadeRequest, RequestFor } from '@ruzhu/credentials/tool/make-request.ts'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FinishStep } from './finish-step.tsx'
import { HandInLater, HandInStep } from './hand-in-step.tsx'
import { MakeStep } from './make-step.tsx'
import './certificate-tool-page.css'

export type Made = MadeRequest & { whom: RequestFor }

/** What the platforms' certificate tools do, on any system: the private key is made here and leaves by download only. */
export function CertificateToolPage() {
  const { t } = useTranslation()
  const [made, setMade] = useState<Made>()
  const [kept, setKept] = useState(false)
  useWarning(made !== undefined && !kept)
  return (
    <div className="certificate-tool">
      <p>{t('tool.why')}</p>
      <MakeStep
        onMade={(request) => {
          setMade(request)
          setKept(false)
        }}
      />
      {made ? <HandInStep made={made} onKept={() => setKept(true)} /> : <HandInLater />}
      <FinishStep made={made} onKept={() => setKept(true)} />
    </div>
  )
}

/** Whoever leaves now loses a key that exists nowhere else. */
function useWarning(isNeeded: boolean): void {
  useEffect(() => {
    if (!isNeeded) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isNeeded])
}
