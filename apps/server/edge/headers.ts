import type { App } from '../operation.ts'

// antd writes its styles into the page as it goes, so styles may stand inline; scripts may not.
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/** What every answer carries: no foreign scripts, no frames, no guessing of types, and a number to ask about. */
export function secureHeaders(app: App, { https }: { https: boolean }): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({
      'request-id': request.id,
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      ...(https && { 'strict-transport-security': 'max-age=31536000' }),
      ...(request.url.startsWith('/v1/') && { 'cache-control': 'no-store' }),
    })
  })
}
