export type Part = { readonly name: string; readonly filename?: string; readonly content: Buffer }

const HEAD_ENDS = Buffer.from('\r\n\r\n')
const LINE_END_BYTES = 2

/** The parts of a `multipart/form-data` body (RFC 7578); none where it is not one, or has no boundary. */
export function partsOf(contentType: string, body: Buffer): Part[] {
  const boundary = /^multipart\/form-data\b.*\bboundary="?([^";]+)"?/i.exec(contentType)?.[1]
  if (boundary === undefined) return []
  const delimiter = Buffer.from(`--${boundary}`)
  const parts: Part[] = []
  let start = body.indexOf(delimiter)
  while (start >= 0) {
    const from = start + delimiter.length + LINE_END_BYTES
    const next = body.indexOf(delimiter, from)
    if (next < 0) break
    const part = partOf(body.subarray(from, next - LINE_END_BYTES))
    if (part) parts.push(part)
    start = next
  }
  return parts
}

function partOf(bytes: Buffer): Part | undefined {
  const end = bytes.indexOf(HEAD_ENDS)
  if (end < 0) return undefined
  const head = bytes.subarray(0, end).toString()
  const name = /[;\s]name="([^"\r\n]*)"/i.exec(head)?.[1]
  if (name === undefined) return undefined
  const filename = /filename="([^"\r\n]*)"/i.exec(head)?.[1]
  const content = bytes.subarray(end + HEAD_ENDS.length)
  return { name, content, ...(filename !== undefined && { filename }) }
}
