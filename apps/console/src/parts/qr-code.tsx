import { encode } from 'uqr'
import './qr-code.css'

/** Black on white in every theme, with a quiet zone of four modules: what scanners ask for. */
export function QrCode({ text, label, size = 176 }: { text: string; label: string; size?: number }) {
  const { data, size: modules } = encode(text, { ecc: 'M', border: 4 })
  return (
    <svg
      className="qr-code"
      role="img"
      aria-label={label}
      width={size}
      height={size}
      viewBox={`0 0 ${modules} ${modules}`}
      shapeRendering="crispEdges"
    >
      <rect width={modules} height={modules} fill="#ffffff" />
      <path d={darkModules(data)} fill="#000000" />
    </svg>
  )
}

/** One path for all dark modules, a run of neighbours at a time. */
export function darkModules(data: readonly (readonly boolean[])[]): string {
  const runs: string[] = []
  data.forEach((row, y) => {
    let x = 0
    while (x < row.length) {
      const start = x
      while (row[x]) x++
      if (x > start) runs.push(`M${start} ${y}h${x - start}v1h-${x - start}z`)
      else x++
    }
  })
  return runs.join('')
}
