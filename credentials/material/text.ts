const LONGEST_VALUE = 8192

/** The text of a file, whatever editor saved it; undefined where the bytes are no text. */
export function decodeText(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  return plain(decoded(bytes, 'utf-8') ?? decoded(bytes, 'gb18030'))
}

/**
 * Letters as a gateway writes them. What was copied through a chat, a table or a word processor comes with a BOM, CRLF,
 * full-width letters, long dashes, spaces that nobody sees, or `\n` as two letters where it went through an env file.
 */
export function tidyText(text: string): string {
  return text
    .replace(/[\u200B-\u200F\u2028-\u202E\u2060\uFEFF\u00AD]/g, '')
    .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u00A0\u2000-\u200A\u3000]/g, ' ')
    .replace(/[\u2010-\u2015\u2212\uFE58\uFE63\u30FC]{2,}/g, (dashes) => '-----'.slice(0, Math.max(5, dashes.length)))
    .replace(/\\r\\n|\\n|\r\n?/g, '\n')
    .trim()
}

/** A value as it was meant: tidy, and without quotes around it. */
export function tidyValue(text: string): string {
  return tidyText(text.slice(0, LONGEST_VALUE))
    .replace(/^["'“”‘’「『]+|["'“”‘’」』,;，；。]+$/g, '')
    .trim()
}

function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined // not in this encoding
  }
}

function plain(text: string | undefined): string | undefined {
  // oxlint-disable-next-line no-control-regex -- what makes a file binary is just these
  return text === undefined || /[\0-\x08\x0E-\x1A\x1C-\x1F]/.test(text) ? undefined : text
}
