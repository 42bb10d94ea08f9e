import type { Member } from '../access/access.ts'
import type { ClientId, MessageId, RouteId, UserId } from '../ids.ts'
import type { Page, PageQuery } from '../page.ts'
import type { Message, MessageKind, MessageSend, MessageState } from './messages.ts'
import type { MessageRoute, RouteTrace } from './routes.ts'
import type { MessageSettings } from './settings.ts'
import type { MessageTemplate } from './templates.ts'

type Reader = Pick<Member, 'userId' | 'role'>

/** What we ask of storage for messages; part of `Records`. */
export type MessageRecords = {
  /** False where there is or was a message of that key. */
  insert(message: Message): Promise<boolean>
  byId(id: MessageId): Promise<Message | undefined>
  page(query: PageQuery & { clientId?: ClientId; kind?: MessageKind; state?: MessageState }): Promise<Page<Message>>
  stateOfKey(key: string): Promise<MessageState | undefined>
  setState(id: MessageId, state: MessageState): Promise<void>
  /** Of a client, what is said because a step takes long and has not gone out or been copied away: keys and ids alone. */
  openAboutSteps(clientId: ClientId): Promise<readonly Pick<Message, 'id' | 'key'>[]>

  /** What members of this role are to see, or this member alone, the newest first. */
  inbox(reader: Reader, page: PageQuery): Promise<Page<Message & { readAt?: Date }>>
  /** Counted up to a hundred. */
  unread(reader: Reader): Promise<number>
  markRead(userId: UserId, ids: readonly MessageId[], now: Date): Promise<void>

  insertSend(send: MessageSend): Promise<void>
  /** False where it is no longer in that state, or another attempt began. */
  updateSend(send: MessageSend, expected: Pick<MessageSend, 'state' | 'startedAt'>): Promise<boolean>
  send(messageId: MessageId, routeId: RouteId): Promise<MessageSend | undefined>
  sends(messageId: MessageId): Promise<readonly MessageSend[]>

  insertRoute(route: MessageRoute): Promise<void>
  updateRoute(route: MessageRoute, expectedUpdatedAt: Date): Promise<boolean>
  removeRoute(id: RouteId): Promise<boolean>
  route(id: RouteId): Promise<MessageRoute | undefined>
  /** All of them: a company has a handful. */
  routes(): Promise<readonly MessageRoute[]>
  routeTraces(): Promise<ReadonlyMap<RouteId, readonly RouteTrace[]>>
  /** When it last began to hand something over, oldest first; bounded by its writer. */
  recentStarts(id: RouteId): Promise<readonly Date[]>
  /** False where another process wrote in the meantime. */
  keepStarts(id: RouteId, starts: readonly Date[], expected: readonly Date[]): Promise<boolean>

  template(kind: MessageKind): Promise<MessageTemplate | undefined>
  /** Those that somebody changed or approved. */
  templates(): Promise<readonly MessageTemplate[]>
  putTemplate(template: MessageTemplate): Promise<void>

  settings(): Promise<MessageSettings>
  putSettings(settings: MessageSettings): Promise<void>
}
