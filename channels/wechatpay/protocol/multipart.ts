/** @property filename  at most 128 characters, with the extension of what it is; also named in `meta` */
export type Picture = { filename: string; mediaType: string; bytes: Uint8Array }

/**
 * The two parts of an upload. `meta` is written as given, since it is what is signed.
 *
 * @param boundary  letters and digits that do not occur in the file: 32 random ones do not
 * @throws RangeError where the file name would break out of its header
 * @see    https://pay.weixin.qq.com/wiki/doc/apiv3_partner/apis/chapter2_1_1.shtml
 */
export function multipart(meta: string, { filename, mediaType, bytes }: Picture, boundary: string) {
  // oxlint-disable-next-line no-control-regex -- control characters are exactly what must not get in
  if (/["\\\u0000-\u001f\u007f]/.test(filename + mediaType))
    throw new RangeError('a file name without quotes or controls')
  const head =
    `--${boundary}\r\nContent-Disposition: form-data; name="meta"\r\nContent-Type: application/json\r\n\r\n${meta}\r\n` +
    `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${filename}"\r\n` +
    `Content-Type: ${mediaType}\r\n\r\n`
  return {
    body: Buffer.concat([Buffer.from(head, 'utf8'), bytes, Buffer.from(`\r\n--${boundary}--\r\n`, 'utf8')]),
    contentType: `multipart/form-data; boundary=${boundary}`,
  }
}
