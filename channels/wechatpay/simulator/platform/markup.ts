/** Text that is HTML already; any other text is escaped where it is put into a page. */
export type Markup = { readonly markup: string }
type Piece = string | number | false | undefined | Markup | readonly Markup[]

export function html(parts: TemplateStringsArray, ...pieces: Piece[]): Markup {
  return { markup: parts.map((part, index) => part + written(pieces[index])).join('') }
}

function written(piece: Piece): string {
  if (piece === undefined || piece === false) return ''
  if (typeof piece === 'string' || typeof piece === 'number') return escaped(String(piece))
  return [piece].flat().reduce((text, { markup }) => text + markup, '')
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`)
}
