import type { ReactNode } from 'react'
import './table.css'

export type Column<Row> = {
  name: string
  cell: (row: Row) => ReactNode
  align?: 'end'
  /** Left out where the screen is narrow: the row's own page has it. */
  wideOnly?: boolean
}

/** Rows of one kind. The first cell heads its row and holds the link that opens it. */
export function Table<Row>(props: {
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
}) {
  return (
    <div className="table-frame">
      <table className="table">
        <caption className="unseen">{props.caption}</caption>
        <thead>
          <tr>
            {props.columns.map((column) => (
              <th key={column.name} scope="col" className={classOf(column)}>
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={props.rowKey(row)}>
              {props.columns.map((column, index) =>
                index === 0 ? (
                  <th key={column.name} scope="row" className={classOf(column)}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.name} className={classOf(column)} data-label={column.name}>
                    <div>{column.cell(row)}</div>
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function classOf<Row>(column: Column<Row>): string {
  return [column.align ?? '', column.wideOnly ? 'wide-only' : ''].join(' ').trim()
}
