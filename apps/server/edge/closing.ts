import type { App } from '../operation.ts'

/** While it closes, each answer is the last on its connection: nobody waits for callers who keep theirs open. */
export function hangUpWhileClosing(app: App): void {
  let closing = false
  app.addHook('preClose', async () => {
    closing = true
  })
  app.addHook('onSend', async (_request, reply, payload) => {
    if (closing) reply.header('connection', 'close')
    return payload
  })
}
