/** @property filename  with the extension of what it is: the gateway goes by it */
export type UploadFile = { filename: string; mediaType: string; bytes: Uint8Array }
/** A field that travels as a part of its own. */
export type TextPart = { name: string; bytes: Uint8Array; mediaType?: string }

/**
 * `multipart/form-data` of texts and files, each in its own part.
 *
 * @param boundary  letters and digits that do not occur in a file: 32 random ones do not
 * @throws RangeError where a name would break out of its header
 * @see    https://opendocs.alipay.com/open-v3/054oog
 */
export function multipart(texts: readonly TextPart[], files: Readonly<Record<string, UploadFile>>, boundary: string) {
  const parts = [
    ...texts.map(({ name, bytes, mediaType }) => part(boundary, { name }, mediaType, bytes)),
    ...Object.entries(files).map(([name, { filename, mediaType, bytes }]) =>
      part(boundary, { name, filename }, mediaType, bytes),
    ),
  ]
  return {
    body: Buffer.concat([...parts.flat(), Buffer.from(`--${boundary}--\r\n`)]),
    contentType: `multipart/form-data; boundary=${boundary}`,
  }
}

function part(boundary: string, names: Record<string, string>, mediaType: string | undefined, bytes: Uint8Array) {
  const disposition = ['form-data', ...Object.entries(names).map(([key, value]) => `${key}="${safe(value)}"`)].join(
    '; ',
  )
  const type = mediaType === undefined ? '' : `Content-Type: ${safe(mediaType)}\r\n`
  const head = `--${boundary}\r\nContent-Disposition: ${disposition}\r\n${type}\r\n`
  return [Buffer.from(head, 'utf8'), bytes, Buffer.from('\r\n')]
}

function safe(name: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are exactly what must not get in
  if (/["\\\u0000-\u001f\u007f]/.test(name)) throw new RangeError('a name without quotes or controls')
  return name
}
