import { createHash } from 'node:crypto'
import { PNG } from './enterprise.ts'
import type { Answer, signer } from './world.ts'

export type BentUpload = {
  path?: string
  meta?: object
  metaText?: string
  file?: Buffer
  filename?: string
  /** There and undefined, the header does not tell it. */
  boundary?: string | undefined
}

/** One file part and its meta, as the documents show it; what is bent is given. Signed is the meta alone. */
export function upload(call: ReturnType<typeof signer>, bent: BentUpload = {}): Promise<Answer> {
  const { path = '/v3/merchant/media/upload', file = PNG, filename = 'a.png' } = bent
  const sha256 = createHash('sha256').update(file).digest('hex')
  const meta = bent.metaText ?? JSON.stringify(bent.meta ?? { filename, sha256 })
  const body = Buffer.concat([
    ...part('Content-Disposition: form-data; name="meta";\r\nContent-Type: application/json', Buffer.from(meta)),
    ...part(`Content-Disposition: form-data; name="file"; filename="${filename}"\r\nContent-Type: image/png`, file),
    Buffer.from('--XXX--\r\n'),
  ])
  const type = 'boundary' in bent ? 'multipart/form-data' : 'multipart/form-data; boundary=XXX'
  return call('POST', path, meta, { headers: { 'content-type': type }, sentBody: new Uint8Array(body) })
}

function part(head: string, content: Buffer): Buffer[] {
  return [Buffer.from(`--XXX\r\n${head}\r\n\r\n`), content, Buffer.from('\r\n')]
}
