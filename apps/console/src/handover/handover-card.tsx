import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { Handover } from '../api/types.ts'
import { CopyButton } from '../parts/copy.tsx'
import { QrCode } from '../parts/qr-code.tsx'
import { useSay } from '../parts/said.ts'
import { clockOf, dayOf } from '../parts/time.tsx'
import { drawSheet } from './draw-sheet.ts'
import { PrintSheet } from './print-sheet.tsx'
import type { Sheet } from './sheet.ts'
import { TransferFacts } from './transfer-facts.tsx'
import './handover.css'

/** The code to scan, and who scans it with what. One that has expired cannot be scanned any more, only replaced. */
export function HandoverCode({
  handover,
  onRenew,
  renewing = false,
}: {
  handover: Handover
  onRenew?: (() => void) | undefined
  renewing?: boolean
}) {
  const { t } = useTranslation()
  const scan = useScan(handover)
  const { url, code_url: code = url, who } = handover
  if (handover.transfer) return <TransferFacts transfer={handover.transfer} />
  if (code === undefined) return null
  const expired = isExpired(handover)
  return (
    <figure className="handover">
      <div className={expired ? 'handover-code expired' : 'handover-code'}>
        <QrCode text={code} label={t('handover.qr', { who })} />
        {expired && (
          <div className="handover-cover">
            <strong>{t('handover.expired')}</strong>
            {onRenew && (
              <Button size="small" loading={renewing} onClick={onRenew}>
                {t('handover.renew')}
              </Button>
            )}
          </div>
        )}
      </div>
      <figcaption>{scan}</figcaption>
    </figure>
  )
}

/** Carries it to the person: as an address, as a message, as a picture for a chat, or on paper. */
export function HandoverButtons({ handover, company }: { handover: Handover; company: string }) {
  const { t } = useTranslation()
  const say = useSay()
  const usable = !isExpired(handover)
  return (
    <>
      {handover.url !== undefined && usable && (
        <CopyButton text={handover.url} done={t('handover.copied')}>
          {t('handover.copy_link')}
        </CopyButton>
      )}
      {usable && (
        <CopyButton text={say(handover.message)} done={t('handover.copied')}>
          {t('handover.copy_message')}
        </CopyButton>
      )}
      {usable && (handover.code_url ?? handover.url) !== undefined && (
        <PictureButtons handover={handover} company={company} />
      )}
    </>
  )
}

function PictureButtons({ handover, company }: { handover: Handover; company: string }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [printing, setPrinting] = useState(false)
  const sheet = useSheet(handover, company)
  async function download() {
    const picture = await drawSheet(sheet)
    if (!picture) return void message.error(t('handover.not_drawn'))
    save(`${t('handover.file', { company, purpose: sheet.purpose })}.png`, picture)
  }
  return (
    <>
      <Button icon={<DownloadOutlined aria-hidden />} onClick={() => void download()}>
        {t('handover.download')}
      </Button>
      <Button icon={<PrinterOutlined aria-hidden />} onClick={() => setPrinting(true)}>
        {t('handover.print')}
      </Button>
      {printing && createPortal(<PrintSheet sheet={sheet} onPrinted={() => setPrinting(false)} />, document.body)}
    </>
  )
}

function useSheet(handover: Handover, company: string): Sheet {
  const { t } = useTranslation()
  const until = handover.expires_at
  return {
    company,
    purpose: t(`handover.purpose_${handover.kind}`),
    code: handover.code_url ?? handover.url ?? '',
    who: useScan(handover),
    ...(until !== undefined && { deadline: t('handover.until', { time: `${dayOf(until)} ${clockOf(until)}` }) }),
  }
}

function useScan({ who, app }: Handover): string {
  const { t } = useTranslation()
  const say = useSay()
  return app ? t('handover.scan_with', { who, app: say(app) }) : t('handover.scan_any', { who })
}

function isExpired({ expires_at: until }: Handover): boolean {
  return until !== undefined && new Date(until).getTime() < Date.now()
}

function save(name: string, picture: Blob): void {
  const address = URL.createObjectURL(picture)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
