import { CheckOutlined, CopyOutlined } from '@ant-design/icons'
import { App, Button, Tooltip } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import './copy.css'

/** A value to carry elsewhere: shown in full or shortened in the middle, always copied whole. */
export function CopyValue({ value, label, long = false }: { value: string; label: string; long?: boolean }) {
  const { t } = useTranslation()
  const { copy, copied } = useCopy()
  const name = t('parts.copy', { label })
  return (
    <span className="copy-value">
      <code title={value}>{long ? shortened(value) : value}</code>
      <Tooltip title={copied ? t('parts.copied') : name}>
        <Button
          type="text"
          size="small"
          aria-label={name}
          icon={copied ? <CheckOutlined aria-hidden /> : <CopyOutlined aria-hidden />}
          onClick={() => copy(value)}
        />
      </Tooltip>
      <span className="unseen" role="status">
        {copied ? t('parts.copied') : ''}
      </span>
    </span>
  )
}

type ButtonProps = { text: string; done: string; small?: boolean; children: ReactNode }

/** The same as a worded button, with a sentence of its own once it is done. */
export function CopyButton({ text, done, small = false, children }: ButtonProps) {
  const { message } = App.useApp()
  const { copy } = useCopy()
  return (
    <Button
      icon={<CopyOutlined aria-hidden />}
      size={small ? 'small' : 'middle'}
      onClick={async () => {
        if (await copy(text)) void message.success(done)
      }}
    >
      {children}
    </Button>
  )
}

function useCopy() {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [copied, setCopied] = useState(false)
  async function copy(text: string): Promise<boolean> {
    try {
      await navigator.clipboard.writeText(text)
      setCopied(true)
      return true
    } catch {
      void message.error(t('parts.copy_failed'))
      return false
    }
  }
  return { copy, copied }
}

export function shortened(value: string): string {
  return value.length <= 20 ? value : `${value.slice(0, 8)}…${value.slice(-6)}`
}
