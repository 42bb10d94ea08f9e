import { AppError } from '../errors.ts'

export type Environment = 'test' | 'live'

/** The address in its plain form; refused where our signed events could be read or sent astray on the way. */
export function webhookUrl(text: string, environment: Environment): string {
  const url = URL.parse(text)
  const usable =
    url !== null &&
    text.length <= 2048 &&
    url.username === '' &&
    url.password === '' &&
    !text.includes('#') &&
    (url.protocol === 'https:' || (url.protocol === 'http:' && environment === 'test' && isLoopback(url.hostname)))
  if (!usable) throw new AppError('WEBHOOK_URL_INVALID') // not repeated: it may hold a password
  return url.href
}

/** This machine itself. A name may begin with `127.` and lead anywhere. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
}
