import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** Paper: the company and page n/m at the head of each page, and what it is for, who and when, across it. */
export function PrintFrame({ company, mark, children }: { company: string; mark: string; children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <>
      <style media="print">{pageRule(`${company} · ${t('evidence.title')}`, mark)}</style>
      <div className="print-mark" aria-hidden>
        {Array.from({ length: MARKS }, (_, index) => (
          <span key={index}>{mark}</span>
        ))}
      </div>
      <p className="print-line secondary">{mark}</p>
      {children}
    </>
  )
}

const MARKS = 6

function pageRule(head: string, foot: string): string {
  return `@page { size: A4; margin: 22mm 15mm 18mm;
    @top-left { content: ${quoted(head)}; font-size: 9pt; }
    @top-right { content: counter(page) " / " counter(pages); font-size: 9pt; }
    @bottom-left { content: ${quoted(foot)}; font-size: 8pt; } }`
}

/** As a string of CSS, whatever a company is called. */
function quoted(text: string): string {
  const safe = Array.from(text, (letter) =>
    /[\p{L}\p{N} ·]/u.test(letter) ? letter : `\\${(letter.codePointAt(0) ?? 32).toString(16)} `,
  )
  return `"${safe.join('')}"`
}
