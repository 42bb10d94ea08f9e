/**
 * Takes keys, tokens and personal numbers out of a pasted text. Runs where the text was pasted, before it is shown, sent
 * or looked at: what a diagnosis needs is codes, words and numbers of orders, never a secret.
 */
export function maskSecrets(text: string): string {
  return MASKS.reduce((masked, [pattern, put]) => masked.replace(pattern, put), text.slice(0, LONGEST_PASTE))
}

/** In characters. More than any error body holds; the rest of a log is left unread. */
export const LONGEST_PASTE = 100_000

export const MASKED = '[…]'

/**
 * Every repetition is bounded or stands before a character that it cannot take itself, so that no text makes one of them
 * slow; each is tried on hostile texts in mask.test.ts.
 */
const MASKS: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [A-Z0-9 ]{1,40}-----[^-]{0,20000}(?:-----END [A-Z0-9 ]{1,40}-----)?/g, MASKED],
  // by name, quoted or not, in JSON, XML, headers and addresses; escaped quotes of a log in a log too
  [
    /((?:api_?v?[23]?_?key|mch_?key|partner_?key|private_?key|app_?secret|secret|password|passwd|aes_?key|encrypt_?key|access_?token|refresh_?token|app_?auth_?token|app_?auth_?code|auth_?code|session_?key|pay_?sign|sign|signature|authorization|cookie|token|key|apikey|merchant_?private_?key|api_?key)["'\\]{0,4}\s{0,4}(?:[:=]|=>)\s{0,4}\[?["'\\]{0,4})(?![[\s"'\\,;}])[^\s"'\\,;&<>{}]{6,4000}/gi,
    `$1${MASKED}`,
  ],
  [/(<(?:key|sign|api_?key|secret|token|auth_?code)>\s{0,4}(?:<!\[CDATA\[)?)[^\]<\s]{6,4000}/gi, `$1${MASKED}`],
  [/\bBearer\s{1,4}[\w.~+/=-]{8,4000}/gi, `Bearer ${MASKED}`],
  // our own API keys and session words
  [/\brzk_[\w-]{8,100}/g, MASKED],
  // a key, a signature or an encrypted text by its look: long, and of nothing but base64
  [/(?<![\w+/])[A-Za-z0-9+/]{64,20000}={0,2}/g, MASKED],
  // 32 characters, letters and digits mixed, as an APIv3 key or an AppSecret; a transaction number has digits only
  // and an order number may look the same, but is called one
  [
    /(?<!\w|(?:trade_?no|refund_?no|request_?no|transaction_?id|trace_?id|request_?id)["'\\]{0,4}\s?[:=>]\s?["'\\]{0,4})(?=[0-9]{0,31}[A-Za-z])(?=[A-Za-z]{0,31}[0-9])[A-Za-z0-9]{32}(?!\w)/gi,
    MASKED,
  ],
  // numbers of persons and of bank cards, mobile numbers
  [/(?<![\w])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\w])/g, MASKED],
  [/(?<![\w])62\d{14,17}(?![\w])/g, MASKED],
  [/(?<![\w])1[3-9]\d{9}(?![\w])/g, MASKED],
]
