import { Alert, Button, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { CopyValue } from './copy.tsx'

/** A secret on its only appearance. It closes by its button alone, so that no stray click loses it. */
export function ShownOnce(props: { title: string; label: string; value: string; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Modal
      open
      title={props.title}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={props.onClose}>
          {t('keys.stored')}
        </Button>
      }
    >
      <Alert type="warning" showIcon title={t('keys.once')} />
      <p style={{ marginTop: 12 }}>
        <CopyValue value={props.value} label={props.label} />
      </p>
    </Modal>
  )
}
