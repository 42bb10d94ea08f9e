import type { App } from '../operation.ts'

export function healthRoutes(app: App): void {
  app.get('/healthz', () => ({ ok: true }))
}
