import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { query } from '../api/client.ts'
import type { Material } from '../api/types.ts'
import { Empty } from '../parts/empty.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { clockOf, dayOf } from '../parts/time.tsx'
import './client-materials.css'

const route = getRouteApi('/shell/clients/$clientId/materials')

/** All pictures of a client, each kept once and shared by every platform. */
export function ClientMaterials() {
  const { t } = useTranslation()
  const { clientId } = route.useParams()
  const materials = query.useQuery('get', '/v1/clients/{id}/materials', { params: { path: { id: clientId } } })
  return (
    <Loaded of={materials}>
      {({ data }) =>
        data.length === 0 ? (
          <Empty title={t('materials.empty')}>{t('materials.empty_why')}</Empty>
        ) : (
          <ul className="materials">
            {data.map((material) => (
              <Picture key={material.id} material={material} />
            ))}
          </ul>
        )
      }
    </Loaded>
  )
}

function Picture({ material }: { material: Material }) {
  const { t } = useTranslation()
  const address = materialAddress(material.id)
  const { width, height } = material
  return (
    <li className="card">
      <a href={address} target="_blank" rel="noreferrer" aria-label={`${t('materials.open')}: ${material.filename}`}>
        <img src={address} alt="" loading="lazy" />
      </a>
      <p>{material.filename}</p>
      <p className="secondary">{t('materials.size', { width, height, kb: Math.ceil(material.size / 1024) })}</p>
      <p className="secondary">
        {t('materials.uploaded', { time: `${dayOf(material.created_at)} ${clockOf(material.created_at)}` })}
      </p>
    </li>
  )
}

export function materialAddress(id: string): string {
  return `/v1/materials/${id}/content`
}
