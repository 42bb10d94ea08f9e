import { encode } from 'uqr'
import { layout, QR_SIZE, QR_TOP, type Sheet, SHEET } from './sheet.ts'

const FONT = 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif'

/** The picture as PNG, black on white whatever the theme. Undefined where this browser draws nothing. */
export async function drawSheet(sheet: Sheet): Promise<Blob | undefined> {
  const canvas = document.createElement('canvas')
  canvas.width = SHEET.width
  canvas.height = SHEET.height
  const pen = canvas.getContext('2d')
  if (!pen) return undefined
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, SHEET.width, SHEET.height)
  pen.fillStyle = '#000000'
  drawWords(pen, sheet)
  drawCode(pen, sheet.code)
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/png'))
}

function drawWords(pen: CanvasRenderingContext2D, sheet: Sheet): void {
  const setFont = (size: number, bold: boolean) => {
    pen.font = `${bold ? '600 ' : ''}${size}px ${FONT}`
  }
  pen.textAlign = 'center'
  const lines = layout(sheet, (text, size) => {
    setFont(size, false)
    return pen.measureText(text).width
  })
  for (const { text, y, size, bold } of lines) {
    setFont(size, bold)
    pen.fillText(text, SHEET.width / 2, y)
  }
}

/** Whole pixels for each module: a blurred edge is what scanners stumble over. */
function drawCode(pen: CanvasRenderingContext2D, code: string): void {
  const { data, size } = encode(code, { ecc: 'M', border: 4 })
  const module = Math.floor(QR_SIZE / size)
  const left = Math.round((SHEET.width - module * size) / 2)
  data.forEach((row, y) =>
    row.forEach((dark, x) => {
      if (dark) pen.fillRect(left + x * module, QR_TOP + y * module, module, module)
    }),
  )
}
