import { encode } from 'uqr'
import { type Html, html } from './html.ts'

/** Black on white in every theme, as a picture that a long press recognises; a quiet zone of four modules. */
export function qrPicture(text: string, label: string): Html {
  return html`<img class="qr" alt="${label}" width="216" height="216" src="data:image/svg+xml,${encodeURIComponent(qrSvg(text))}">`
}

export function qrSvg(text: string): string {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const dark = data.map((row, y) => row.map((on, x) => (on ? `M${x} ${y}h1v1h-1z` : '')).join('')).join('')
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="648" height="648" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">` +
    `<path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${dark}"/></svg>`
  )
}
