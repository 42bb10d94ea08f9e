import type { MessageId, RouteId } from '../ids.ts'
import type { MessageSend } from './messages.ts'

/** The key of the job that sends it. */
export function sendKey({ messageId, routeId }: Pick<MessageSend, 'messageId' | 'routeId'>): string {
  return `${messageId}/${routeId}`
}

export function readSendKey(key: string): { messageId: MessageId; routeId: RouteId } {
  const [messageId = '', routeId = ''] = key.split('/')
  return { messageId: messageId as MessageId, routeId: routeId as RouteId } // a key is what `sendKey` wrote
}
