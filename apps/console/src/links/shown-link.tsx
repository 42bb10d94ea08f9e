import { Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { query } from '../api/client.ts'
import type { Handover, OpenedLink } from '../api/types.ts'
import { HandoverButtons, HandoverCode } from '../handover/handover-card.tsx'
import './shown-link.css'

/** A link ready to be passed on: as a code, an address, a message, a picture or on paper. */
export function ShownLink({ opened, onClose }: { opened: OpenedLink; onClose: () => void }) {
  const { t } = useTranslation()
  const { link, address, who, message } = opened
  const client = query.useQuery('get', '/v1/clients/{id}', { params: { path: { id: link.client_id } } })
  const handover: Handover = {
    kind: 'materials',
    url: address,
    code_url: address,
    expires_at: link.expires_at,
    who,
    message,
  }
  return (
    <Modal open title={t('links.made')} footer={null} onCancel={onClose}>
      <p>{t('links.made_why', { who })}</p>
      <div className="shown-link">
        <HandoverCode handover={handover} />
        <p>
          <code>{address}</code>
        </p>
        <div className="row-actions">
          <HandoverButtons handover={handover} company={client.data?.name ?? ''} />
        </div>
      </div>
    </Modal>
  )
}
