import type { Deps } from '@ruzhu/domain/deps.ts'
import { AppError } from '@ruzhu/domain/errors.ts'
import { refuseProblems } from '@ruzhu/domain/field-check.ts'
import type { ClientId } from '@ruzhu/domain/ids.ts'
import { text } from '@ruzhu/domain/text.ts'
import type { TimelineEntry } from '@ruzhu/domain/timeline/timeline.ts'
import { type Static, Type } from 'typebox'
import { at, given, Id, Instant, OneOf, TextView, textView, View } from '../schemas.ts'

/** One sentence about what happened. */
export const TimelineEntryView = View('TimelineEntry', {
  id: Id('tl'),
  client_id: Id('cl'),
  subject: Type.String(),
  at: Instant,
  source: OneOf(['us', 'client', 'platform', 'client_system', 'system']),
  by: Type.Optional(Type.String()),
  text: TextView,
  detail: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]))),
})

export function timelineEntryView(entry: TimelineEntry): Static<typeof TimelineEntryView> {
  return given({
    id: entry.id,
    client_id: entry.clientId,
    subject: entry.subject,
    at: at(entry.at),
    source: entry.source,
    by: entry.by,
    text: textView(entry.text),
    detail: entry.detail && { ...entry.detail },
  })
}

/** A person's own words in the timeline of a client. */
export async function addNote(deps: Deps, clientId: ClientId, note: string, by: string): Promise<TimelineEntry> {
  refuseProblems({ text: note.trim() === '' && 'not blank' })
  const entry: TimelineEntry = {
    id: deps.newId('tl'),
    clientId,
    subject: clientId,
    at: deps.now(),
    source: 'us',
    by,
    text: text('timeline.note', { note }),
  }
  await deps.store.transaction(async (tx) => {
    if (!(await tx.clients.byId(clientId))) throw new AppError('NOT_FOUND', { id: clientId })
    await tx.timeline.append(entry)
  })
  return entry
}
