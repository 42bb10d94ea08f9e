import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import '../parts/table.css'

/** A table for paper: narrow, and its head repeats on each page. */
export function Grid(props: { title: string; head: readonly string[]; rows: readonly (readonly ReactNode[])[] }) {
  const { t } = useTranslation()
  if (props.rows.length === 0) return <p>{t('evidence.none')}</p>
  return (
    <div className="table-frame dossier-frame">
      <table className="table dossier-table">
        <caption className="unseen">{props.title}</caption>
        <thead>
          <tr>
            {props.head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((cells, row) => (
            <tr key={row}>
              {cells.map((cell, at) => (
                <td key={props.head[at]} data-label={props.head[at]}>
                  <div>{cell}</div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
