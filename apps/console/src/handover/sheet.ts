/** What stands on the picture that is sent into a chat: enough to know, without us, what it is for. */
export type Sheet = {
  company: string
  purpose: string
  /** What the code holds. */
  code: string
  who: string
  deadline?: string
}

export const SHEET = { width: 1080, height: 1440 }
export const QR_SIZE = 620

export type Line = { text: string; y: number; size: number; bold: boolean }

/** Where each line of words stands; `widthOf` measures a text at a size. What does not fit in two lines ends in an ellipsis. */
export function layout(sheet: Sheet, widthOf: (text: string, size: number) => number): readonly Line[] {
  const widest = SHEET.width - 2 * MARGIN
  const wrap = (text: string, size: number) => wrapped(text, (part) => widthOf(part, size) <= widest)
  const above = wrap(sheet.company, 52).map((text, index) => ({ text, y: 150 + index * 66, size: 52, bold: true }))
  const purpose = wrap(sheet.purpose, 44).map((text, index) => ({ text, y: 300 + index * 58, size: 44, bold: false }))
  const below = [...wrap(sheet.who, 44), ...(sheet.deadline === undefined ? [] : wrap(sheet.deadline, 40))]
  return [...above, ...purpose, ...below.map((text, index) => ({ text, y: BELOW + index * 66, size: 44, bold: false }))]
}

const MARGIN = 80
export const QR_TOP = 420
const BELOW = QR_TOP + QR_SIZE + 110

const MOST_LINES = 2

/** Broken where it has to be: Chinese may break anywhere, Latin words only between. */
export function wrapped(text: string, fits: (part: string) => boolean): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of text.match(/[\w.,'-]+\s*|[^]/gu) ?? []) {
    if (line !== '' && !fits(line + piece)) {
      lines.push(line.trim())
      line = ''
    }
    line += piece
  }
  if (line.trim() !== '') lines.push(line.trim())
  if (lines.length <= MOST_LINES) return lines
  return [...lines.slice(0, MOST_LINES - 1), `${[...(lines[MOST_LINES - 1] ?? '')].slice(0, -1).join('')}…`]
}
