import type { RawRequest } from '../../contract/simulator.ts'

export type Part = {
  readonly name: string
  readonly filename?: string
  readonly type?: string
  readonly content: Buffer
}

const BLANK_LINE = Buffer.from('\r\n\r\n')

/**
 * The parts of a multipart body (RFC 7578), as far as SDKs bend it: the boundary may be missing in the header (the first
 * line tells it), `name="meta";` may end in a stray semicolon, and `meta` may have a file name.
 */
export function multipartParts({ headers, body }: Pick<RawRequest, 'headers' | 'body'>): Part[] {
  const boundary = boundaryOf(headers['content-type'] ?? '', body)
  if (boundary === undefined) return []
  const delimiter = Buffer.from(`--${boundary}`)
  const parts: Part[] = []
  let start = body.indexOf(delimiter)
  while (start >= 0) {
    const from = start + delimiter.length + 2 // the line end behind the delimiter
    const next = body.indexOf(delimiter, from)
    if (next < 0) return parts
    const part = partOf(body.subarray(from, next - 2)) // the line end before the next one is not content
    if (part) parts.push(part)
    start = next
  }
  return parts
}

function boundaryOf(contentType: string, body: Buffer): string | undefined {
  const told = /boundary="?([^";]+)"?/i.exec(contentType)?.[1]
  if (told !== undefined) return told
  const firstLine = body.subarray(0, Math.max(body.indexOf('\r\n'), 0)).toString('latin1')
  return firstLine.startsWith('--') ? firstLine.slice(2) : undefined
}

function partOf(bytes: Buffer): Part | undefined {
  const end = bytes.indexOf(BLANK_LINE)
  if (end < 0) return undefined
  const head = bytes.subarray(0, end).toString()
  const name = /[;\s]name="?([^";\r\n]+)"?/i.exec(head)?.[1]
  if (name === undefined) return undefined
  const filename = /filename="([^"\r\n]*)"/i.exec(head)?.[1]
  const type = /^content-type:\s*([^\s;]+)/im.exec(head)?.[1]
  const content = bytes.subarray(end + BLANK_LINE.length)
  return { name, content, ...(filename !== undefined && { filename }), ...(type !== undefined && { type }) }
}
